import type { LiveChannel } from "../projection/live-channel.ts";
import { priceUnder } from "../tokens/lane-price.ts";
import type { Cause } from "./cause.ts";
import type { IncomingCalls } from "./incoming-calls.ts";
import { causedBy, encodedOriginLabel, labelledOrigin, type Origin } from "./origin.ts";

/** A lane to sign on, and why. */
export interface CausedLane {
  readonly lane: number;
  readonly cause: Cause;
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

  /**
   * Why requests are made that a consumer is about to sign for on a lane, and the lane to sign on: that of the first
   * cause when there is one, and requests on it cost the same.
   */
  causeOf(channel: LiveChannel, asked: number, traceId: string | undefined): CausedLane {
    const { consumer, lanes, tokenId } = channel;
    const origin = this.#calls.originOf(consumer, traceId);
    const price = priceUnder(lanes.get(asked), tokenId);
    const label = origin[0] && encodedOriginLabel(origin[0]);
    const own =
      label && [...lanes.values()].find((lane) => lane.label === label && priceUnder(lane, tokenId) === price);
    const trace = traceId === undefined ? undefined : { id: traceId, price: price ?? 0n };
    return { lane: own ? own.lane : asked, cause: { origin, trace } };
  }
}
