import type { Command } from "commander";
import type { Fact } from "../output/output.ts";

/** Where an act took effect, on Fabric or on the EVM chain. */
type Transaction =
  | { readonly id: string; readonly blockNumber: string; readonly position: string }
  | { readonly hash: string; readonly blockNumber: string; readonly position: string };

export function transactionFacts(transaction: Transaction | null): Fact[] {
  if (!transaction) return [];
  const id = "id" in transaction ? transaction.id : transaction.hash;
  return [
    ["transaction", id],
    ["block", transaction.blockNumber],
    ["position", transaction.position],
  ];
}

/** With a key of one's own an act takes effect once, also when the command is given again. */
export const keyOption = (self: Command): Command =>
  self.option("--key <key>", "idempotency key: given again with the same key, the act takes effect once");

/** The idempotency key of a call, for an input. */
export const keyOf = ({ options }: { readonly options: Readonly<Record<string, unknown>> }) =>
  options.key === undefined ? {} : { idempotencyKey: options.key as string };
