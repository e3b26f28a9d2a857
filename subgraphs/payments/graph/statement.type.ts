import { enumOf } from "../../kit/enum-of.ts";
import {
  address,
  amount,
  bigint,
  dateTime,
  field,
  fieldOf,
  hash,
  id,
  int,
  list,
  listOf,
  nullable,
  optional,
} from "../../kit/graph/fields.ts";
import { inputType, objectType, pageArgs } from "../../kit/graph/object-type.ts";
import { orderInput } from "../../kit/graph/ordering.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import type { EntryType } from "../projection/statement-entry.ts";
import type { LineDirection } from "../statements/line-conditions.ts";
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

export const PaymentBalance = objectType(
  "PaymentBalance",
  "What became of the money of one asset: opening + deposited + earned - spent - paidOut = closing. An account's money is what its channels hold for it: what is held for a consumer, and what is due to either party.",
  {
    asset: nullable(address("The asset: a token's address; null for ether.")),
    opening: amount("What there was when the period began."),
    deposited: amount("Paid into channels of the accounts."),
    spent: amount("What providers redeemed from the accounts, or got by agreement."),
    earned: amount("What the accounts redeemed as providers, or got by agreement."),
    returned: amount("Left over where channels ended; it stays the consumer's."),
    paidOut: amount("What the accounts took out."),
    closing: amount("What there was when the period ended."),
  },
);
export type PaymentBalance = InstanceType<typeof PaymentBalance>;

export const PaymentStatementLine = objectType(
  "PaymentStatementLine",
  "One movement of an account's money, with what proves it.",
  {
    id: id("Its id; opaque."),
    type: fieldOf<EntryType>(EntryTypeEnum, "What moved it."),
    account: field(() => Account, "Whose money."),
    counterparty: nullable(
      field(() => Account, "The channel's other party; null for a payout of many channels at once."),
    ),
    channel: nullable(field(() => PaymentChannel, "The channel; null when it is one of x402's scheme.")),
    x402Channel: nullable(hash("Id of the channel of x402's scheme batch-settlement; null when it is one of ours.")),
    asset: nullable(address("The asset: a token's address; null for ether.")),
    balance: amount("What the account's money of this asset was right after it."),
    change: bigint("By how much the account's money changed; negative when it became less."),
    amount: amount("What was moved."),
    requests: nullable(bigint("Of a redemption: how many requests were paid for.")),
    lane: nullable(int("Of a redemption: their lane.")),
    happenedAt: dateTime("Time of the block."),
    transaction: field(() => EvmTransactionType, "The transaction that did it."),
    finality: fieldOf<Finality>(Finality, "How certain it is."),
    token: optional(
      field(
        () => PaymentTokenType,
        "Of a redemption: the token that the consumer signed, from the transaction itself. Null when the provider redeemed by way of another contract.",
      ),
    ),
  },
);
export type PaymentStatementLine = InstanceType<typeof PaymentStatementLine>;
export const PaymentStatementLineConnection = connectionType(() => PaymentStatementLine, "PaymentStatementLine");

export const PaymentStatement = objectType(
  "PaymentStatement",
  "What happened to the money of accounts in a period, as the chain tells it.",
  { accounts: listOf(() => Account, "Whose money.") },
);
export type PaymentStatement = InstanceType<typeof PaymentStatement> & { readonly period: Period };

const LineDirectionEnum = enumOf<LineDirection>(
  { IN: "The account's money became more.", OUT: "It became less." },
  "PaymentDirection",
  "Which way an account's money moved; what only ended a channel is neither.",
);

export const PaymentStatementLineFilterInput = inputType(
  "PaymentStatementLineFilterInput",
  "Which lines; every given condition must hold.",
  {
    types: optional(list(fieldOf<EntryType>(EntryTypeEnum, "Only of these types."))),
    asset: optional(address("Only of this asset; the zero address is ether.")),
    channel: optional(address("Only of this channel.")),
    counterparty: optional(address("Only with this other party.")),
    account: optional(address("Only of this one of the accounts.")),
    direction: optional(fieldOf<LineDirection>(LineDirectionEnum, "Only those that changed the money this way.")),
    minimum: optional(amount("Only those that moved this or more.")),
    maximum: optional(amount("Only those that moved this or less.")),
    finality: optional(fieldOf<Finality>(Finality, "Only those that are as certain as this, neither more nor less.")),
  },
);

export type PaymentStatementLineFilterInput = InstanceType<typeof PaymentStatementLineFilterInput>;

const LineOrderEnum = enumOf(
  { HAPPENED_AT: "By when they happened." },
  "PaymentStatementLineOrderField",
  "What statement lines are ordered by.",
);

const PaymentStatementLineOrderInput = orderInput<keyof typeof LineOrderEnum>(
  "PaymentStatementLineOrderInput",
  "How to order statement lines.",
  LineOrderEnum,
);

export const PaymentStatementLinesArgs = pageArgs({
  filter: optional(field(() => PaymentStatementLineFilterInput, "Which ones.")),
  orderBy: optional(field(() => PaymentStatementLineOrderInput, "In which order; oldest first unless given.")),
});
export type PaymentStatementLinesArgs = InstanceType<typeof PaymentStatementLinesArgs>;
