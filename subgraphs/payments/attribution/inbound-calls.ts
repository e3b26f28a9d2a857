import { ByteCache } from "../../../serving/byte-cache.ts";
import { type CallPath, callerLabel, causedBy, labelledCaller } from "../model/call-path.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";

/** Memory for calls, some 100,000 of usual ones; the least recently used go first. */
const maxBytes = 64 * 1024 * 1024;

/** Memory that a call takes besides its texts, about. */
const baseBytes = 300;

/**
 * On whose behalf accounts were called, by the trace of the call: what an account then calls in the same trace is
 * caused by its caller. Only calls whose payment was accepted are here, so nobody can put a cost on others.
 */
export class InboundCalls {
  readonly #paths = new ByteCache<CallPath>({
    maxBytes,
    sizeOf: (path, key) => baseBytes + key.length + path.join().length,
  });

  /** A channel's consumer has called its provider: whatever that calls in the same trace is caused by the consumer. */
  report({ consumer, provider, lanes }: LiveChannel, lane: number, traceId: string): void {
    const label = lanes.get(lane)?.label;
    const labelled = label && labelledCaller(label);
    const known = this.pathOf(consumer, traceId);
    // Its own payment server, which may be another one, knows the consumer's part of the trace.
    const behalf: CallPath = labelled && known[0] !== labelled ? [labelled] : known;
    this.#paths.set(keyOf(provider, traceId), causedBy(consumer, behalf));
  }

  /** On whose behalf an account acts in a trace; nobody else's when it was not called. */
  pathOf(account: string, traceId: string | undefined): CallPath {
    return (traceId !== undefined && this.#paths.get(keyOf(account, traceId))) || [];
  }
}

const keyOf = (account: string, traceId: string): string => `${traceId} ${account}`;

/** On which lane to sign: that of the first cause when there is one, and requests on it cost the same. */
export function laneFor({ lanes, tokenId }: LiveChannel, asked: number, [first]: CallPath): number {
  const label = first && callerLabel(first);
  const price = priceUnder(lanes.get(asked), tokenId);
  const own = label && [...lanes.values()].find((lane) => lane.label === label && priceUnder(lane, tokenId) === price);
  return own ? own.lane : asked;
}

/** Whether a channel has lanes for callers of its consumer. */
export function hasCallerLanes({ lanes }: LiveChannel): boolean {
  return [...lanes.values()].some(({ label }) => labelledCaller(label) !== undefined);
}
