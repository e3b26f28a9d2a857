import type { Sql } from "../database/database.ts";

/** How long a writer that is not heard of keeps others waiting. */
const leaseMs = 5_000;

/** How often a writer must be heard of. */
export const renewalMs = leaseMs / 3;

/** How certain a ledger's newest blocks are. */
export interface FinalityPositions {
  /** Number of the newest block that the ledger is unlikely to take back. */
  readonly safe: bigint;
  /** Number of the newest block that it cannot take back any more. */
  readonly finalized: bigint;
}

/** How far a ledger is projected. No block number in it is higher than its position. */
export interface Checkpoint extends FinalityPositions {
  /** Number of the newest block whose rows are in the store; -1 before the first. */
  readonly position: bigint;
  readonly hash: string | null;
  /** That block's time, by the ledger. */
  readonly time: Date | null;
  /** Hash of the ledger's first block, by which another ledger is told apart. */
  readonly origin: string | null;
  /** How often blocks were taken back. */
  readonly undos: bigint;
}

const nothing: Checkpoint = {
  ...{ position: -1n, hash: null, origin: null, safe: -1n, finalized: -1n },
  ...{ time: null, undos: 0n },
};

/** The right to write, until somebody else has claimed it. */
export interface Lease {
  readonly nonce: bigint;
}

/** A second writer has taken over; what this one was about to write is not written. */
export class FencedError extends Error {
  override readonly name = "FencedError";
}

/** The row that says how far a source is projected, and who may go on. */
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
    const columns = "position, hash, origin, safe, finalized, time, undos";
    const rows = await sql.query<Checkpoint>(`SELECT ${columns} FROM ${this.#table} WHERE source = $1`, [this.#source]);
    return rows[0] ?? nothing;
  }

  /** @returns what the rows look like, by the digest they were made with; `undefined` for none */
  async readLayout(sql: Sql): Promise<string | undefined> {
    const rows = await sql.query<{ layout: string }>(
      `SELECT layout FROM ${this.#table} WHERE source = $1 AND layout IS NOT NULL`,
      [this.#source],
    );
    return rows[0]?.layout;
  }

  /** Back before the first block, which takes all blocks back; whoever writes now is fenced off. */
  async reset(sql: Sql, layout: string): Promise<void> {
    await sql.query(
      `INSERT INTO ${this.#table} (source, layout) VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET position = -1,
         hash = NULL, time = NULL, origin = NULL, safe = -1, finalized = -1, undos = checkpoints.undos + 1, layout = $2,
         nonce = checkpoints.nonce + 1, held_until = '-infinity'`,
      [this.#source, layout],
    );
  }

  /** Makes whoever held the right to write free to be replaced at once. */
  async release(sql: Sql, lease?: Lease): Promise<void> {
    await sql.query(
      `UPDATE ${this.#table} SET held_until = '-infinity' WHERE source = $1 AND ($2::bigint IS NULL OR nonce = $2)`,
      [this.#source, lease?.nonce ?? null],
    );
  }

  /** @returns `undefined` while another writer is heard of */
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
         undos = $10, held_until = ${leaseEnd}
       WHERE source = $1 AND nonce = $2 AND position = $3 RETURNING nonce`,
      [
        ...[this.#source, lease.nonce, from, to.position, to.hash, to.origin],
        ...[to.safe, to.finalized, to.time, to.undos],
      ],
    );
    if (touched.length !== 1) throw new FencedError(`somebody else projects ${this.#source} now`);
  }
}

const leaseEnd = `clock_timestamp() + interval '${leaseMs} milliseconds'`;
