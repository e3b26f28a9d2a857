import { Field, InputType, ObjectType } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import {
  AddressScalar,
  BigIntScalar,
  CursorScalar,
  DateTimeScalar,
  TokenAmountScalar,
} from "../../kit/graph/scalars.ts";
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

@ObjectType({ description: "Something that happened on the chain.", simpleResolvers: true })
export abstract class PaymentEvent {
  @Field(() => CursorScalar, { description: "Its place in the stream; resume after it." })
  cursor!: string;

  @Field(() => Boolean, {
    description: "Whether the chain has taken it back: it has not happened, though it had been told before.",
  })
  isRetracted!: boolean;

  @Field(() => Finality, { description: "How certain it is; what is not final may be retracted later." })
  finality!: Finality;

  @Field(() => PaymentChannel, {
    nullable: true,
    description: "The channel as it is now; null when the chain has taken its opening back.",
  })
  channel!: PaymentChannel | null;

  @Field(() => AddressScalar, { description: "Address of the channel's contract." })
  channelAddress!: string;

  @Field(() => EvmTransactionType, { description: "The transaction that did it." })
  transaction!: EvmTransactionType;
}

@ObjectType({ description: "Something that happened to a payment channel.", simpleResolvers: true })
export class PaymentChannelEvent extends PaymentEvent {
  @Field(() => PaymentChannelEventKind, { description: "What happened." })
  type!: ChannelEvent["type"];

  @Field(() => TokenAmountScalar, { nullable: true, description: "What was paid, when something was." })
  amount?: bigint | null;

  @Field(() => DateTimeScalar, { description: "Time of the block." })
  happenedAt!: Date;
}

@ObjectType({ description: "A provider redeemed.", simpleResolvers: true })
export class RedemptionEvent extends PaymentEvent {
  @Field(() => BigIntScalar, { description: "The redeemed token id." })
  tokenId!: bigint;

  @Field(() => BigIntScalar, { description: "How many requests were paid for." })
  requests!: bigint;

  @Field(() => TokenAmountScalar, { description: "What they brought." })
  amount!: bigint;

  @Field(() => DateTimeScalar, { description: "Time of the block." })
  redeemedAt!: Date;
}

@ObjectType({ description: "Money moved in a channel.", simpleResolvers: true })
export class PaymentMovementEvent extends PaymentEvent {
  @Field(() => EntryTypeEnum, { description: "What moved it." })
  type!: EntryType;

  @Field(() => Account, { description: "The channel's consumer." })
  consumer!: Account;

  @Field(() => Account, { description: "The channel's provider." })
  provider!: Account;

  @Field(() => AddressScalar, { nullable: true, description: "The asset: a token's address; null for ether." })
  asset!: string | null;

  @Field(() => TokenAmountScalar, { description: "What was moved." })
  amount!: bigint;

  @Field(() => DateTimeScalar, { description: "Time of the block." })
  happenedAt!: Date;
}

@InputType({ description: "Which events; every given condition must hold." })
export class PaymentEventFilterInput {
  @Field(() => AddressScalar, { nullable: true, description: "Only of this channel." })
  channel?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of channels in which this account pays." })
  consumer?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of channels in which this account is paid." })
  provider?: string | null;

  @Field(() => AddressScalar, {
    nullable: true,
    description: "Only of channels in which this account pays or is paid.",
  })
  account?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of this asset; the zero address is ether." })
  asset?: string | null;

  @Field(() => [PaymentChannelEventKind], { nullable: true, description: "Only of these types." })
  types?: ChannelEvent["type"][] | null;
}
