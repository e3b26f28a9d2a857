import { enumOf } from "../../kit/enum-of.ts";
import { address, amount, bigint, field, fieldOf, id, int, list, nullable, optional } from "../../kit/graph/fields.ts";
import { inputType, objectType, pageArgs } from "../../kit/graph/object-type.ts";
import { orderInput } from "../../kit/graph/ordering.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import { MspIdScalar } from "../../kit/graph/scalars.ts";
import type { FlowOrder } from "../flows/flow-reads.ts";
import { Account } from "./account.type.ts";
import { PeriodInput } from "./period.input.ts";

export const PaymentFlow = objectType(
  "PaymentFlow",
  "What went from one account to another in a period, of one asset.",
  {
    id: id("Its id, the same in every period; opaque."),
    consumer: field(() => Account, "Who pays."),
    provider: field(() => Account, "Who is paid."),
    asset: nullable(address("The asset: a token's address; null for ether.")),
    channels: int("In how many channels something moved."),
    deposited: amount("What was paid into them."),
    redeemed: amount("What the provider redeemed."),
    requests: bigint("How many requests it redeemed."),
  },
);
export type PaymentFlow = InstanceType<typeof PaymentFlow>;
export const PaymentFlowConnection = connectionType(() => PaymentFlow, "PaymentFlow");

export const PaymentFlowTotal = objectType("PaymentFlowTotal", "All flows of one asset, of every page.", {
  asset: nullable(address("The asset: a token's address; null for ether.")),
  channels: int("In how many channels something moved."),
  deposited: amount("What was paid into them."),
  redeemed: amount("What providers redeemed."),
  requests: bigint("How many requests they redeemed."),
});
export type PaymentFlowTotal = InstanceType<typeof PaymentFlowTotal>;

const PaymentFlowFilterInput = inputType("PaymentFlowFilterInput", "Which flows; every given condition must hold.", {
  consumer: optional(address("Only those in which this account pays.")),
  provider: optional(address("Only those in which this account is paid.")),
  accounts: optional(list(address("Only those in which one of these pays or is paid."))),
  organization: optional(
    fieldOf<string>(
      MspIdScalar,
      "Only those in which an account pays or is paid that is held here for this organisation, which must be the asking one.",
    ),
  ),
  asset: optional(address("Only of this asset; the zero address is ether.")),
});
export type PaymentFlowFilterInput = InstanceType<typeof PaymentFlowFilterInput>;

const FlowOrderEnum = enumOf<FlowOrder>(
  {
    PARTIES: "By the addresses of consumer and provider.",
    DEPOSITED: "By what was paid in, whatever the asset.",
    REDEEMED: "By what was redeemed, whatever the asset.",
    REQUESTS: "By the number of requests.",
  },
  "PaymentFlowOrderField",
  "What flows are ordered by.",
);

const PaymentFlowOrderInput = orderInput<FlowOrder>(
  "PaymentFlowOrderInput",
  "How to order flows; equal ones by the addresses of their parties.",
  FlowOrderEnum,
);

export const PaymentFlowsArgs = pageArgs({
  period: optional(field(() => PeriodInput, "When; all time unless given.")),
  filter: optional(field(() => PaymentFlowFilterInput, "Which ones.")),
  orderBy: optional(field(() => PaymentFlowOrderInput, "In which order; by their parties unless given.")),
});
export type PaymentFlowsArgs = InstanceType<typeof PaymentFlowsArgs>;
