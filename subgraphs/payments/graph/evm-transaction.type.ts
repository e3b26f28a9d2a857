import { createUnionType } from "type-graphql";
import type { ChainTransaction } from "../../../ledgers/evm/chain-details.ts";
import { Excerpt } from "../../kit/graph/excerpt.ts";
import { address, amount, bigint, field, hash, int, list, listOf, nullable, string } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { connectionType } from "../../kit/graph/paging.ts";
import { Account } from "./account.type.ts";
import { PaymentChannel } from "./payment-channel.type.ts";

const EvmNamedValue = objectType("EvmNamedValue", "A value by its name in a contract's interface.", {
  name: string("Its name; its place where it has none."),
  type: string("Its type in Solidity."),
  value: field(() => Excerpt, "The value, JSON: whole numbers as decimal strings, tuples as objects."),
});

export const EvmContractWords = objectType(
  "EvmContractWords",
  "A call or an event in the words of an interface that is known here: channels, their factory, x402, ERC-20.",
  {
    contract: string("The interface by which it was read; that the contract has it is not proved."),
    name: string("The function, or the event."),
    arguments: listOf(() => EvmNamedValue, "Its arguments, in their order."),
  },
);
export type EvmContractWords = InstanceType<typeof EvmContractWords>;

export const EvmLog = objectType("EvmLog", "A log of a transaction.", {
  index: int("Its place in its block, from 0."),
  address: address("The contract that wrote it."),
  topics: list(hash("Its topics: the event's signature, then indexed arguments.")),
  data: field(() => Excerpt, "Its data."),
  event: nullable(field(() => EvmContractWords, "The event; null when none that is known fits.")),
});
export type EvmLog = InstanceType<typeof EvmLog>;
export const EvmLogConnection = connectionType(() => EvmLog, "EvmLog");

export const EvmTransactionDetails = objectType(
  "EvmTransactionDetails",
  "A transaction of the EVM chain, decoded. What no known interface fits is there raw.",
  {
    hash: hash("Its hash."),
    index: nullable(int("Its place in the block, from 0; null until it is mined.")),
    from: address("Who sent it."),
    to: nullable(address("Whom it calls; null where it makes a contract.")),
    createdContract: nullable(address("The contract that it made.")),
    value: amount("Ether that it brings."),
    nonce: bigint("How many transactions its sender had sent before."),
    gasUsed: nullable(bigint("Gas that it used; null until it is mined.")),
    fee: nullable(amount("Ether that its gas cost; null until it is mined.")),
  },
);
export type EvmTransactionDetails = InstanceType<typeof EvmTransactionDetails>;
export const EvmTransactionDetailsConnection = connectionType(() => EvmTransactionDetails, "EvmTransactionDetails");

/** Transaction with all that the node told of it. */
export interface EvmTransactionView extends EvmTransactionDetails {
  readonly source: ChainTransaction;
}

export const EvmSubject = createUnionType({
  name: "EvmSubject",
  description: "What a transaction of the EVM chain is about.",
  types: () => [PaymentChannel, Account] as const,
  resolveType: (value) => ("consumer" in value ? PaymentChannel : Account),
});
