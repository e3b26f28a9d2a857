import type { ChainBlock } from "../../../ledgers/evm/chain-details.ts";
import { bigint, blockNumber, dateTime, hash, int, nullable } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { connectionType } from "../../kit/graph/paging.ts";

export const EvmBlock = objectType("EvmBlock", "A block of the EVM chain.", {
  number: blockNumber("Its number, from 0."),
  hash: hash("Its hash."),
  previousHash: hash("Hash of the block before it."),
  time: dateTime("Its time."),
  size: nullable(int("In bytes; null when the node does not tell.")),
  gasUsed: bigint("Gas that its transactions used."),
  gasLimit: bigint("Gas that they could use."),
});
export type EvmBlock = InstanceType<typeof EvmBlock>;
export const EvmBlockConnection = connectionType(() => EvmBlock, "EvmBlock");

/** Block with the hashes of its transactions. */
export interface EvmBlockView extends EvmBlock {
  readonly hashes: readonly string[];
}

/** Last second that `DateTime` has, in Unix seconds. */
const lastSecond = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

export function evmBlockView({ parentHash, timestamp, transactions, size, ...block }: ChainBlock): EvmBlockView {
  const { number, hash: own, gasUsed, gasLimit } = block;
  return {
    number,
    hash: own,
    previousHash: parentHash,
    // A block's maker may give it a time that no calendar has.
    time: new Date(Math.min(timestamp, lastSecond) * 1000),
    size: size ?? null,
    gasUsed,
    gasLimit,
    hashes: transactions,
  };
}
