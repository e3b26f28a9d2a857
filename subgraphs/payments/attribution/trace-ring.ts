import { z } from "zod";
import { type LaneKey, laneName } from "../model/lane-key.ts";
import { keptTraced, type TracedRequests } from "./attribution.ts";

const big = z.string().transform((text) => BigInt(text));
const kept = z.tuple([z.int(), z.string(), z.string(), big, z.int(), big, z.int(), z.string(), big]);

interface Entry {
  /** Counts all that ever were; the place in the ring follows from it. */
  readonly number: number;
  readonly traced: TracedRequests;
}

/** The newest traced requests, each in a place of its own that the next but so many takes over. */
export class TraceRing {
  readonly #places = new Map<number, Entry>();
  readonly #traces = new Map<string, Set<number>>();
  /** By lane and first counter. */
  readonly #counters = new Set<string>();
  #next = 0;

  /** @returns its place */
  add(traced: TracedRequests): number {
    return this.#put({ number: this.#next, traced });
  }

  /** Whether there is anything that begins with a lane's counter. */
  has(lane: LaneKey, first: bigint): boolean {
    return this.#counters.has(nameOf({ lane, first }));
  }

  /** Those of one trace, oldest first. */
  of(traceId: string): TracedRequests[] {
    const entries = [...(this.#traces.get(traceId) ?? [])].map((place) => this.#places.get(place) as Entry);
    return entries.sort((one, other) => one.number - other.number).map(({ traced }) => traced);
  }

  toJson(place: number): string {
    const { number, traced } = this.#places.get(place) as Entry;
    const { traceId, lane, first, count, path, price } = traced;
    const { channel, tokenId } = lane;
    return JSON.stringify([number, traceId, channel, `${tokenId}`, lane.lane, `${first}`, count, path, `${price}`]);
  }

  /** Adds what {@link toJson} gave. */
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
    const places = this.#traces.get(entry.traced.traceId);
    if (places) places.add(place);
    else this.#traces.set(entry.traced.traceId, new Set([place]));
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
