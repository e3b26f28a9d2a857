import { enumOf } from "../../kit/enum-of.ts";
import { blockNumber, type Fields, field, fieldOf, hash, listOf, optional } from "../../kit/graph/fields.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import type { EvmTransaction } from "../model/transaction.ts";

export const EvmTransactionStatus = enumOf<EvmTransaction["status"]>(
  { SUCCEEDED: "It took effect.", REVERTED: "The contract refused it; nothing was changed." },
  "EvmTransactionStatus",
  "What a receipt says became of a transaction.",
);

export const EvmTransactionType = objectType("EvmTransaction", "A transaction that the chain has mined.", {
  hash: hash("The transaction's hash."),
  blockNumber: blockNumber("The block that holds it."),
  status: fieldOf<EvmTransaction["status"]>(
    EvmTransactionStatus,
    "The receipt's status; SUCCEEDED for every act that took effect.",
  ),
});

/** Payload of a mutation that acts on the chain: its own fields, and what became of the act. */
export const payloadType = <F extends Fields>(name: string, description: string, fields: F) =>
  objectType(name, description, {
    userErrors: listOf(() => UserError, "Why the act was refused; empty when it took effect."),
    transaction: optional(field(() => EvmTransactionType, "The transaction that made the act take effect.")),
    ...fields,
  });
