import type { ClassType } from "type-graphql";
import { amount, bigint, field, int, listOf, nullable, string } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import type { CostNode } from "../attribution/cost-tree.ts";
import { Account } from "./account.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

/** Cost as the graph shows it, with the account that caused it. */
export interface CostView extends Omit<CostNode, "account" | "causes"> {
  readonly account: Account | null;
  readonly causes: readonly CostView[];
}

export const PaymentCost: ClassType<object> = objectType(
  "PaymentCost",
  "What an account caused, by itself and on behalf of its callers: its amount less that of its causes is its own.",
  {
    account: nullable(field(() => Account, "The account; null for callers too many to tell apart.")),
    requests: bigint("How many of the redeemed requests it caused."),
    amount: amount("What they brought the provider, to the unit."),
    provenAmount: amount(
      "How much of it the ledger itself tells the first cause of, by lanes of their own; the rest the consumer's payment server has counted.",
    ),
    causes: listOf(() => PaymentCost, "Who called it, with what each caused."),
  },
);

const TracedPayment = objectType("TracedPayment", "Requests that an account signed for as a part of a trace.", {
  channel: nullable(field(() => PaymentChannel, "Where they are paid.")),
  consumer: field(() => Account, "Who pays."),
  provider: field(() => Account, "Who is paid."),
  tokenId: bigint("The token id that they were signed under."),
  lane: int("Their lane."),
  requests: int("How many they are."),
  value: amount("What they cost."),
  origin: listOf(
    () => Account,
    "On whose behalf: from the first cause to who called the consumer; empty for requests of its own.",
  ),
});
export type TracedPayment = InstanceType<typeof TracedPayment>;

export const PaymentTrace = objectType("PaymentTrace", "What a trace cost the asking organisation's accounts.", {
  traceId: string("The trace's id."),
  payments: listOf(() => TracedPayment, "What was signed for, oldest first; only the newest traces are kept."),
});
