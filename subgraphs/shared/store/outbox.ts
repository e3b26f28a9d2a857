import type { LedgerPosition } from "../event-feed.ts";
import type { Sql } from "./database.ts";
import { toJson } from "./row-writer.ts";

/** Something that happened in a block, for those who follow. */
export interface OutboxEvent {
  /** Index of its transaction in the block, and its own in the transaction. */
  readonly transaction: number;
  readonly index: number;
  readonly type: string;
  /** Anything JSON; whole numbers of any size as text. */
  readonly payload: unknown;
}

/** An event as it is read again. */
export interface StoredEvent {
  readonly position: LedgerPosition;
  readonly type: string;
  readonly payload: unknown;
}

interface EventRow {
  readonly block: bigint;
  readonly tx: number;
  readonly index: number;
  readonly type: string;
  readonly payload: unknown;
}

/** The events of a source, written with the rows and read in the ledger's order by any instance. */
export class Outbox {
  readonly #table: string;
  readonly #source: string;

  constructor(schema: string, source: string) {
    this.#table = `${schema}.events`;
    this.#source = source;
  }

  static statement(schema: string): string {
    return `CREATE TABLE IF NOT EXISTS ${schema}.events (source text NOT NULL, block bigint NOT NULL, tx integer NOT NULL,
      index integer NOT NULL, type text NOT NULL, payload json NOT NULL, PRIMARY KEY (source, block, tx, index))`;
  }

  async append(
    sql: Sql,
    blocks: readonly { readonly number: bigint; readonly events: readonly OutboxEvent[] }[],
  ): Promise<void> {
    const rows = blocks.flatMap(({ number, events }) =>
      events.map(({ transaction, index, type, payload }) => ({ block: number, tx: transaction, index, type, payload })),
    );
    if (rows.length === 0) return;
    await sql.query(
      `INSERT INTO ${this.#table} SELECT $1, block, tx, index, type, payload
       FROM json_to_recordset($2::text::json) AS event(block bigint, tx integer, index integer, type text, payload json)`,
      [this.#source, toJson(rows)],
    );
  }

  /** The next events after a position, up to a block that the caller knows to be written. */
  async readAfter(sql: Sql, after: LedgerPosition, upTo: bigint, limit: number): Promise<StoredEvent[]> {
    const rows = await sql.query<EventRow>(
      `SELECT block, tx, index, type, payload FROM ${this.#table}
       WHERE source = $1 AND (block, tx, index) > ($2::bigint, $3::integer, $4::integer) AND block <= $5
       ORDER BY block, tx, index LIMIT ${limit}`,
      [this.#source, after.block, after.transaction, after.event, upTo],
    );
    return rows.map(({ block, tx, index, type, payload }) => ({
      position: { block, transaction: tx, event: index },
      type,
      payload,
    }));
  }

  /** Forgets what came after a block. */
  async undo(sql: Sql, toBlock: bigint): Promise<void> {
    await sql.query(`DELETE FROM ${this.#table} WHERE source = $1 AND block > $2`, [this.#source, toBlock]);
  }
}
