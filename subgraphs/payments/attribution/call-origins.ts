import { causedBy, encodedOriginLabel, labelledOrigin, type Origin } from "../model/call-path.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import type { Cause } from "./cause.ts";
import type { IncomingCalls } from "./incoming-calls.ts";

/** A lane under a token id. */
export interface PaidOn {
  readonly tokenId: bigint;
  readonly lane: number;
}

/** Finds on whose behalf requests are made: by what was accepted in the same trace, and by the labels of lanes. */
export class CallOrigins {
  readonly #calls: IncomingCalls;

  constructor(calls: IncomingCalls) {
    this.#calls = calls;
  }

  /** A request was accepted: whatever its provider calls in the same trace is caused by the consumer. */
  noteCall({ consumer, provider, lanes }: LiveChannel, lane: number, traceId: string | undefined): void {
    if (traceId === undefined) return;
    const label = lanes.get(lane)?.label;
    const labelled = label && labelledOrigin(label);
    const known = this.#calls.originOf(consumer, traceId);
    // What the consumer did as part of the trace is known to its own payment server, which may be another one.
    const behalf: Origin = labelled && known[0] !== labelled ? [labelled] : known;
    this.#calls.note(provider, traceId, causedBy(consumer, behalf));
  }

  /** Why a channel's consumer makes requests that it pays for. */
  causeOf({ consumer, lanes }: LiveChannel, { tokenId, lane }: PaidOn, traceId: string | undefined): Cause {
    const origin = this.#calls.originOf(consumer, traceId);
    if (traceId === undefined) return { origin };
    return { origin, trace: { id: traceId, price: priceUnder(lanes.get(lane), tokenId) ?? 0n } };
  }
}

/** On which lane to sign: that of the first cause when there is one, and requests on it cost the same. */
export function laneFor({ lanes, tokenId }: LiveChannel, asked: number, [first]: Origin): number {
  const label = first && encodedOriginLabel(first);
  const price = priceUnder(lanes.get(asked), tokenId);
  const own = label && [...lanes.values()].find((lane) => lane.label === label && priceUnder(lane, tokenId) === price);
  return own ? own.lane : asked;
}

/** Whether a channel has lanes for those who cause requests. */
export function hasOrigins({ lanes }: LiveChannel): boolean {
  return [...lanes.values()].some(({ label }) => labelledOrigin(label) !== undefined);
}
