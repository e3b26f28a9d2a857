import { z } from "zod";
import { type LaneKey, laneName } from "../model/lane-key.ts";
import { keptTraced, type NumberedRequests, type TracedRequests } from "./attribution.ts";

const big = z.string().transform((text) => BigInt(text));
const kept = z.tuple([z.int(), z.string(), z.string(), big, z.int(), big, z.int(), z.string(), big]);

/** Number among all that ever were; the place in the ring follows from it. */
type Entry = NumberedRequests;

/** Ring of the newest {@link keptTraced} traced requests. */
export class TraceRing {
  readonly #places = new Map<number, Entry>();
  readonly #traces = new Map<string, Set<number>>();
  readonly #counters = new Set<string>();
  #next = 0;

  /** @returns its place */
  add(traced: TracedRequests): number {
    return this.#put({ number: this.#next, traced });
  }

  /** Whether there are requests that begin with a lane's counter. */
  has(lane: LaneKey, first: bigint): boolean {
    return this.#counters.has(nameOf({ lane, first }));
  }

  /** Requests of a trace, oldest first. */
  of(traceId: string): TracedRequests[] {
    const entries = [...(this.#traces.get(traceId) ?? [])].map((place) => this.#places.get(place) as Entry);
    return entries.sort((one, other) => one.number - other.number).map(({ traced }) => traced);
  }

  /** All that are kept, oldest first. */
  all(): NumberedRequests[] {
    return [...this.#places.values()].sort((one, other) => one.number - other.number);
  }

  toJson(place: number): string {
    const { number, traced } = this.#places.get(place) as Entry;
    const { traceId, lane, first, count, path, price } = traced;
    const { channel, tokenId } = lane;
    return JSON.stringify([number, traceId, channel, `${tokenId}`, lane.lane, `${first}`, count, path, `${price}`]);
  }

  /** Restores an entry of {@link toJson}. */
  restore(text: string): void {
    const [number, traceId, channel, tokenId, lane, first, count, path, price] = kept.parse(JSON.parse(text));
    this.#put({ number, traced: { traceId, lane: { channel, tokenId, lane }, first, count, path, price } });
  }

  #put(entry: Entry): number {
    const place = entry.number % keptTraced;
    const before = this.#places.get(place)?.traced;
    if (before) this.#forget(before, place);
    this.#places.set(place, entry);
    this.#counters.add(nameOf(entry.traced));
    const { traceId } = entry.traced;
    this.#traces.set(traceId, (this.#traces.get(traceId) ?? new Set<number>()).add(place));
    this.#next = Math.max(this.#next, entry.number + 1);
    return place;
  }

  #forget(traced: TracedRequests, place: number): void {
    this.#counters.delete(nameOf(traced));
    const places = this.#traces.get(traced.traceId);
    places?.delete(place);
    if (places?.size === 0) this.#traces.delete(traced.traceId);
  }
}

const nameOf = ({ lane, first }: Pick<TracedRequests, "lane" | "first">): string => `${laneName(lane)} ${first}`;
