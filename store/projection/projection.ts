import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../errors/platform-error.ts";
import { applyInBatches } from "./batches.ts";
import { type Checkpoint, FencedError, type Lease, renewalMs } from "./checkpoint.ts";
import { countMoves } from "./count-moves.ts";
import { LedgerMatch, type LedgerMatchOptions } from "./ledger-match.ts";
import type { BlockChanges, Store } from "./store.ts";
import { Upkeep } from "./upkeep.ts";

/** A block of a ledger, with its predecessor. */
export interface ChainedBlock {
  readonly number: bigint;
  readonly hash: string;
  /** Hash of the block delivered before; a ledger may leave out blocks that change nothing. */
  readonly previousHash: string;
  /** Its time, by the ledger. */
  readonly time?: Date | undefined;
}

export interface ProjectionOptions<B extends ChainedBlock> extends LedgerMatchOptions {
  /**
   * Blocks from a number on, each exactly once and in order, until the signal, or until the ledger no longer has the
   * block delivered before.
   * @param previousHash of the block before the first
   */
  readonly blocks: (from: bigint, signal: AbortSignal, previousHash: string | null) => AsyncIterable<B>;
  /** Rows and events of a block; must not throw for a block that a ledger committed. */
  readonly changesOf: (block: B) => Pick<BlockChanges, "rows" | "events">;
  /** Refreshes rows that this instance keeps in memory, before it notifies of a move. */
  readonly prepare?: (to: Checkpoint) => Promise<void>;
  /** Interval at which a stand-by reads the checkpoint while notifications come through, in ms. */
  readonly lookMs?: number;
}

/**
 * Intervals at which a stand-by reads the checkpoint, with notifications and without, and a writer that failed tries
 * again, in ms.
 */
const toldLookMs = 1_000;
const untoldLookMs = 100;
const retryMs = 1_000;

/** Rows and events of one transaction, about, while a store catches up; fewer when their text is long. */
const batchWeight = 5_000;

/**
 * Keeps a store in step with its ledger. Of several instances on one database one writes; the others stand by to take
 * over and meanwhile follow its checkpoint.
 */
export class Projection<B extends ChainedBlock = ChainedBlock> {
  readonly #options: ProjectionOptions<B>;
  readonly #match: LedgerMatch;
  readonly #upkeep: Upkeep;
  readonly #stopping = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #running: Promise<void>;
  readonly #topic: string;
  #checkpoint: Checkpoint;
  #isWriter = false;
  #isOnItsLedger: boolean;
  /** Settles when the last read of the checkpoint has. */
  #looking = Promise.resolve();
  /** Newest position of a notification, until the checkpoint was read after it. */
  #notified: bigint | undefined;
  #isLooking = false;
  /** Failure that was logged last, until it is over. */
  #told: string | undefined;

  private constructor(options: ProjectionOptions<B>, checkpoint: Checkpoint) {
    const { store, log } = options;
    const { schema, source } = store.definition;
    this.#options = options;
    this.#match = new LedgerMatch(options);
    this.#upkeep = new Upkeep(store.database, schema, log);
    this.#topic = `${schema}.${source}`;
    this.#checkpoint = checkpoint;
    this.#isOnItsLedger = checkpoint.position < 0n;
    this.#running = this.#run();
  }

  static async start<B extends ChainedBlock>(options: ProjectionOptions<B>): Promise<Projection<B>> {
    const checkpoint = await options.store.readCheckpoint();
    await options.prepare?.(checkpoint);
    const projection = new Projection(options, checkpoint);
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
    return this.#checkpoint.finalized;
  }

  /** Whether this instance is the one that writes. */
  get isWriter(): boolean {
    return this.#isWriter;
  }

  /** Whether the store is of the ledger, as far as this instance has checked. */
  get isOnItsLedger(): boolean {
    return this.#isOnItsLedger;
  }

  /** Calls back after each move. @returns a call that ends that */
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads the checkpoint now; for callers that know by other means that it moved. */
  look(): Promise<void> {
    const looked = this.#looking.then(() => (this.#isWriter ? undefined : this.#look()));
    this.#looking = looked.catch(() => {});
    return looked;
  }

  /**
   * Waits until reads show a block, so that a write can be read.
   * @param hash distinguishes it from the block that reads may still show in its place, where a ledger takes blocks
   * back
   * @throws TIMEOUT when they do not within `timeoutMs`
   */
  async reached(block: bigint, timeoutMs = 10_000, hash?: string): Promise<void> {
    if (block <= this.position && hash === undefined) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const check = () => void this.#shows(block, hash).then((isShown) => isShown && resolve(), reject);
    const forget = this.onMove(check);
    const late = new PlatformError("TIMEOUT", `block ${block} was not projected in time; try again later`, {
      retryable: true,
    });
    const timer = setTimeout(() => reject(late), timeoutMs);
    check();
    await promise.finally(() => {
      clearTimeout(timer);
      forget();
    });
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#upkeep.settled();
  }

  /** A block so old that its hash is forgotten cannot be another one. */
  async #shows(block: bigint, hash: string | undefined): Promise<boolean> {
    if (block > this.position) return false;
    return hash === undefined || ((await this.store.hashOf(block)) ?? hash) === hash;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { notifications } = this.store.database;
    const forget = notifications.listen(this.#topic, (position) => void this.#onNotified(position));
    signal.addEventListener("abort", forget, { once: true });
    while (!signal.aborted) {
      try {
        const lease = await this.store.claim();
        if (lease) await this.#lead(lease);
        else await this.#standBy();
        const lookMs = notifications.isConnected ? (this.#options.lookMs ?? toldLookMs) : untoldLookMs;
        await pause(lookMs, undefined, { signal }).catch(() => {});
      } catch (error) {
        if (signal.aborted) return;
        this.#tell(error);
        await pause(retryMs, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Follows the checkpoint; comparing the store with its ledger is the writer's task. */
  async #standBy(): Promise<void> {
    await this.look();
    this.#isOnItsLedger = true;
  }

  /** Reads the checkpoint, one read at a time, and once more for notifications meanwhile. */
  async #onNotified(position: bigint): Promise<void> {
    this.#notified = position;
    if (this.#isLooking || this.#isWriter || position === this.position) return;
    this.#isLooking = true;
    do {
      position = this.#notified;
      await this.look().catch(() => {});
    } while (position !== this.#notified);
    this.#isLooking = false;
  }

  async #look(): Promise<void> {
    await this.#move(await this.store.readCheckpoint());
  }

  /** Writes until the end, a failure, another writer, or until the ledger takes blocks back. */
  async #lead(lease: Lease): Promise<void> {
    const { store, log } = this.#options;
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, this.#stopping.signal]);
    const renewal = setInterval(() => store.renew(lease).catch((error) => ending.abort(error)), renewalMs);
    try {
      this.#isWriter = true;
      await this.#looking;
      await this.#look();
      if (!(await this.#isOnLedger(lease))) return;
      log.info({ source: store.definition.source, position: this.position }, "Projects from here on");
      this.#told = undefined;
      this.#upkeep.wrote([]);
      await applyInBatches(this.#changes(signal), batchWeight, async (batch) => {
        const finality = await this.#options.fork?.finality();
        await this.#writeMove(await store.apply(lease, this.#checkpoint, batch, finality));
        this.#upkeep.wrote(batch);
      });
      if (ending.signal.aborted) throw ending.signal.reason;
    } finally {
      this.#isWriter = false;
      // Blocks that are read now would be written by nobody.
      ending.abort();
      clearInterval(renewal);
      await store.release(lease).catch(() => {});
    }
  }

  /** Takes back the blocks that the ledger took back. @returns false when it has to be compared again */
  async #isOnLedger(lease: Lease): Promise<boolean> {
    const { store, log } = this.#options;
    this.#isOnItsLedger = this.position < 0n;
    const common = await this.#match.newestCommon(this.#checkpoint);
    if (!common) return false;
    if (common.position === this.position) {
      this.#isOnItsLedger = true;
      return true;
    }
    log.warn(
      { source: store.definition.source, from: this.position, to: common.position },
      "The ledger took blocks back",
    );
    await this.#writeMove(await store.undo(lease, this.#checkpoint, common));
    this.#isOnItsLedger = true;
    return true;
  }

  async *#changes(signal: AbortSignal): AsyncGenerator<BlockChanges> {
    const { blocks, changesOf, fork } = this.#options;
    let { position, hash } = this.#checkpoint;
    for await (const block of blocks(position + 1n, signal, hash)) {
      if (block.number <= position) continue;
      if (hash !== null && block.previousHash !== hash) {
        if (fork) return;
        throw anotherLedger(block, position, this.store.definition.schema);
      }
      yield { number: block.number, hash: block.hash, time: block.time, ...changesOf(block) };
      ({ number: position, hash } = block);
    }
  }

  async #writeMove(to: Checkpoint): Promise<void> {
    await this.#move(to);
    this.store.database.notifications.notify(this.#topic, to.position);
  }

  async #move(to: Checkpoint): Promise<void> {
    const { position, reorgs } = this.#checkpoint;
    if (to.position === position && to.reorgs === reorgs) return;
    await this.#options.prepare?.(to);
    this.#checkpoint = to;
    for (const listener of [...this.#listeners]) listener();
  }

  #tell(error: unknown): void {
    const { store, log } = this.#options;
    const facts = { err: error, source: store.definition.source, position: this.position };
    if (error instanceof FencedError) {
      log.info(facts, "Another instance projects");
      return;
    }
    // A ledger that is away fails each attempt alike.
    const { message } = error as Error;
    const level = message === this.#told ? "debug" : "error";
    this.#told = message;
    log[level](facts, "Projection was interrupted and tries again");
  }
}

function anotherLedger(block: ChainedBlock, position: bigint, schema: string): PlatformError {
  const what = `block ${block.number} does not follow block ${position} of the store, which holds another ledger`;
  return new PlatformError("WRONG_STATE", `${what}: rebuild it with npm run rebuild -- ${schema}`);
}
