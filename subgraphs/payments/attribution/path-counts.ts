import { z } from "zod";
import { slotOf, windowSize } from "../model/counter-window.ts";
import { apportion } from "./apportion.ts";

/** Limit of call paths that are told apart on one lane and token id, the consumer itself aside. */
export const maxPaths = 1_000;

/** Name that all further ones are counted by. */
export const overflowCallers = "*";

/** Number of the newest counters in one part. */
const chunkLength = 64;

const count = z.string().transform((text) => BigInt(text));
const kept = z.object({ counts: z.array(z.tuple([z.string(), count])), newest: z.base64() });

/**
 * Counters of one lane under one token id by call path: their number, and of the newest each one's path. A token pays for
 * all counters up to its own, so those signed last and never accepted are left out. Kept in parts, so that a signature
 * writes little: one for each path, and some for the newest counters.
 */
export class PathCounts {
  readonly #names: string[] = [];
  readonly #counts: bigint[] = [];
  readonly #indexes = new Map<string, number>();
  /** Indexes of paths, by counter modulo the length. */
  readonly #newest = new Uint16Array(windowSize);
  #total = 0n;

  /** Counts the next counters. @returns the parts that change */
  add(path: string, counters: number): string[] {
    const index = this.#indexOf(path);
    const first = this.#total + 1n;
    this.#count(index, BigInt(counters));
    const changed = new Set([`origin${index}`]);
    for (let counter = first; counter <= this.#total; counter += 1n) {
      const slot = slotOf(counter);
      this.#newest[slot] = index;
      changed.add(newestPart(slot));
    }
    return [...changed];
  }

  /**
   * Moves a counter from the consumer itself to a call path: exactly one of the newest, an older one by number only.
   * @returns the parts that change; `undefined` for a counter of another path, or not signed here
   */
  reattribute(counter: bigint, path: string): string[] | undefined {
    const own = this.#indexes.get("");
    if (own === undefined || counter < 1n || counter > this.#total) return undefined;
    const isNewest = counter > this.#total - BigInt(windowSize);
    const slot = slotOf(counter);
    if (isNewest ? this.#newest[slot] !== own : this.#beforeNewest(own) < 1n) return undefined;
    const to = this.#indexOf(path);
    if (to === own) return [];
    this.#count(own, -1n);
    this.#count(to, 1n);
    if (isNewest) this.#newest[slot] = to;
    return [`origin${own}`, `origin${to}`, ...(isNewest ? [newestPart(slot)] : [])];
  }

  /**
   * Counts of the first counters, by path. Exact while no more than a window of counters was signed beyond; else in
   * proportion.
   */
  upTo(requests: bigint): Map<string, bigint> {
    const counts = [...this.#counts];
    const least = this.#total - BigInt(windowSize);
    const last = requests > least ? requests : least;
    for (let counter = this.#total; counter > last && counter > 0n; counter -= 1n) {
      const index = this.#newest[slotOf(counter)] ?? 0;
      counts[index] = (counts[index] ?? 0n) - 1n;
    }
    const shares = requests < least ? apportion(requests, counts) : counts;
    const found = new Map(this.#names.map((name, index) => [name, shares[index] ?? 0n]));
    // Signed elsewhere with the same key: the consumer's own.
    if (requests > this.#total) found.set("", (found.get("") ?? 0n) + requests - this.#total);
    return found;
  }

  /** Bytes of a part. */
  part(name: string): Uint8Array {
    const at = Number(name.slice(6));
    if (name.startsWith("origin")) return Buffer.from(`${this.#counts[at]} ${this.#names[at]}`);
    return Uint8Array.from(this.#bytesOf(at));
  }

  /** Restores a part; those of paths in any order. */
  restore(name: string, bytes: Uint8Array): void {
    const at = Number(name.slice(6));
    if (!name.startsWith("origin")) {
      this.#bytesOf(at).set(bytes);
      return;
    }
    const [counters = "0", path = ""] = Buffer.from(bytes).toString().split(" ");
    this.#name(at, path, BigInt(counters));
  }

  toJson(): string {
    const counts = this.#names.map((name, index) => [name, `${this.#counts[index]}`]);
    return JSON.stringify({ counts, newest: Buffer.from(this.#newest.buffer).toString("base64") });
  }

  static fromJson(text: string): PathCounts {
    const { counts, newest } = kept.parse(JSON.parse(text));
    const counted = new PathCounts();
    for (const [index, [name, counters]] of counts.entries()) counted.#name(index, name, counters);
    new Uint8Array(counted.#newest.buffer).set(Buffer.from(newest, "base64"));
    return counted;
  }

  /** Number of a path's counters that are not among the newest, when there are such. */
  #beforeNewest(index: number): bigint {
    let newest = 0;
    for (const one of this.#newest) if (one === index) newest += 1;
    return (this.#counts[index] ?? 0n) - BigInt(newest);
  }

  #indexOf(path: string): number {
    const isToldApart = path === "" || this.#indexes.has(path) || this.#names.length < maxPaths;
    const name = isToldApart ? path : overflowCallers;
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#name(this.#names.length, name);
    return this.#names.length - 1;
  }

  #name(index: number, name: string, counters = 0n): void {
    this.#names[index] = name;
    this.#counts[index] = 0n;
    this.#indexes.set(name, index);
    this.#count(index, counters);
  }

  #count(index: number, counters: bigint): void {
    this.#counts[index] = (this.#counts[index] ?? 0n) + counters;
    this.#total += counters;
  }

  #bytesOf(chunk: number): Uint8Array {
    return new Uint8Array(this.#newest.buffer, chunk * chunkLength * 2, chunkLength * 2);
  }
}

const newestPart = (slot: number): string => `newest${Math.floor(slot / chunkLength)}`;
