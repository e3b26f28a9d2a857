import type { Sql } from "../database/database.ts";

/** Time after which a lease that is not renewed is free, in ms. */
const leaseMs = 5_000;

/** Interval at which a writer renews its lease, in ms. */
export const renewalMs = leaseMs / 3;

/** Finality of a ledger's newest blocks. */
export interface FinalityPositions {
  /** Number of the newest block that the ledger is unlikely to take back. */
  readonly safe: bigint;
  /** Number of the newest block that it cannot take back any more. */
  readonly finalized: bigint;
}

/** Checkpoint of a projection. No block number in it is higher than its position. */
export interface Checkpoint extends FinalityPositions {
  /** Number of the newest block whose rows are in the store; -1 before the first. */
  readonly position: bigint;
  readonly hash: string | null;
  /** That block's time, by the ledger. */
  readonly time: Date | null;
  /** Hash of the ledger's first block, by which another ledger is told apart. */
  readonly origin: string | null;
  /** Number of times that blocks were taken back. */
  readonly reorgs: bigint;
}

const nothing: Checkpoint = {
  position: -1n,
  hash: null,
  origin: null,
  safe: -1n,
  finalized: -1n,
  time: null,
  reorgs: 0n,
};

/** Lease of a projection: the right to write, until another writer has claimed it. */
export interface Lease {
  readonly nonce: bigint;
}

/** Error of a writer after another one has taken over; nothing of its transaction is written. */
export class FencedError extends Error {
  override readonly name = "FencedError";
}

/** Row with the checkpoint of a source and the lease of its writer. */
export class CheckpointRow {
  readonly #table: string;
  readonly #source: string;

  constructor(schema: string, source: string) {
    this.#table = `${schema}.checkpoints`;
    this.#source = source;
  }

  static statements(schema: string): string[] {
    return [
      `CREATE TABLE IF NOT EXISTS ${schema}.checkpoints (source text PRIMARY KEY, position bigint NOT NULL DEFAULT -1,
        hash text, origin text, layout text, nonce bigint NOT NULL DEFAULT 0,
        held_until timestamptz NOT NULL DEFAULT '-infinity')`,
      `ALTER TABLE ${schema}.checkpoints ADD COLUMN IF NOT EXISTS safe bigint NOT NULL DEFAULT -1,
        ADD COLUMN IF NOT EXISTS finalized bigint NOT NULL DEFAULT -1, ADD COLUMN IF NOT EXISTS time timestamptz,
        ADD COLUMN IF NOT EXISTS undos bigint NOT NULL DEFAULT 0`,
    ];
  }

  async read(sql: Sql): Promise<Checkpoint> {
    const columns = "position, hash, origin, safe, finalized, time, reorgs";
    const rows = await sql.query<Checkpoint>(`SELECT ${columns} FROM ${this.#table} WHERE source = $1`, [this.#source]);
    return rows[0] ?? nothing;
  }

  /** @returns digest of the layout that the rows were made with; `undefined` for none */
  async readLayout(sql: Sql): Promise<string | undefined> {
    const rows = await sql.query<{ layout: string }>(
      `SELECT layout FROM ${this.#table} WHERE source = $1 AND layout IS NOT NULL`,
      [this.#source],
    );
    return rows[0]?.layout;
  }

  /** Goes back before the first block, which takes all blocks back; a writer at work is fenced off. */
  async reset(sql: Sql, layout: string): Promise<void> {
    await sql.query(
      `INSERT INTO ${this.#table} (source, layout) VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET position = -1,
         hash = NULL, time = NULL, origin = NULL, safe = -1, finalized = -1, reorgs = checkpoints.reorgs + 1, layout = $2,
         nonce = checkpoints.nonce + 1, held_until = '-infinity'`,
      [this.#source, layout],
    );
  }

  /** Frees the lease at once. */
  async release(sql: Sql, lease?: Lease): Promise<void> {
    await sql.query(
      `UPDATE ${this.#table} SET held_until = '-infinity' WHERE source = $1 AND ($2::bigint IS NULL OR nonce = $2)`,
      [this.#source, lease?.nonce ?? null],
    );
  }

  /** @returns `undefined` while another writer renews its lease */
  async claim(sql: Sql): Promise<Lease | undefined> {
    const [lease] = await sql.query<Lease>(
      `UPDATE ${this.#table} SET nonce = nonce + 1, held_until = ${leaseEnd}
       WHERE source = $1 AND held_until < clock_timestamp() RETURNING nonce`,
      [this.#source],
    );
    return lease;
  }

  /** @throws FencedError */
  async renew(sql: Sql, lease: Lease): Promise<void> {
    const touched = await sql.query(
      `UPDATE ${this.#table} SET held_until = ${leaseEnd} WHERE source = $1 AND nonce = $2 RETURNING nonce`,
      [this.#source, lease.nonce],
    );
    if (touched.length !== 1) throw new FencedError(`somebody else projects ${this.#source} now`);
  }

  /** Moves on, or back, in the writer's transaction. @throws FencedError */
  async move(sql: Sql, lease: Lease, from: bigint, to: Checkpoint): Promise<void> {
    const touched = await sql.query(
      `UPDATE ${this.#table} SET position = $4, hash = $5, origin = $6, safe = $7, finalized = $8, time = $9,
         reorgs = $10, held_until = ${leaseEnd}
       WHERE source = $1 AND nonce = $2 AND position = $3 RETURNING nonce`,
      [
        ...[this.#source, lease.nonce, from, to.position, to.hash, to.origin],
        ...[to.safe, to.finalized, to.time, to.reorgs],
      ],
    );
    if (touched.length !== 1) throw new FencedError(`somebody else projects ${this.#source} now`);
  }
}

const leaseEnd = `clock_timestamp() + interval '${leaseMs} milliseconds'`;
