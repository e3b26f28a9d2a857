/** One of the things that an act does which may be done again after a crash, and then must find what it did before. */
export interface ActPart {
  /** Names the act. */
  readonly act: string;
  readonly part: number;
  /** Whether it is surely done for the first time, so that nothing need be looked up. */
  readonly isNew?: boolean;
}

/** A part of an act that may have a name; nothing is kept of one that has none. */
export function partOf(act: string | undefined, part: number): ActPart | undefined {
  return act === undefined ? undefined : { act, part };
}

/** Counters that were taken, under the token id and on the lane of that time. */
export interface TakenCounters {
  readonly tokenId: bigint;
  readonly lane: number;
  readonly first: bigint;
}

/** Idempotency of acts: what their parts have signed and accepted. */
export interface ActLog {
  /** Counters that a part of an act took, once that is durable; `undefined` when it has done nothing yet. @throws STORE_UNAVAILABLE */
  find(part: ActPart): Promise<TakenCounters | undefined>;
  /** Forgets what acts did that nobody does again. */
  forget(acts: readonly string[]): Promise<void>;
  /** Forgets what acts did whose names sort from `first` and before `end`. */
  forgetBetween(first: string, end: string): Promise<void>;
}
