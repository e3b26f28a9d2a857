import { z } from "zod";
import { windowSize } from "../tokens/counter-window.ts";
import { apportion } from "./apportion.ts";

/** How many origins of one lane and token id are told apart. */
export const mostOrigins = 1_000;

/** The name under which all further ones are counted. */
export const furtherOrigins = "*";

const count = z.string().transform((text) => BigInt(text));
const kept = z.object({ counts: z.array(z.tuple([z.string(), count])), recent: z.array(z.tuple([z.int(), z.int()])) });

/**
 * On whose behalf the counters of one lane under one token id were signed: how many for each origin, and for the newest
 * ones which. A token pays for all counters up to its own, so what was signed last and never accepted is left out.
 */
export class SignedOrigins {
  readonly #counts: Map<string, bigint>;
  readonly #names: string[];
  readonly #indexes: Map<string, number>;
  /** The newest counters, oldest first: an index into the names, and how many. */
  readonly #recent: [name: number, count: number][];
  #recentCount: number;

  constructor(counts: readonly (readonly [string, bigint])[] = [], recent: [number, number][] = []) {
    this.#counts = new Map(counts);
    this.#names = [...this.#counts.keys()];
    this.#indexes = new Map(this.#names.map((name, index) => [name, index]));
    this.#recent = recent;
    this.#recentCount = recent.reduce((sum, [, length]) => sum + length, 0);
  }

  /** Counts the next counters. */
  add(origin: string, counters: number): void {
    const isToldApart = origin === "" || this.#counts.has(origin) || this.#counts.size < mostOrigins;
    const name = isToldApart ? origin : furtherOrigins;
    const before = this.#counts.get(name);
    if (before === undefined) this.#indexes.set(name, this.#names.push(name) - 1);
    this.#counts.set(name, (before ?? 0n) + BigInt(counters));
    this.#remember(this.#indexes.get(name) ?? 0, counters);
  }

  /**
   * How many of the first counters each origin caused. Exact while no more than a window of them was signed beyond; else
   * in proportion.
   */
  upTo(requests: bigint): Map<string, bigint> {
    const counts = new Map(this.#counts);
    let beyond = this.#total() - requests;
    // Signed by somebody else with the same key: the consumer's own affair.
    if (beyond < 0n) counts.set("", (counts.get("") ?? 0n) - beyond);
    for (const [name, length] of this.#recent.toReversed()) {
      if (beyond <= 0n) break;
      const taken = beyond < BigInt(length) ? beyond : BigInt(length);
      const origin = this.#names[name] ?? "";
      counts.set(origin, (counts.get(origin) ?? 0n) - taken);
      beyond -= taken;
    }
    return beyond <= 0n ? counts : inProportion(requests, counts);
  }

  toJson(): string {
    const counts = [...this.#counts].map(([name, counters]) => [name, String(counters)]);
    return JSON.stringify({ counts, recent: this.#recent });
  }

  static fromJson(text: string): SignedOrigins {
    const { counts, recent } = kept.parse(JSON.parse(text));
    return new SignedOrigins(counts, recent);
  }

  #total(): bigint {
    return [...this.#counts.values()].reduce((sum, counters) => sum + counters, 0n);
  }

  #remember(name: number, counters: number): void {
    const last = this.#recent.at(-1);
    if (last?.[0] === name) last[1] += counters;
    else this.#recent.push([name, counters]);
    this.#recentCount += counters;
    for (let [first] = this.#recent; first && this.#recentCount - first[1] >= windowSize; [first] = this.#recent) {
      this.#recentCount -= first[1];
      this.#recent.shift();
    }
  }
}

function inProportion(requests: bigint, counts: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const shares = apportion(requests, [...counts.values()]);
  return new Map([...counts.keys()].map((name, at) => [name, shares[at] ?? 0n]));
}
