import { PlatformError } from "../../../ledgers/errors.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";

/** Requests are counted per channel, token id and lane. */
export interface LaneKey {
  readonly channel: string;
  readonly tokenId: bigint;
  readonly lane: number;
}

/** A token that is right in itself; whether it counts depends on what was accepted before. */
export interface OfferedToken {
  readonly lane: LaneKey;
  readonly requests: bigint;
  readonly signature: Uint8Array;
  /** The lane of the other token id whose requests the channel's funds must cover too, while there are two. */
  readonly other: LaneKey | undefined;
  /** How many requests the channel's funds cover. */
  readonly covered: bigint;
}

/** One of the things that an act does which may be done again after a crash, and then must find what it did before. */
export interface ActPart {
  /** Names the act. */
  readonly act: string;
  readonly part: number;
}

/** Counters that were taken, under the token id of that time. */
export interface TakenCounters {
  readonly tokenId: bigint;
  readonly first: bigint;
}

/** The token with the highest counter pays for all of its lane. */
export interface NewestToken {
  readonly requests: bigint;
  readonly signature: Uint8Array;
}

/** Keeps which request counters were accepted and signed. */
export interface TokenStore {
  /** What is accepted on a lane, as far as this instance knows: others may have accepted more. */
  known(lane: LaneKey): AcceptedTokens;
  /**
   * Accepts a token, once in all instances; resolves when that is durable, and with it for which part of an act.
   * @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS
   */
  accept(token: OfferedToken, part?: ActPart): Promise<void>;
  /** Whether a token was accepted for a part of an act. */
  hasAccepted(part: ActPart): Promise<boolean>;
  /** The newest token that any instance accepted on a lane. */
  newest(lane: LaneKey): Promise<NewestToken | undefined>;
  /** Lets no instance accept more on a lane. @returns its newest token, for good */
  close(lane: LaneKey): Promise<NewestToken | undefined>;
  /**
   * Takes the next `count` request counters of a lane, at once; for a part of an act only the first time.
   * @returns them, when they will never be handed out to anything else, whatever happens
   */
  takeCounters(lane: LaneKey, count: number, part?: ActPart): Promise<TakenCounters>;
  /** How many requests of a lane were signed. */
  signed(lane: LaneKey): Promise<bigint>;
  /** Forgets what acts did that nobody does again. */
  forget(acts: readonly string[]): Promise<void>;
  /** Forgets what acts did whose names sort from `first` and before `end`. */
  forgetBetween(first: string, end: string): Promise<void>;
  end(): Promise<void>;
}

/** @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS */
export function requireAdmissible(token: OfferedToken, known: (lane: LaneKey) => AcceptedTokens): void {
  const { lane, requests, other, covered } = token;
  if (!known(lane).window.isNew(requests)) throw replayed(requests);
  const due = requests + (other ? known(other).window.highest : 0n);
  if (due <= covered) return;
  throw new PlatformError("INSUFFICIENT_FUNDS", `the channel's funds cover ${covered} requests, ${due} would be due`);
}

/** What a request is told whose counter cannot be accepted any more. */
export function replayed(requests: bigint): PlatformError {
  return new PlatformError("REPLAYED_REQUEST", `request ${requests} was used before`);
}
