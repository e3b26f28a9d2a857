/** Mined transaction of the chain. */
export interface EvmTransaction {
  readonly hash: string;
  readonly blockNumber: bigint;
  readonly status: "SUCCEEDED" | "REVERTED";
  /** Hash of the block where it is known, for the transaction's position. */
  readonly blockHash?: string | undefined;
}

/** Transaction that took effect. */
export function succeeded(hash: string, block: number, blockHash?: string): EvmTransaction {
  return { hash, blockNumber: BigInt(block), blockHash, status: "SUCCEEDED" };
}
