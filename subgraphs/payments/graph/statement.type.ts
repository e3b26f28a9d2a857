import { ArgsType, Field, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import { connectionType, PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, HashScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import type { EntryType } from "../projection/statement-entry.ts";
import type { Period } from "../statements/period.ts";
import { Account } from "./account.type.ts";
import { Finality } from "./finality.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentTokenType } from "./token.type.ts";
import { EvmTransactionType } from "./transaction.type.ts";

export const EntryTypeEnum = enumOf<EntryType>(
  {
    DEPOSIT: "Somebody paid into a channel of the account.",
    REDEMPTION: "The channel's provider redeemed a token.",
    SETTLEMENT: "The parties ended a channel and agreed on what that brings the provider.",
    RETURN: "A channel ended; what was left is the consumer's to take out.",
    PAYOUT: "The account took out what was due to it.",
  },
  "PaymentStatementLineType",
  "What moved an account's money.",
);

@ObjectType({
  description:
    "What became of the money of one asset: opening + deposited + earned - spent - paidOut = closing. An account's money is what its channels hold for it: what is held for a consumer, and what is due to either party.",
  simpleResolvers: true,
})
export class PaymentBalance {
  @Field(() => AddressScalar, { nullable: true, description: "The asset: a token's address; null for ether." })
  asset!: string | null;

  @Field(() => TokenAmountScalar, { description: "What there was when the period began." })
  opening!: bigint;

  @Field(() => TokenAmountScalar, { description: "Paid into channels of the accounts." })
  deposited!: bigint;

  @Field(() => TokenAmountScalar, { description: "What providers redeemed from the accounts, or got by agreement." })
  spent!: bigint;

  @Field(() => TokenAmountScalar, { description: "What the accounts redeemed as providers, or got by agreement." })
  earned!: bigint;

  @Field(() => TokenAmountScalar, { description: "Left over where channels ended; it stays the consumer's." })
  returned!: bigint;

  @Field(() => TokenAmountScalar, { description: "What the accounts took out." })
  paidOut!: bigint;

  @Field(() => TokenAmountScalar, { description: "What there was when the period ended." })
  closing!: bigint;
}

@ObjectType({ description: "One movement of an account's money, with what proves it.", simpleResolvers: true })
export class PaymentStatementLine {
  @Field(() => EntryTypeEnum, { description: "What moved it." })
  type!: EntryType;

  @Field(() => Account, { description: "Whose money." })
  account!: Account;

  @Field(() => Account, {
    nullable: true,
    description: "The channel's other party; null for a payout of many channels at once.",
  })
  counterparty!: Account | null;

  @Field(() => PaymentChannel, { nullable: true, description: "The channel; null when it is one of x402's scheme." })
  channel!: PaymentChannel | null;

  @Field(() => HashScalar, {
    nullable: true,
    description: "Id of the channel of x402's scheme batch-settlement; null when it is one of ours.",
  })
  x402Channel!: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "The asset: a token's address; null for ether." })
  asset!: string | null;

  @Field(() => BigIntScalar, { description: "By how much the account's money changed; negative when it became less." })
  change!: bigint;

  @Field(() => TokenAmountScalar, { description: "What was moved." })
  amount!: bigint;

  @Field(() => BigIntScalar, { nullable: true, description: "Of a redemption: how many requests were paid for." })
  requests!: bigint | null;

  @Field(() => Int, { nullable: true, description: "Of a redemption: their lane." })
  lane!: number | null;

  @Field(() => DateTimeScalar, { description: "Time of the block." })
  happenedAt!: Date;

  @Field(() => EvmTransactionType, { description: "The transaction that did it." })
  transaction!: EvmTransactionType;

  @Field(() => Finality, { description: "How certain it is." })
  finality!: Finality;

  @Field(() => PaymentTokenType, {
    nullable: true,
    description:
      "Of a redemption: the token that the consumer signed, from the transaction itself. Null when the provider redeemed by way of another contract.",
  })
  token?: PaymentTokenType | null;
}

export const PaymentStatementLineConnection = connectionType(() => PaymentStatementLine, "PaymentStatementLine");

@ObjectType({
  description: "What happened to the money of accounts in a period, as the chain tells it.",
  simpleResolvers: true,
})
export class PaymentStatement {
  @Field(() => [Account], { description: "Whose money." })
  accounts!: Account[];

  /** What it covers. */
  period?: Period;
}

@InputType({ description: "Which lines; every given condition must hold." })
export class PaymentStatementLineFilterInput {
  @Field(() => [EntryTypeEnum], { nullable: true, description: "Only of these types." })
  types?: EntryType[] | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of this asset; the zero address is ether." })
  asset?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only of this channel." })
  channel?: string | null;

  @Field(() => AddressScalar, { nullable: true, description: "Only with this other party." })
  counterparty?: string | null;
}

@ArgsType()
export class PaymentStatementLinesArgs extends PageArgs {
  @Field(() => PaymentStatementLineFilterInput, { nullable: true, description: "Which ones." })
  filter?: PaymentStatementLineFilterInput | null;
}
