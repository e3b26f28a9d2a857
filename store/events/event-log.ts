import type { Sql } from "../database/database.ts";
import { toJson } from "../tables/row-writer.ts";
import { branchOf, endOf, type LedgerPosition, lastOfBlock } from "./event-position.ts";

/** An event of a block, for followers. */
export interface OutboxEvent {
  /** Index of its transaction in the block, and its own in the transaction. */
  readonly transaction: number;
  readonly index: number;
  readonly type: string;
  /** Any JSON; whole numbers of any size as text. */
  readonly payload: unknown;
}

/** An event as it is read again. */
export interface StoredEvent {
  readonly position: LedgerPosition;
  readonly type: string;
  readonly payload: unknown;
  /** Length of the payload's JSON. */
  readonly bytes: number;
}

/** Longest page of events: so many, or the first few whose payloads have so many bytes; one event always. */
export interface PageLimit {
  readonly events: number;
  readonly bytes: number;
}

/** Events of one read, and the number of times that blocks had been taken back by then. */
export interface EventPage {
  readonly reorgs: bigint;
  readonly events: readonly StoredEvent[];
  /** Whether the limit has left events out. */
  readonly hasMore: boolean;
}

/** Events that a ledger has taken back behind a reader. */
export interface Retractions extends EventPage {
  /** Whether the reader's place is on the ledger. */
  readonly isOnLedger: boolean;
  /** Position at which the reader goes on after the events; `undefined` when nothing was taken back at its place. */
  readonly ancestor: LedgerPosition | undefined;
}

interface EventRow {
  readonly reorgs: bigint;
  readonly block: bigint | null;
  readonly tx: number;
  readonly index: number;
  readonly type: string;
  readonly payload: unknown;
  readonly branch: string | null;
  readonly bytes: number;
  /** Rows that the limit on events left, of which the one on bytes may leave fewer. */
  readonly found: bigint;
}

interface RetractionRow extends EventRow {
  readonly ancestor: bigint | null;
  readonly ancestor_hash: string | null;
  readonly is_on_ledger: boolean;
}

interface BlockEvents {
  readonly number: bigint;
  readonly hash: string;
  readonly events: readonly OutboxEvent[];
}

/**
 * The events of a source, written with the rows and read in the ledger's order by any instance. Those of blocks that
 * the ledger took back are kept aside, for readers that have got them.
 */
export class Outbox {
  readonly #schema: string;
  readonly #source: string;

  constructor(schema: string, source: string) {
    this.#schema = schema;
    this.#source = source;
  }

  static statements(schema: string): string[] {
    const columns = `source text NOT NULL, block bigint NOT NULL, tx integer NOT NULL, index integer NOT NULL,
      type text NOT NULL, payload json NOT NULL`;
    return [
      `CREATE TABLE IF NOT EXISTS ${schema}.events (${columns}, PRIMARY KEY (source, block, tx, index))`,
      `ALTER TABLE ${schema}.events ADD COLUMN IF NOT EXISTS branch text`,
      `CREATE TABLE IF NOT EXISTS ${schema}.retractions (${columns}, branch text, undo bigint NOT NULL,
        PRIMARY KEY (source, undo, block, tx, index))`,
    ];
  }

  /** @param hasBranches whether the ledger may take blocks back, so that a position must name its branch */
  async append(sql: Sql, blocks: readonly BlockEvents[], hasBranches: boolean): Promise<void> {
    const rows = blocks.flatMap(({ number: block, hash, events }) => {
      const branch = hasBranches ? branchOf(hash) : null;
      return events.map(({ transaction: tx, ...event }) => ({ block, tx, ...event, branch }));
    });
    if (rows.length === 0) return;
    await sql.query(
      `INSERT INTO ${this.#schema}.events (source, block, tx, index, type, payload, branch)
       SELECT $1, block, tx, index, type, payload, branch FROM json_to_recordset($2::text::json)
         AS event(block bigint, tx integer, index integer, type text, payload json, branch text)`,
      [this.#source, toJson(rows)],
    );
  }

  /** The next events after a position, up to a block that the caller knows to be written. */
  async readAfter(sql: Sql, after: LedgerPosition, upTo: bigint, limit: PageLimit): Promise<EventPage> {
    const next = `SELECT block, tx, index, type, payload, branch FROM ${this.#schema}.events
      WHERE source = $1 AND (block, tx, index) > ($2::bigint, $3::integer, $4::integer) AND block <= $5`;
    const rows = await sql.query<EventRow>(
      `SELECT checkpoint.reorgs, event.* FROM ${this.#schema}.checkpoints AS checkpoint
       LEFT JOIN LATERAL (${limited(next, "block, tx, index", limit)}) AS event ON true
       WHERE checkpoint.source = $1 ORDER BY block, tx, index`,
      [this.#source, after.block, after.transaction, after.event, upTo],
    );
    return eventPageOf(rows, limit);
  }

  /** Events taken back up to a reader's place and since the block before which its branch began, newest first. */
  async readRetractions(sql: Sql, from: LedgerPosition, limit: PageLimit): Promise<Retractions> {
    const { block, transaction, event, branch = "" } = from;
    const taken = `SELECT block, tx, index, type, payload, branch FROM ${this.#schema}.retractions
      WHERE source = $1 AND reorg = taken.reorg AND (block, tx, index) <= ($2::bigint, $3::integer, $4::integer)`;
    const rows = await sql.query<RetractionRow>(
      `SELECT checkpoint.reorgs, taken.ancestor, taken.ancestor_hash, event.*, EXISTS (
         SELECT FROM ${this.#schema}.events WHERE source = $1 AND block = $2 AND branch = $5
       ) OR EXISTS (
         SELECT FROM ${this.#schema}.blocks WHERE source = $1 AND number = $2 AND reorg IS NULL AND starts_with(hash, $5)
       ) OR ($3 = ${lastOfBlock} AND $2 <= checkpoint.finalized) AS is_on_ledger
       FROM ${this.#schema}.checkpoints AS checkpoint
       LEFT JOIN ${this.#schema}.blocks AS taken ON taken.source = $1 AND taken.number = $2
         AND taken.reorg IS NOT NULL AND starts_with(taken.hash, $5)
       LEFT JOIN LATERAL (${limited(taken, "block DESC, tx DESC, index DESC", limit)}) AS event ON true
       WHERE checkpoint.source = $1 ORDER BY block DESC, tx DESC, index DESC`,
      [this.#source, block, transaction, event, branch],
    );
    const { ancestor = null, ancestor_hash = null, is_on_ledger = false } = rows[0] ?? {};
    return {
      ...eventPageOf(rows, limit),
      isOnLedger: is_on_ledger,
      ancestor: ancestor === null ? undefined : endOf(ancestor, ancestor_hash),
    };
  }

  /** Takes back the events after a block. */
  async undo(sql: Sql, reorg: bigint, toBlock: bigint): Promise<void> {
    const columns = "source, block, tx, index, type, payload, branch";
    await sql.query(
      `WITH gone AS (DELETE FROM ${this.#schema}.events WHERE source = $1 AND block > $2 RETURNING ${columns})
       INSERT INTO ${this.#schema}.retractions (${columns}, reorg) SELECT ${columns}, $3 FROM gone`,
      [this.#source, toBlock, reorg],
    );
  }

  /** Deletes all events, those taken back too. */
  async empty(sql: Sql): Promise<void> {
    await sql.query(`DELETE FROM ${this.#schema}.events WHERE source = $1`, [this.#source]);
    await sql.query(`DELETE FROM ${this.#schema}.retractions WHERE source = $1`, [this.#source]);
  }
}

/** The first rows of a selection of events, as many as a limit allows. */
function limited(selection: string, order: string, { events, bytes }: PageLimit): string {
  const payload = "octet_length(payload::text)";
  return `SELECT * FROM (
      SELECT *, ${payload} AS bytes, sum(${payload}) OVER (ORDER BY ${order}) AS total, count(*) OVER () AS found
      FROM (${selection} ORDER BY ${order} LIMIT ${events}) AS selected
    ) AS summed WHERE total - bytes < ${bytes}`;
}

function eventPageOf(rows: readonly EventRow[], limit: PageLimit): EventPage {
  const events = rows.flatMap(({ block, tx, index, type, payload, branch, bytes }) =>
    block === null
      ? []
      : [{ position: { block, transaction: tx, event: index, branch: branch ?? undefined }, type, payload, bytes }],
  );
  const found = Number(rows[0]?.found ?? 0);
  return { reorgs: rows[0]?.reorgs ?? 0n, events, hasMore: found === limit.events || events.length < found };
}
