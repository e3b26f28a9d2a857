import { toQuantity } from "ethers";
import { z } from "zod";
import type { EvmChain } from "./chain.ts";
import { hex, index, lowerHex, quantity, receiptSchema } from "./rpc-types.ts";

const blockSchema = z.object({
  number: quantity,
  hash: lowerHex,
  parentHash: lowerHex,
  timestamp: index,
  gasUsed: quantity,
  gasLimit: quantity,
  size: index.nullish(),
  transactions: z.array(lowerHex),
});

/** A block of the chain with the hashes of its transactions; `timestamp` in Unix seconds, `size` in bytes. */
export type ChainBlock = z.output<typeof blockSchema>;

const transactionSchema = z.object({
  hash: lowerHex,
  /** Null until a block holds it. */
  blockNumber: quantity.nullish(),
  transactionIndex: index.nullish(),
  from: lowerHex,
  /** Null where it makes a contract. */
  to: lowerHex.nullish(),
  value: quantity,
  nonce: quantity,
  gas: quantity,
  input: hex,
});

const minedSchema = receiptSchema.extend({
  /** Null of old transactions, whose receipts had a state root in its place. */
  status: index.nullish(),
  effectiveGasPrice: quantity.nullish(),
  contractAddress: lowerHex.nullish(),
});

/** Receipt of a transaction, with what it paid for its gas and the contract that it made. */
export type ChainReceipt = z.output<typeof minedSchema>;

/** A transaction as it was sent, with its receipt when a block holds it. */
export type ChainTransaction = z.output<typeof transactionSchema> & {
  readonly receipt: ChainReceipt | undefined;
};

type Reader = Pick<EvmChain, "rpc">;

/** A block by its number or its hash; `undefined` when the chain has none such. */
export async function readBlockDetails(
  chain: Reader,
  place: { readonly number: bigint } | { readonly hash: string },
): Promise<ChainBlock | undefined> {
  const answer =
    "hash" in place
      ? await chain.rpc("eth_getBlockByHash", [place.hash, false])
      : await chain.rpc("eth_getBlockByNumber", [toQuantity(place.number), false]);
  return answer === null ? undefined : blockSchema.parse(answer);
}

/** A transaction by its hash, mined or not; `undefined` when the node knows none such. */
export async function readTransactionDetails(chain: Reader, hash: string): Promise<ChainTransaction | undefined> {
  const [sent, receipt] = await Promise.all([
    chain.rpc("eth_getTransactionByHash", [hash]),
    chain.rpc("eth_getTransactionReceipt", [hash]),
  ]);
  if (sent === null) return undefined;
  return { ...transactionSchema.parse(sent), receipt: receipt === null ? undefined : minedSchema.parse(receipt) };
}
