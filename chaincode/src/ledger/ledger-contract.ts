import { Contract } from "fabric-contract-api";
import { demandOwnTime } from "./clock-rule.ts";
import { LedgerContext } from "./ledger-context.ts";

/** Base of our contracts: functions on a {@link LedgerContext}; those that submit check their date. */
export abstract class LedgerContract extends Contract {
  override createContext(): LedgerContext {
    return new LedgerContext();
  }

  /** Runs before each function but those that only read. @throws CLOCK_SKEW */
  override async beforeTransaction(ctx: LedgerContext): Promise<void> {
    const nowMs = Date.now();
    const name = ctx.stub.getFunctionAndParameters().fcn.replace(/^.*:/, "");
    if (!isRead(this, name)) await demandOwnTime(ctx, nowMs);
  }
}

interface TransactionMetadata {
  readonly name: string;
  readonly tag?: readonly string[];
}

/** Whether a function is declared `@Transaction(false)`; such functions only read. */
function isRead(contract: LedgerContract, name: string): boolean {
  const { getMetadata } = Reflect as unknown as { getMetadata(key: string, target: object): unknown };
  const functions = (getMetadata("fabric:transactions", contract) ?? []) as readonly TransactionMetadata[];
  return functions.some((one) => one.name === name && one.tag?.includes("EVALUATE") === true);
}
