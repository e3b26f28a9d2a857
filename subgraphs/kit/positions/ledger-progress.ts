import { cursorOf, startAt } from "../../../store/events/event-position.ts";
import type { Checkpoint } from "../../../store/projection/checkpoint.ts";
import type { Store } from "../../../store/projection/store.ts";
import type { LedgerReport } from "../../../subgraph-protocol/subgraph.ts";
import { encodePosition } from "./position.ts";
import type { LedgerView } from "./reading.ts";

/** Projection as the progress of its ledger sees it. */
export interface ProjectionView {
  readonly store: Store;
  readonly checkpoint: Checkpoint;
  readonly isWriter: boolean;
  /** Whether the ledger has the blocks that the store shows. */
  readonly isOnItsLedger: boolean;
  reached(block: bigint, timeoutMs?: number, hash?: string): Promise<void>;
  onMove(listener: () => void): () => void;
}

export interface LedgerProgressOptions {
  readonly projection: ProjectionView;
  readonly kind: "FABRIC" | "EVM";
  /** The Fabric channel, or the chain's id, read anew each time: of a node that is away it may not be known yet. */
  readonly network: string;
  /** Number of the newest block that the ledger shows. */
  readonly newest: () => Promise<bigint>;
  /** Hash of a block on the ledger now; absent where blocks are final. */
  readonly hashOf?: (block: bigint) => Promise<string | undefined>;
}

/** Progress of the first pass over a ledger. */
export interface Backfill {
  readonly isOver: boolean;
  /** From 0 to 1. */
  readonly fraction: number;
}

/** Time for which the ledger's answer about its newest block is reused, in ms, so that many readers cost one call. */
const freshMs = 250;

/** Progress of a subgraph on its ledger. */
export class LedgerProgress implements LedgerView {
  readonly kind: LedgerProgressOptions["kind"];
  readonly #options: LedgerProgressOptions;
  readonly #projection: ProjectionView;
  readonly #askNewest: () => Promise<bigint>;
  readonly #hashOnLedger: LedgerProgressOptions["hashOf"];
  #asked: { readonly until: number; readonly newest: Promise<bigint> } | undefined;
  /** Newest block when the progress was first asked for, at which the backfill ends. */
  #target: bigint | undefined;
  #isFilled = false;
  #reorgs: bigint | undefined;

  constructor(options: LedgerProgressOptions) {
    const { projection, kind, newest, hashOf } = options;
    this.kind = kind;
    this.#options = options;
    this.#projection = projection;
    this.#askNewest = newest;
    this.#hashOnLedger = hashOf;
  }

  get network(): string {
    return this.#options.network;
  }

  get subgraph(): string {
    return this.#projection.store.definition.schema;
  }

  get source(): string {
    return this.#projection.store.definition.source;
  }

  get isWriter(): boolean {
    return this.#projection.isWriter;
  }

  /** Newest block that reads show; `undefined` before the first. */
  get shown() {
    const { position: number, hash, time } = this.#projection.checkpoint;
    return hash === null ? undefined : { number, hash, time };
  }

  /** Checkpoint of the store. */
  get checkpoint(): Checkpoint {
    return this.#projection.checkpoint;
  }

  /** Newest block shown that cannot be undone any more. */
  get finalized(): bigint | undefined {
    const { finalized } = this.checkpoint;
    return finalized < 0n ? undefined : finalized;
  }

  /** Position of the newest block shown; `undefined` before the first. */
  get position(): string | undefined {
    const { shown } = this;
    return shown && this.positionAt(shown.number, shown.hash);
  }

  /** Cursor from which event streams go on now. */
  get cursor(): string {
    const { position, hash } = this.checkpoint;
    return cursorOf(startAt({ position, hash: this.#hashOnLedger ? hash : null }));
  }

  /**
   * Position of a block.
   * @param hash where blocks can be undone
   */
  positionAt(block: bigint, hash: string | null = null): string {
    return encodePosition({ subgraph: this.subgraph, source: this.source, block, hash });
  }

  /** Calls back after each move. @returns a call that ends that */
  onMove(listener: () => void): () => void {
    return this.#projection.onMove(listener);
  }

  reached(block: bigint): Promise<void> {
    return this.#projection.reached(block);
  }

  async keeps(block: bigint, hash: string): Promise<boolean> {
    if (!this.#hashOnLedger) return true;
    const shown = await this.#projection.store.hashOf(block);
    if (shown === hash) return true;
    if ((await this.#hashOnLedger(block)) !== hash) return false;
    // The store leaves out blocks without changes; another block in its place is about to be retracted.
    if (shown !== undefined) await this.#projection.reached(block, undefined, hash);
    return true;
  }

  /** Number of the newest block that the ledger has. @throws LEDGER_UNAVAILABLE */
  newest(): Promise<bigint> {
    const now = performance.now();
    if (!this.#asked || this.#asked.until < now) {
      this.#asked = { until: now + freshMs, newest: this.#askNewest() };
    }
    return this.#asked.newest;
  }

  /** Progress of the backfill. @throws LEDGER_UNAVAILABLE */
  async backfill(): Promise<Backfill> {
    this.#noticeRebuild();
    if (this.#isFilled) return { isOver: true, fraction: 1 };
    this.#target ??= await this.newest();
    const { position } = this.#projection.checkpoint;
    this.#isFilled = position >= this.#target;
    return { isOver: this.#isFilled, fraction: Math.min(1, Number(position + 1n) / Number(this.#target + 1n)) };
  }

  /**
   * Readiness: ledger and store answer, the store holds that ledger, and the backfill is over.
   * @throws LEDGER_UNAVAILABLE, STORE_UNAVAILABLE
   */
  async isReady(): Promise<boolean> {
    const [{ isOver }] = await Promise.all([this.backfill(), this.newest(), this.#projection.store.readCheckpoint()]);
    return isOver && this.#projection.isOnItsLedger && !(await this.#isAhead());
  }

  /** Begins the backfill anew after a retraction; of a store that is rebuilt it covers everything. */
  #noticeRebuild(): void {
    const { reorgs } = this.checkpoint;
    if (reorgs !== (this.#reorgs ?? reorgs)) {
      this.#isFilled = false;
      this.#target = undefined;
    }
    this.#reorgs = reorgs;
  }

  /** Whether the store shows blocks that the ledger does not have; asks the ledger anew when it seems so. */
  async #isAhead(): Promise<boolean> {
    const isAhead = async () => this.checkpoint.position > (await this.newest());
    if (!(await isAhead())) return false;
    this.#asked = undefined;
    return isAhead();
  }

  /** Report for `/ready`. */
  async report(): Promise<LedgerReport> {
    const { source, shown } = this;
    const [newest, backfill] = await Promise.all([
      this.newest().catch(() => undefined),
      this.backfill().catch(() => undefined),
    ]);
    const text = (block: bigint | undefined) => block?.toString() ?? null;
    return { source, position: text(shown?.number), newest: text(newest), fraction: backfill?.fraction ?? 0 };
  }
}
