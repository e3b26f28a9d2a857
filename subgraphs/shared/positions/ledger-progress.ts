import type { Checkpoint } from "../store/checkpoint.ts";
import type { Store } from "../store/store.ts";
import { encodePosition } from "./position.ts";
import type { ShownLedger } from "./reading.ts";

/** What fills the store, as far as others look at it. */
export interface ShownProjection {
  readonly store: Store;
  readonly checkpoint: Checkpoint;
  readonly isWriter: boolean;
  reached(block: bigint): Promise<void>;
}

export interface LedgerProgressOptions {
  readonly projection: ShownProjection;
  readonly kind: "FABRIC" | "EVM";
  /** The Fabric channel, or the chain's id. */
  readonly network: string;
  /** Number of the newest block that the ledger shows. */
  readonly newest: () => Promise<bigint>;
}

/** How far the first look at a ledger is. */
export interface Backfill {
  readonly isOver: boolean;
  /** From 0 to 1. */
  readonly fraction: number;
}

/** How long what the ledger said about its newest block is good enough, so that many who ask cost it one call. */
const freshMs = 250;

/** How far a subgraph shows its ledger. */
export class LedgerProgress implements ShownLedger {
  readonly kind: LedgerProgressOptions["kind"];
  readonly network: string;
  readonly #projection: ShownProjection;
  readonly #askNewest: () => Promise<bigint>;
  #asked: { readonly until: number; readonly newest: Promise<bigint> } | undefined;
  /** The newest block when somebody first asked: until there it is backfill. */
  #target: bigint | undefined;

  constructor({ projection, kind, network, newest }: LedgerProgressOptions) {
    this.kind = kind;
    this.network = network;
    this.#projection = projection;
    this.#askNewest = newest;
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

  /** The newest block that reads show; `undefined` before the first. */
  get shown() {
    const { position: number, hash, time } = this.#projection.checkpoint;
    return hash === null ? undefined : { number, hash, time };
  }

  /** How far reads are. */
  get checkpoint(): Checkpoint {
    return this.#projection.checkpoint;
  }

  /** The newest block that reads show and that cannot be undone any more. */
  get finalized(): bigint | undefined {
    const { finalized } = this.checkpoint;
    return finalized < 0n ? undefined : finalized;
  }

  /** The position of what reads show now; `undefined` before the first block. */
  get position(): string | undefined {
    const { shown } = this;
    return shown && this.positionAt(shown.number, shown.hash);
  }

  /** The position of a block. @param hash where blocks can be undone */
  positionAt(block: bigint, hash: string | null = null): string {
    return encodePosition({ subgraph: this.subgraph, source: this.source, block, hash });
  }

  reached(block: bigint): Promise<void> {
    return this.#projection.reached(block);
  }

  hashOf(block: bigint): Promise<string | undefined> {
    return this.#projection.store.hashOf(block);
  }

  /** Number of the newest block that the ledger shows. @throws LEDGER_UNAVAILABLE */
  newest(): Promise<bigint> {
    const now = Date.now();
    if (!this.#asked || this.#asked.until < now) {
      this.#asked = { until: now + freshMs, newest: this.#askNewest() };
    }
    return this.#asked.newest;
  }

  /** @throws LEDGER_UNAVAILABLE */
  async backfill(): Promise<Backfill> {
    this.#target ??= await this.newest();
    const { position } = this.#projection.checkpoint;
    if (position >= this.#target) return { isOver: true, fraction: 1 };
    return { isOver: false, fraction: Number(position + 1n) / Number(this.#target + 1n) };
  }
}
