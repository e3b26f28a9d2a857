import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { AddressScalar, BigIntScalar, CursorScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/scalars.ts";
import { EntryType } from "../projection/statement-entry.ts";
import { Account } from "./account.type.ts";
import { Finality } from "./finality.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { EvmTransactionType } from "./transaction.type.ts";

export const PaymentChannelEventKind = {
  OPENED: "OPENED",
  DEPOSITED: "DEPOSITED",
  PRICE_CHANGED: "PRICE_CHANGED",
  VOUCHER_KEY_ROTATED: "VOUCHER_KEY_ROTATED",
  REDEMPTION_STARTED: "REDEMPTION_STARTED",
  REDEEMED: "REDEEMED",
  REDEMPTION_FINALIZED: "REDEMPTION_FINALIZED",
  SETTLED: "SETTLED",
  TERMINATION_STARTED: "TERMINATION_STARTED",
  TERMINATED: "TERMINATED",
  PAID_OUT: "PAID_OUT",
} as const;
export type PaymentChannelEventKind = keyof typeof PaymentChannelEventKind;
registerEnumType(PaymentChannelEventKind, {
  name: "PaymentChannelEventType",
  description: "What happened to a payment channel.",
  valuesConfig: {
    OPENED: { description: "Its consumer opened it." },
    DEPOSITED: { description: "Its deposit grew." },
    PRICE_CHANGED: { description: "A lane was opened, or got another price." },
    VOUCHER_KEY_ROTATED: { description: "Its consumer replaced the key that signs tokens." },
    REDEMPTION_STARTED: { description: "Its provider closed the token id in use." },
    REDEEMED: { description: "Its provider redeemed a lane of the closed id." },
    REDEMPTION_FINALIZED: { description: "Its provider ended a redemption." },
    SETTLED: { description: "Its parties agreed to end it, and what that brings the provider." },
    TERMINATION_STARTED: { description: "Its consumer gave notice." },
    TERMINATED: { description: "It ended." },
    PAID_OUT: { description: "A party took out what was due." },
  },
});

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
  type!: PaymentChannelEventKind;

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
  @Field(() => EntryType, { description: "What moved it." })
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
  types?: PaymentChannelEventKind[] | null;
}
