import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import type { Checkpoint, FinalityPositions } from "./checkpoint.ts";
import type { Store } from "./store.ts";

/** Questions to a ledger that may take its newest blocks back. */
export interface ForkingLedger {
  /** Hash of a block as the ledger has it now; `undefined` when it has none with this number. */
  hashOf(number: bigint): Promise<string | undefined>;
  finality(): Promise<FinalityPositions>;
}

export interface LedgerMatchOptions {
  readonly store: Store;
  /** Hash of the ledger's first block, which tells another ledger from the one that the store holds. */
  readonly origin: () => Promise<string>;
  /** Given for a ledger that may take its newest blocks back. */
  readonly fork?: ForkingLedger;
  /** The same of a ledger that takes none back. */
  readonly hashOf?: ForkingLedger["hashOf"];
  readonly log: Logger;
}

type Place = Pick<Checkpoint, "position" | "hash">;

/**
 * Time for which a ledger may lack the newest blocks, as one that lags behind another does, before they count as taken
 * back, in ms.
 */
const patienceMs = 3_000;

/** Comparison of a store with its ledger, which decides: how many of the store's blocks it still has. */
export class LedgerMatch {
  readonly #options: LedgerMatchOptions;
  #behindSince: number | undefined;

  constructor(options: LedgerMatchOptions) {
    this.#options = options;
  }

  /**
   * The newest block of the store that is on the ledger; `undefined` when that is not known yet, or when the store was
   * emptied because it held another ledger and no other process can need that.
   * @throws WRONG_STATE when it holds another ledger and other processes may need that; LEDGER_UNAVAILABLE when the
   * ledger has nothing yet of what the store remembers
   */
  async newestCommon(checkpoint: Checkpoint): Promise<Place | undefined> {
    const { origin, fork, hashOf } = this.#options;
    if (checkpoint.hash === null) return checkpoint;
    if (checkpoint.origin !== (await origin())) return this.#startAnew();
    const found = await (fork ? this.#compare(fork) : this.#confirm(checkpoint, hashOf));
    if (found !== undefined) this.#behindSince = undefined;
    return found;
  }

  /** A ledger that takes no blocks back may have lost some all the same, with its disk. */
  async #confirm(checkpoint: Checkpoint, hashOf: LedgerMatchOptions["hashOf"]): Promise<Place | undefined> {
    if (!hashOf) return checkpoint;
    const current = await hashOf(checkpoint.position);
    if (current === checkpoint.hash) return checkpoint;
    return current === undefined ? this.#lacksAll() : this.#startAnew();
  }

  async #compare(fork: ForkingLedger): Promise<Place | undefined> {
    const blocks = await this.#options.store.readRecentBlocks();
    let isReplaced = false;
    for (const [at, { number, hash }] of blocks.entries()) {
      const current = await fork.hashOf(number);
      if (current === hash)
        return at === 0 || isReplaced || this.#isPatienceOver() ? { position: number, hash } : undefined;
      isReplaced ||= current !== undefined;
    }
    return isReplaced ? this.#startAnew() : this.#lacksAll();
  }

  /** Beside other instances it may be a ledger that is far behind; the embedded ledger of a store of ours is not. */
  #lacksAll(): Promise<undefined> {
    if (this.#options.store.database.isExclusive && this.#isPatienceOver()) return this.#startAnew();
    throw new PlatformError(
      "LEDGER_UNAVAILABLE",
      "the ledger has none of the newest blocks that the store holds; wait until it has, or look whether it is the right one",
      { retryable: true },
    );
  }

  /** A ledger without the newest blocks, and without others in their place, may just be behind. */
  #isPatienceOver(): boolean {
    this.#behindSince ??= performance.now();
    return performance.now() - this.#behindSince >= patienceMs;
  }

  async #startAnew(): Promise<undefined> {
    const { store, log } = this.#options;
    const { schema, source } = store.definition;
    if (!store.database.isExclusive) {
      throw new PlatformError(
        "WRONG_STATE",
        `the store ${schema} holds another ledger: rebuild it with npm run rebuild -- ${schema}`,
      );
    }
    log.warn({ source }, "The store holds what its ledger does not have, and is rebuilt");
    await store.rebuild();
  }
}
