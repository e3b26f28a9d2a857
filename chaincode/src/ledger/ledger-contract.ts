import { Contract } from "fabric-contract-api";
import { demandOwnTime } from "./clock-rule.ts";
import { LedgerContext } from "./ledger-context.ts";

/** What each contract of ours is: functions on a {@link LedgerContext}, of which those that submit are dated rightly. */
export abstract class LedgerContract extends Contract {
  override createContext(): LedgerContext {
    return new LedgerContext();
  }

  /** Before each function but those that only read. @throws CLOCK_SKEW */
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

/** What `@Transaction(false)` declares; peers never commit what such a function writes, because it writes nothing. */
function isRead(contract: LedgerContract, name: string): boolean {
  const { getMetadata } = Reflect as unknown as { getMetadata(key: string, target: object): unknown };
  const functions = (getMetadata("fabric:transactions", contract) ?? []) as readonly TransactionMetadata[];
  return functions.some((one) => one.name === name && one.tag?.includes("EVALUATE") === true);
}
