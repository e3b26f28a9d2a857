/** Limits at which the orderer closes a block. */
export interface BatchSettings {
  /** Longest time since the first transaction of the batch, in ms. */
  readonly timeoutMs: number;
  readonly maxMessages: number;
  /** Size beyond which a batch does not grow; one larger transaction goes alone. */
  readonly preferredBytes: number;
  /** Size of the largest transaction; larger ones are refused. */
  readonly absoluteBytes: number;
}

/** Batch settings of one machine: orderer and peers share it, so waiting longer only adds latency. */
export const defaultBatchSettings: BatchSettings = {
  timeoutMs: 20,
  maxMessages: 500,
  preferredBytes: 2 * 1024 * 1024,
  absoluteBytes: 10 * 1024 * 1024,
};
