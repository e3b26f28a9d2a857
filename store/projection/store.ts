import { createHash } from "node:crypto";
import type { Database, Sql } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { Outbox, type OutboxEvent } from "../events/event-log.ts";
import { type RowChange, writeRows } from "../tables/row-writer.ts";
import { type Table, tableStatements } from "../tables/table.ts";
import { type Checkpoint, CheckpointRow, type FinalityPositions, type Lease } from "./checkpoint.ts";
import { ForkHistory, type KnownBlock } from "./fork-history.ts";

/** Definition of a store: the tables that a subgraph fills from one ledger. */
export interface StoreDefinition {
  /** The SQL schema; each subgraph has its own. */
  readonly schema: string;
  /** Name of the ledger among those whose rows lie in the schema; the tables are its alone. */
  readonly source: string;
  readonly tables: readonly Table[];
  /** PostgreSQL's own extensions that the tables' indexes need. */
  readonly extensions?: readonly string[];
  /** Version of the code that makes the rows; a store made by another one is emptied. */
  readonly version?: string;
}

/** The newest block that a reorganisation leaves. */
type CommonAncestor = Pick<Checkpoint, "position" | "hash"> & Partial<Pick<Checkpoint, "time">>;

/** Rows and events of one block. */
export interface BlockChanges {
  readonly number: bigint;
  readonly hash: string;
  /** The block's time, by the ledger. */
  readonly time?: Date | undefined;
  readonly rows: readonly RowChange[];
  readonly events: readonly OutboxEvent[];
}

/**
 * Newest blocks that are remembered at least of a ledger that may take blocks back, and so can be taken back: ledgers
 * have taken back blocks that they had called final.
 */
const rememberedBlocks = 256n;

/**
 * Store of a subgraph: the rows and events of a ledger's blocks. Rows, events and the checkpoint that says up to which
 * block they go are written in one transaction, so they never disagree. All of it can be rebuilt.
 */
export class Store {
  readonly database: Database;
  readonly definition: StoreDefinition;
  readonly outbox: Outbox;
  readonly #checkpoint: CheckpointRow;
  readonly #forks: ForkHistory;
  readonly #layout: string;

  private constructor(database: Database, definition: StoreDefinition) {
    const { schema, source, tables, version } = definition;
    this.database = database;
    this.definition = definition;
    this.outbox = new Outbox(schema, source);
    this.#checkpoint = new CheckpointRow(schema, source);
    this.#forks = new ForkHistory(schema, source);
    const statements = tables.flatMap((table) => tableStatements(schema, table));
    const decisive = version === undefined ? statements : [...statements, version];
    this.#layout = createHash("sha256").update(decisive.join(";")).digest("hex");
  }

  /** Opens a store. One whose tables look different from the definition is emptied: its ledger fills it again. */
  static async open(database: Database, definition: StoreDefinition): Promise<Store> {
    const store = new Store(database, definition);
    const { schema } = definition;
    const isFirst = isFirstOpening(database, definition);
    await migrate(database, schema, bookkeeping(schema));
    await database.transaction(async (sql) => {
      // Two instances that start at once must not both create.
      await sql.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`ledgerloom.${schema}`]);
      if ((await store.#checkpoint.readLayout(sql)) !== store.#layout) await store.#empty(sql);
      else if (isFirst) await store.#checkpoint.release(sql);
    });
    return store;
  }

  /** Empties the store; a writer under way is fenced off. */
  rebuild(): Promise<void> {
    return this.database.transaction((sql) => this.#empty(sql));
  }

  readCheckpoint(): Promise<Checkpoint> {
    return this.#checkpoint.read(this.database);
  }

  /** The newest blocks of a ledger that may take them back, newest first. */
  readRecentBlocks(): Promise<KnownBlock[]> {
    return this.#forks.readRecent(this.database);
  }

  /** Hash of one of these blocks; `undefined` for any other. */
  hashOf(block: bigint): Promise<string | undefined> {
    return this.#forks.hashOf(this.database, block);
  }

  /** Claims the lease. @returns `undefined` while another writer holds it and renews it */
  claim(): Promise<Lease | undefined> {
    return this.#checkpoint.claim(this.database);
  }

  /** Renews the lease. @throws FencedError */
  renew(lease: Lease): Promise<void> {
    return this.#checkpoint.renew(this.database, lease);
  }

  /** Lets another writer take over at once. */
  release(lease: Lease): Promise<void> {
    return this.#checkpoint.release(this.database, lease);
  }

  /**
   * Takes over blocks that follow the checkpoint, in one transaction.
   * @param finality of a ledger that may take blocks back; without it all blocks are final
   * @returns the new checkpoint
   * @throws FencedError when another writer took over, or wrote these blocks
   */
  async apply(
    lease: Lease,
    from: Checkpoint,
    blocks: readonly BlockChanges[],
    finality?: FinalityPositions,
  ): Promise<Checkpoint> {
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) return from;
    const { number: position, hash, time = null } = last;
    const { safe, finalized } = finality ?? { safe: position, finalized: position };
    const [origin, reorgs] = [from.origin ?? first.hash, from.reorgs];
    const to = {
      position,
      hash,
      origin,
      time,
      reorgs,
      safe: lower(safe, position),
      finalized: lower(finalized, position),
    };
    await this.database.transaction(async (sql) => {
      await this.#checkpoint.move(sql, lease, from.position, to);
      await writeRows(sql, this.definition.schema, blocks);
      await this.outbox.append(sql, blocks, finality !== undefined);
      if (finality) await this.#forks.remember(sql, blocks, lower(finalized, position - rememberedBlocks));
    });
    return to;
  }

  /**
   * Takes back every block after one, which a chain that reorganised itself no longer has.
   * @param to the newest block that still holds, with its hash
   */
  async undo(lease: Lease, from: Checkpoint, to: CommonAncestor): Promise<Checkpoint> {
    const { position } = to;
    const back = {
      ...from,
      time: null,
      ...to,
      reorgs: from.reorgs + 1n,
      origin: position < 0n ? null : from.origin,
      safe: lower(from.safe, position),
      finalized: lower(from.finalized, position),
    };
    await this.database.transaction(async (sql) => {
      await this.#checkpoint.move(sql, lease, from.position, back);
      for (const { name } of this.definition.tables) {
        const table = `${this.definition.schema}.${name}`;
        await sql.query(`DELETE FROM ${table} WHERE valid_from > $1`, [position]);
        await sql.query(`UPDATE ${table} SET valid_to = NULL WHERE valid_to > $1`, [position]);
      }
      await this.outbox.undo(sql, back.reorgs, position);
      await this.#forks.undo(sql, back.reorgs, to);
    });
    return back;
  }

  async #empty(sql: Sql): Promise<void> {
    const { schema, tables, extensions = [] } = this.definition;
    for (const extension of extensions) await sql.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    await this.#checkpoint.reset(sql, this.#layout);
    await this.outbox.empty(sql);
    await this.#forks.empty(sql);
    for (const table of tables) {
      await sql.query(`DROP TABLE IF EXISTS ${schema}.${table.name}`);
      for (const statement of tableStatements(schema, table)) await sql.query(statement);
    }
  }
}

/** Statements that create the tables beside the rows, or bring them up to date. */
function bookkeeping(schema: string): string[] {
  const first = [...CheckpointRow.statements(schema), ...Outbox.statements(schema), ForkHistory.statement(schema)];
  return [...first, ...renamings(schema)];
}

/** Names of columns in stores that earlier releases made. */
function renamings(schema: string): string[] {
  return [
    `ALTER TABLE ${schema}.checkpoints RENAME COLUMN undos TO reorgs`,
    `ALTER TABLE ${schema}.retractions RENAME COLUMN undo TO reorg`,
    `ALTER TABLE ${schema}.blocks RENAME COLUMN undo TO reorg`,
  ];
}

const lower = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Stores that this process has opened, by databases that no other process can write to. */
const openings = new WeakMap<Database, Set<string>>();

/** Whether a writer that the checkpoint tells of must be one of a process that is gone. */
function isFirstOpening(database: Database, { schema, source }: StoreDefinition): boolean {
  if (!database.isExclusive) return false;
  const opened = openings.get(database) ?? new Set();
  openings.set(database, opened);
  const name = `${schema}/${source}`;
  return !opened.has(name) && Boolean(opened.add(name));
}
