/** A transaction that the chain has mined. */
export interface EvmTransaction {
  readonly hash: string;
  readonly blockNumber: bigint;
  readonly status: "SUCCEEDED" | "REVERTED";
  /** Hash of the block where it is known, for the transaction's position. */
  readonly blockHash?: string | undefined;
}

/** A transaction that took effect. */
export function succeeded(hash: string, block: number, blockHash?: string): EvmTransaction {
  return { hash, blockNumber: BigInt(block), blockHash, status: "SUCCEEDED" };
}
