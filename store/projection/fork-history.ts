import type { Sql } from "../database/database.ts";
import { toJson } from "../tables/row-writer.ts";

/** A block as a store remembers it. */
export interface KnownBlock {
  readonly number: bigint;
  readonly hash: string;
}

/**
 * Blocks that a ledger which may take blocks back had lately, and those that it has taken back: by the former a
 * reorganisation finds the newest block that still holds, by the latter a reader finds what was retracted behind it.
 */
export class ForkHistory {
  readonly #table: string;
  readonly #source: string;

  constructor(schema: string, source: string) {
    this.#table = `${schema}.blocks`;
    this.#source = source;
  }

  /** A block that was taken back has the number of its reorganisation, and the newest block that held then. */
  static statement(schema: string): string {
    return `CREATE TABLE IF NOT EXISTS ${schema}.blocks (source text NOT NULL, number bigint NOT NULL, hash text NOT NULL,
      undo bigint, ancestor bigint, ancestor_hash text, PRIMARY KEY (source, number, hash))`;
  }

  /** Remembers blocks, and forgets those up to `forget`; a block that was taken back may come again. */
  async remember(sql: Sql, blocks: readonly KnownBlock[], forget: bigint): Promise<void> {
    const kept = blocks.filter(({ number }) => number > forget).map(({ number, hash }) => ({ number, hash }));
    await sql.query(
      `INSERT INTO ${this.#table} (source, number, hash)
       SELECT $1, number, hash FROM json_to_recordset($2::text::json) AS block(number bigint, hash text)
       ON CONFLICT (source, number, hash) DO UPDATE SET reorg = NULL, ancestor = NULL, ancestor_hash = NULL`,
      [this.#source, toJson(kept)],
    );
    await sql.query(`DELETE FROM ${this.#table} WHERE source = $1 AND reorg IS NULL AND number <= $2`, [
      this.#source,
      forget,
    ]);
  }

  /** The remembered blocks that hold as far as the store knows, newest first. */
  readRecent(sql: Sql): Promise<KnownBlock[]> {
    return sql.query(
      `SELECT number, hash FROM ${this.#table} WHERE source = $1 AND reorg IS NULL ORDER BY number DESC`,
      [this.#source],
    );
  }

  /** Hash of a remembered block that holds as far as the store knows. */
  async hashOf(sql: Sql, number: bigint): Promise<string | undefined> {
    const text = `SELECT hash FROM ${this.#table} WHERE source = $1 AND reorg IS NULL AND number = $2`;
    return (await sql.query<KnownBlock>(text, [this.#source, number]))[0]?.hash;
  }

  async undo(sql: Sql, reorg: bigint, to: { readonly position: bigint; readonly hash: string | null }): Promise<void> {
    await sql.query(
      `UPDATE ${this.#table} SET reorg = $2, ancestor = $3, ancestor_hash = $4
       WHERE source = $1 AND reorg IS NULL AND number > $3`,
      [this.#source, reorg, to.position, to.hash],
    );
  }

  async empty(sql: Sql): Promise<void> {
    await sql.query(`DELETE FROM ${this.#table} WHERE source = $1`, [this.#source]);
  }
}
