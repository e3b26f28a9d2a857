import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LedgerProgress } from "../../subgraphs/kit/positions/ledger-progress.ts";
import type { Database } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { projectChannel } from "./project-channel.ts";
import { Projection } from "./projection.ts";
import { type BlockChanges, Store } from "./store.ts";

const log = pino({ level: "silent" });
type Block = BlockChanges & { readonly hash: string; readonly previousHash: string };

/** A ledger of so many blocks, which may lose some and go on with others. */
class LosingLedger {
  #hashes: string[] = [];
  #grown = Promise.withResolvers<void>();

  constructor(blocks: number) {
    this.grow("a", blocks);
  }

  grow(name: string, blocks: number): void {
    for (let block = 0; block < blocks; block += 1) this.#hashes.push(`${name}${this.#hashes.length}`);
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }

  /** Loses the newest blocks, as with an older disk. */
  loseAllBut(blocks: number): void {
    this.#hashes = this.#hashes.slice(0, blocks);
  }

  readonly newestBlock = async () => ({ number: BigInt(this.#hashes.length - 1) });
  readonly hashOf = async (number: bigint) => this.#hashes[Number(number)];
  readonly finality = async () => ({ safe: -1n, finalized: -1n });

  async *blocks({ startBlock, signal }: { startBlock: bigint; signal?: AbortSignal }): AsyncGenerator<Block> {
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    signal?.addEventListener("abort", () => end(), { once: true });
    for (let next = Number(startBlock); !signal?.aborted; ) {
      const [hash, previousHash] = [this.#hashes[next], this.#hashes[next - 1] ?? ""];
      if (hash) yield { number: BigInt(next++), hash, previousHash, rows: [], events: [] };
      else await Promise.race([this.#grown.promise, ended]);
    }
  }
}

let database: Database;
let schemas = 0;
beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());

const kinds = [
  {
    kind: "a channel of Fabric",
    project: (ledger: LosingLedger, schema: string) =>
      projectChannel<Block>({
        channel: ledger,
        database,
        log,
        changesOf: (block: Block) => block,
        definition: { schema, source: "ledger", tables: [] },
      }),
  },
  {
    kind: "a chain",
    project: async (ledger: LosingLedger, schema: string) =>
      Projection.start<Block>({
        store: await Store.open(database, { schema, source: "ledger", tables: [] }),
        blocks: (startBlock, signal) => ledger.blocks({ startBlock, signal }),
        origin: async () => (await ledger.hashOf(0n)) ?? "",
        fork: ledger,
        changesOf: (block: Block) => block,
        log,
      }),
  },
];

describe.each(kinds)("a store ahead of $kind", ({ project }) => {
  const progressOf = (projection: Projection<Block>, ledger: LosingLedger) =>
    new LedgerProgress({
      projection,
      kind: "EVM",
      network: "1",
      newest: async () => (await ledger.newestBlock()).number,
    });

  it("is not ready, and is brought to what its ledger has", async () => {
    const schema = `ahead${++schemas}`;
    // More blocks than are remembered, and less than the oldest of those afterwards.
    const ledger = new LosingLedger(400);
    const first = await project(ledger, schema);
    await first.reached(399n, 300_000);
    const seen = progressOf(first, ledger);
    await expect.poll(() => seen.isReady()).toBe(true);
    await first.close();

    ledger.loseAllBut(40);
    const second = await project(ledger, schema);
    const progress = progressOf(second, ledger);
    expect(await progress.isReady()).toBe(false);
    expect(await progress.report()).toMatchObject({ source: "ledger", position: "399", newest: "39" });
    await expect.poll(() => second.position).toBe(39n);
    await expect.poll(() => progress.isReady()).toBe(true);
    await second.close();
  });

  it("is not ready, and is made anew, when its ledger has other blocks in place of its own", async () => {
    const schema = `ahead${++schemas}`;
    const ledger = new LosingLedger(400);
    const first = await project(ledger, schema);
    await first.reached(399n, 300_000);
    await first.close();

    ledger.loseAllBut(40);
    ledger.grow("b", 500);
    const second = await project(ledger, schema);
    const progress = progressOf(second, ledger);
    expect(await progress.isReady()).toBe(false);
    await expect.poll(() => second.checkpoint.hash).toBe("b539");
    await expect.poll(() => progress.isReady()).toBe(true);
    await second.close();
  });
});
