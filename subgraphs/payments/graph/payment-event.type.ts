import { enumOf } from "../../kit/enum-of.ts";
import {
  address,
  amount,
  bigint,
  boolean,
  cursor,
  dateTime,
  field,
  fieldOf,
  int,
  list,
  nullable,
  optional,
} from "../../kit/graph/fields.ts";
import { argsType, inputType, objectType } from "../../kit/graph/object-type.ts";
import { PositionScalar } from "../../kit/graph/scalars.ts";
import type { ChannelEvent } from "../model/channel-event.ts";
import type { EntryType } from "../projection/statement-entry.ts";
import { Account } from "./account.type.ts";
import { Finality } from "./finality.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { EntryTypeEnum } from "./statement.type.ts";
import { EvmTransactionType } from "./transaction.type.ts";

export const PaymentChannelEventKind = enumOf<ChannelEvent["type"]>(
  {
    OPENED: "Its consumer opened it.",
    DEPOSITED: "Its deposit grew.",
    PRICE_CHANGED: "A lane was opened, or got another price.",
    VOUCHER_KEY_ROTATED: "Its consumer replaced the key that signs tokens.",
    REDEMPTION_STARTED: "Its provider closed the token id in use.",
    REDEEMED: "Its provider redeemed a lane of the closed id.",
    REDEMPTION_FINALIZED: "Its provider ended a redemption.",
    SETTLED: "Its parties agreed to end it, and what that brings the provider.",
    TERMINATION_STARTED: "Its consumer gave notice.",
    TERMINATED: "It ended.",
    PAID_OUT: "A party took out what was due.",
  },
  "PaymentChannelEventType",
  "What happened to a payment channel.",
);

const event = {
  cursor: cursor("Its place in the stream; resume after it."),
  position: fieldOf<string>(PositionScalar, "Hand it to `@read(after:)` to see what it did, through any instance."),
  isRetracted: boolean("Whether the chain has taken it back: it has not happened, though it had been told before."),
  finality: fieldOf<Finality>(Finality, "How certain it is; what is not final may be retracted later."),
  channel: nullable(
    field(() => PaymentChannel, "The channel as it is now; null when the chain has taken its opening back."),
  ),
  channelAddress: address("Address of the channel's contract."),
  transaction: field(() => EvmTransactionType, "The transaction that did it."),
};

export const PaymentChannelEvent = objectType("PaymentChannelEvent", "Something that happened to a payment channel.", {
  ...event,
  type: fieldOf<ChannelEvent["type"]>(PaymentChannelEventKind, "What happened."),
  amount: optional(amount("What was paid, when something was.")),
  happenedAt: dateTime("Time of the block."),
});
export type PaymentChannelEvent = InstanceType<typeof PaymentChannelEvent>;

export const RedemptionEvent = objectType("RedemptionEvent", "A provider redeemed.", {
  ...event,
  consumer: field(() => Account, "The channel's consumer."),
  provider: field(() => Account, "The channel's provider."),
  asset: nullable(address("The asset: a token's address; null for ether.")),
  tokenId: bigint("The redeemed token id."),
  lane: int("The lane of the token."),
  requests: bigint("How many requests were paid for."),
  amount: amount("What they brought."),
  redeemedAt: dateTime("Time of the block."),
});
export type RedemptionEvent = InstanceType<typeof RedemptionEvent>;

export const PaymentMovementEvent = objectType("PaymentMovementEvent", "Money moved in a channel.", {
  ...event,
  type: fieldOf<EntryType>(EntryTypeEnum, "What moved it."),
  consumer: field(() => Account, "The channel's consumer."),
  provider: field(() => Account, "The channel's provider."),
  asset: nullable(address("The asset: a token's address; null for ether.")),
  amount: amount("What was moved."),
  tokenId: optional(bigint("Of a redemption: the redeemed token id.")),
  lane: optional(int("Of a redemption: the lane of the token.")),
  requests: optional(bigint("Of a redemption: how many requests were paid for.")),
  happenedAt: dateTime("Time of the block."),
});
export type PaymentMovementEvent = InstanceType<typeof PaymentMovementEvent>;

const PaymentEventFilterInput = inputType("PaymentEventFilterInput", "Which events; every given condition must hold.", {
  channel: optional(address("Only of this channel.")),
  consumer: optional(address("Only of channels in which this account pays.")),
  provider: optional(address("Only of channels in which this account is paid.")),
  account: optional(address("Only of channels in which this account pays or is paid.")),
  asset: optional(address("Only of this asset; the zero address is ether.")),
  types: optional(list(fieldOf<ChannelEvent["type"]>(PaymentChannelEventKind, "Only of these types."))),
});

export const PaymentEventsArgs = argsType({
  after: optional(cursor("Go on after this event.")),
  filter: optional(field(() => PaymentEventFilterInput, "Which events to deliver.")),
});
export type PaymentEventsArgs = InstanceType<typeof PaymentEventsArgs>;
