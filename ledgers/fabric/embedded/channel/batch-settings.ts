/** When the orderer closes a block. */
export interface BatchSettings {
  /** Time since the first transaction of the batch. */
  readonly timeoutMs: number;
  readonly maxMessages: number;
  /** A batch that would grow beyond is closed before; one larger transaction goes alone. */
  readonly preferredBytes: number;
  /** Larger transactions are refused. */
  readonly absoluteBytes: number;
}

/** Right for one machine: orderer and peers share it, so waiting longer only adds latency. */
export const defaultBatchSettings: BatchSettings = {
  timeoutMs: 20,
  maxMessages: 500,
  preferredBytes: 2 * 1024 * 1024,
  absoluteBytes: 10 * 1024 * 1024,
};
