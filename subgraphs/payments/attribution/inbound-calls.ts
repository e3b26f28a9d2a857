import { ByteCache } from "../../../serving/byte-cache.ts";
import { type CallPath, callerLabel, causedBy, labelledCaller } from "../model/call-path.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";

/** Memory of all calls, in bytes: some 100,000 usual ones; the least recently used go first. */
const maxBytes = 64 * 1024 * 1024;

/** Memory of a call besides its texts, about, in bytes. */
const baseBytes = 300;

/**
 * Call paths of accounts by trace: requests of an account in a trace in which it was called are caused by its caller.
 * Only calls whose payment was accepted are here, so nobody can put a cost on others.
 */
export class InboundCalls {
  readonly #paths = new ByteCache<CallPath>({
    maxBytes,
    sizeOf: (path, key) => baseBytes + key.length + path.join().length,
  });

  /** Reports a call of a channel's consumer to its provider, whose requests in the same trace the consumer causes. */
  report({ consumer, provider, lanes }: LiveChannel, lane: number, traceId: string): void {
    const label = lanes.get(lane)?.label;
    const labelled = label && labelledCaller(label);
    const known = this.pathOf(consumer, traceId);
    // The consumer's own payment server, which may be another one, knows more of its call path.
    const behalf: CallPath = labelled && known[0] !== labelled ? [labelled] : known;
    this.#paths.set(keyOf(provider, traceId), causedBy(consumer, behalf));
  }

  /** Call path of an account in a trace; empty when it was not called. */
  pathOf(account: string, traceId: string | undefined): CallPath {
    return (traceId !== undefined && this.#paths.get(keyOf(account, traceId))) || [];
  }
}

const keyOf = (account: string, traceId: string): string => `${traceId} ${account}`;

/** Lane to sign on: the first cause's own when there is one at the same price, else the lane asked for. */
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
