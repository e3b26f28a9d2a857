import { z } from "zod";

/** Answers of a JSON-RPC node, checked where they enter. Quantities become numbers or bigints, hex stays lower case. */
export const hex = z.string().regex(/^0x[0-9a-fA-F]*$/);
export const lowerHex = hex.transform((text) => text.toLowerCase());
export const quantity = hex.transform((text) => BigInt(text));
export const index = hex.transform((text) => Number(text));

export const blockHeaderSchema = z.object({
  number: index,
  hash: lowerHex,
  parentHash: lowerHex,
  timestamp: index,
  baseFeePerGas: quantity.optional(),
});

/** A block without its transactions; `timestamp` in Unix seconds. */
export type BlockHeader = z.output<typeof blockHeaderSchema>;

export const logSchema = z.object({
  address: lowerHex,
  topics: z.array(lowerHex),
  data: hex,
  blockNumber: index,
  blockHash: lowerHex,
  transactionHash: lowerHex,
  transactionIndex: index,
  logIndex: index,
});

/** One event as the chain keeps it. */
export type ChainLog = z.output<typeof logSchema>;

export const receiptSchema = z.object({
  transactionHash: lowerHex,
  blockNumber: index,
  blockHash: lowerHex,
  status: index,
  gasUsed: quantity,
  logs: z.array(logSchema),
});

/** Receipt of a mined transaction; `status` is 1 when it took effect. */
export type TransactionReceipt = z.output<typeof receiptSchema>;
