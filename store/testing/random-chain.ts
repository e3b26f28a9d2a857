import { setImmediate as nextTurn } from "node:timers/promises";
import type { ForkingLedger } from "../projection/ledger-match.ts";
import type { ChainedBlock } from "../projection/projection.ts";
import type { BlockChanges } from "../projection/store.ts";
import { randomBlock, randomNumbers } from "./random-ledger.ts";

export type RandomBlock = BlockChanges & ChainedBlock;

/**
 * A chain of random blocks that reorganises itself, and leaves out blocks without content like a search for logs does.
 */
export class RandomChain implements ForkingLedger {
  /** Branch of the block with each number; a block is the same whenever its number and branch are. */
  readonly #branches: number[] = [0];
  readonly #random: (n: number) => number;
  #changed = Promise.withResolvers<void>();
  /** A planted bug: hashes that the ledger claims in place of the first block that it took back. */
  readonly #lies: Map<number, string> | undefined;

  constructor(seed: number, isLying = false) {
    this.#random = randomNumbers(seed);
    this.#lies = isLying ? new Map() : undefined;
  }

  get head(): RandomBlock {
    return this.#block(this.#branches.length - 1, "");
  }

  /** All blocks with content, and the newest. */
  get content(): BlockChanges[] {
    const numbers = [...this.#branches.keys()].filter((number) => this.#isTold(number));
    return numbers.map((number) => this.#block(number, ""));
  }

  /** Adds some blocks of a branch. */
  grow(branch: number): void {
    for (let count = 1 + this.#random(6); count > 0; count--) this.#branches.push(branch);
    this.#tell();
  }

  /** Takes back some of the newest blocks, often putting others in their place. */
  reorganise(branch: number): void {
    const kept = 1 + this.#random(this.#branches.length);
    if (kept < this.#branches.length) this.#lies?.set(kept, this.#block(kept, "").hash);
    const length = this.#branches.length;
    this.#branches.length = kept;
    const isLonger = this.#random(4) > 0;
    while (isLonger && this.#branches.length <= length) this.#branches.push(branch);
    this.#tell();
  }

  readonly blocks = async function* (
    this: RandomChain,
    from: bigint,
    signal: AbortSignal,
    previousHash: string | null,
  ): AsyncGenerator<RandomBlock> {
    const ended = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => ended.resolve(), { once: true });
    let [next, last] = [Number(from), { number: Number(from) - 1, hash: previousHash }];
    while (!signal.aborted) {
      await nextTurn();
      if (last.hash !== null && this.#hash(last.number) !== last.hash) return;
      const changed = this.#changed.promise;
      if (next >= this.#branches.length) await Promise.race([changed, ended.promise]);
      else if (!this.#isTold(next)) next += 1;
      else {
        const block = this.#block(next++, last.hash ?? "");
        last = { number: Number(block.number), hash: this.#hash(next - 1) ?? "" };
        yield { ...block, hash: last.hash ?? "" };
        // Some blocks come twice.
        if (this.#random(8) === 0) yield block;
      }
    }
  }.bind(this);

  readonly origin = async () => this.#block(0, "").hash;

  async hashOf(number: bigint): Promise<string | undefined> {
    await nextTurn();
    return this.#hash(Number(number));
  }

  async finality() {
    const newest = BigInt(this.#branches.length - 1);
    return { safe: newest - 3n, finalized: newest - 9n };
  }

  #hash(number: number): string | undefined {
    return this.#branches[number] === undefined ? undefined : (this.#lies?.get(number) ?? this.#block(number, "").hash);
  }

  #isTold(number: number): boolean {
    return this.#branches[number] !== undefined && (number % 3 !== 1 || number === this.#branches.length - 1);
  }

  #block(number: number, previousHash: string): RandomBlock {
    const block = randomBlock(number, this.#branches[number] ?? 0);
    const content = number % 3 === 1 ? { rows: [], events: [] } : {};
    return { ...block, ...content, previousHash };
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
