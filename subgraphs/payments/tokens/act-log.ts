/** Part of an act, numbered: done again after a crash, it finds its first outcome. */
export interface ActPart {
  readonly act: string;
  readonly part: number;
  /** Whether it is surely done for the first time, and need not be looked up. */
  readonly isNew?: boolean;
}

/** Part of an act; none of an act without a name, of which nothing is kept. */
export function partOf(act: string | undefined, part: number): ActPart | undefined {
  return act === undefined ? undefined : { act, part };
}

/** Counters that were taken from `first` on, under the token id and on the lane of that time. */
export interface TakenCounters {
  readonly tokenId: bigint;
  readonly lane: number;
  readonly first: bigint;
}

/** Idempotency of acts: what their parts have signed and accepted. */
export interface ActLog {
  /** Counters that a part of an act took, once that is durable; `undefined` when it has done nothing yet. @throws STORE_UNAVAILABLE */
  find(part: ActPart): Promise<TakenCounters | undefined>;
  /** Forgets acts that nobody does again. */
  forget(acts: readonly string[]): Promise<void>;
  /** Forgets acts whose names sort from `first` and before `end`. */
  forgetBetween(first: string, end: string): Promise<void>;
}
