import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { PlatformError } from "../../../ledgers/errors.ts";
import { countMoves } from "../ledger-metrics.ts";
import { applyInBatches } from "./batches.ts";
import { type Checkpoint, FencedError, type Lease, renewalMs } from "./checkpoint.ts";
import type { BlockChanges, Store } from "./store.ts";

/** A block as a ledger tells of it. */
export interface ChainedBlock {
  readonly number: bigint;
  readonly hash: string;
  readonly previousHash: string;
  /** Its time, by the ledger. */
  readonly time?: Date | undefined;
}

export interface ProjectionOptions<B extends ChainedBlock> {
  readonly store: Store;
  /** Blocks from a number on, each exactly once and in order, until the signal. */
  readonly blocks: (from: bigint, signal: AbortSignal) => AsyncIterable<B>;
  /** Hash of the ledger's first block, which tells another ledger from the one that the store holds. */
  readonly origin: () => Promise<string>;
  /** What a block changes; must not throw for a block that a ledger committed. */
  readonly changesOf: (block: B) => Pick<BlockChanges, "rows" | "events">;
  /** How often a stand-by looks how far the writer is while word of it comes through. */
  readonly lookMs?: number;
  readonly log: Logger;
}

/** How often a stand-by looks, with word of the writer and without, and a writer that failed tries again. */
const toldLookMs = 1_000;
const untoldLookMs = 100;
const retryMs = 1_000;

/** How many rows and events go into one transaction while a ledger is caught up with. */
const batchWeight = 5_000;

/**
 * Keeps a store in step with its ledger. Of several instances on one database one writes; the others wait to take
 * over and meanwhile see how far it is.
 */
export class Projection<B extends ChainedBlock = ChainedBlock> {
  readonly #options: ProjectionOptions<B>;
  readonly #stopping = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #running: Promise<void>;
  readonly #topic: string;
  #checkpoint: Checkpoint;
  #isWriter = false;
  /** The newest word of a writer, and whether it is followed up. */
  #heard: bigint | undefined;
  #isLooking = false;

  private constructor(options: ProjectionOptions<B>, checkpoint: Checkpoint) {
    const { schema, source } = options.store.definition;
    this.#options = options;
    this.#topic = `${schema}.${source}`;
    this.#checkpoint = checkpoint;
    this.#running = this.#run();
  }

  static async start<B extends ChainedBlock>(options: ProjectionOptions<B>): Promise<Projection<B>> {
    const projection = new Projection(options, await options.store.readCheckpoint());
    countMoves(projection);
    return projection;
  }

  get store(): Store {
    return this.#options.store;
  }

  /** The newest block that reads show. */
  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** Number of the newest block that reads show; -1 before the first. */
  get position(): bigint {
    return this.#checkpoint.position;
  }

  /** Number of the newest block that the ledger cannot take back any more; -1 before the first. */
  get finalizedPosition(): bigint {
    return this.position;
  }

  /** Whether this instance is the one that writes. */
  get isWriter(): boolean {
    return this.#isWriter;
  }

  /** Calls back after each move; @returns what ends that */
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks now how far the writer is; for whoever is told by other means that it moved. */
  async look(): Promise<void> {
    if (!this.#isWriter) this.#move(await this.store.readCheckpoint());
  }

  /**
   * Waits until reads show a block, so that a write can be read.
   * @throws TIMEOUT when they do not within `timeoutMs`
   */
  async reached(block: bigint, timeoutMs = 10_000): Promise<void> {
    if (block <= this.position) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const forget = this.onMove(() => block <= this.position && resolve());
    const late = new PlatformError("TIMEOUT", `block ${block} was not projected in time`, { retryable: true });
    const timer = setTimeout(() => reject(late), timeoutMs);
    await promise.finally(() => {
      clearTimeout(timer);
      forget();
    });
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { wakeUps } = this.store.database;
    const forget = wakeUps.listen(this.#topic, (position) => void this.#hear(position));
    signal.addEventListener("abort", forget, { once: true });
    while (!signal.aborted) {
      try {
        const lease = await this.store.claim();
        if (lease) await this.#lead(lease);
        else await this.look();
        const lookMs = wakeUps.isConnected ? (this.#options.lookMs ?? toldLookMs) : untoldLookMs;
        await pause(lookMs, undefined, { signal }).catch(() => {});
      } catch (error) {
        if (signal.aborted) return;
        this.#tell(error);
        await pause(retryMs, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** One look at a time, and one more for what was heard meanwhile. */
  async #hear(position: bigint): Promise<void> {
    this.#heard = position;
    if (this.#isLooking || this.#isWriter || position === this.position) return;
    this.#isLooking = true;
    do {
      position = this.#heard;
      await this.look().catch(() => {});
    } while (position !== this.#heard);
    this.#isLooking = false;
  }

  /** Writes until the end, a failure, or another writer. */
  async #lead(lease: Lease): Promise<void> {
    const { store, log } = this.#options;
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, this.#stopping.signal]);
    const renewal = setInterval(() => store.renew(lease).catch((error) => ending.abort(error)), renewalMs);
    try {
      if (!(await this.#isOfSameLedger())) return;
      this.#move(await store.readCheckpoint());
      this.#isWriter = true;
      log.info({ source: store.definition.source, position: this.position }, "Projects from here on");
      await applyInBatches(this.#changes(signal), batchWeight, async (batch) => {
        this.#move(await store.apply(lease, this.#checkpoint, batch));
        store.database.wakeUps.tell(this.#topic, this.position);
      });
      if (ending.signal.aborted) throw ending.signal.reason;
    } finally {
      this.#isWriter = false;
      clearInterval(renewal);
      await store.release(lease).catch(() => {});
    }
  }

  /**
   * A ledger decides: rows of another one are worth nothing, and thrown away where nobody else can want them.
   * @throws WRONG_STATE where somebody else may
   */
  async #isOfSameLedger(): Promise<boolean> {
    const { store, origin, log } = this.#options;
    const { origin: held } = await store.readCheckpoint();
    if (held === null || held === (await origin())) return true;
    const { schema, source } = store.definition;
    if (!store.database.isExclusive) {
      throw new PlatformError("WRONG_STATE", `the store ${schema} holds another ledger and must be rebuilt`);
    }
    log.warn({ source }, "The store holds another ledger and is rebuilt");
    await store.rebuild();
    return false;
  }

  async *#changes(signal: AbortSignal): AsyncGenerator<BlockChanges> {
    const { blocks, changesOf } = this.#options;
    let { position, hash } = this.#checkpoint;
    for await (const block of blocks(position + 1n, signal)) {
      if (block.number <= position) continue;
      requireSuccessor(block, position, hash);
      yield { number: block.number, hash: block.hash, time: block.time, ...changesOf(block) };
      ({ number: position, hash } = block);
    }
  }

  #move(checkpoint: Checkpoint): void {
    if (checkpoint.position === this.position) return;
    this.#checkpoint = checkpoint;
    for (const listener of [...this.#listeners]) listener();
  }

  #tell(error: unknown): void {
    const { store, log } = this.#options;
    const facts = { err: error, source: store.definition.source, position: this.position };
    if (error instanceof FencedError) log.info(facts, "Another instance projects");
    else log.error(facts, "Projection was interrupted and tries again");
  }
}

/** @throws PlatformError when the store is not of this ledger */
function requireSuccessor(block: ChainedBlock, position: bigint, hash: string | null): void {
  if (block.number === position + 1n && (hash === null || block.previousHash === hash)) return;
  throw new PlatformError(
    "WRONG_STATE",
    `block ${block.number} does not follow block ${position} of the store: it holds another ledger and must be rebuilt`,
  );
}
