import type { Logger } from "pino";
import type { Database } from "../database/database.ts";
import type { BlockChanges } from "./store.ts";

interface TableState {
  readonly name: string;
  /** Rows when it was last analysed; negative before the first time. */
  readonly known: number;
  /** Rows that have changed since, as far as the database has counted by now. */
  readonly changed: bigint;
}

/** Changed rows that make a table due, together with a fifth of those that were known. */
const leastChanges = 500;

const tableStates = `SELECT pg_class.relname AS name, reltuples::float8 AS known, n_mod_since_analyze AS changed
  FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
  WHERE schemaname = $1 AND pg_relation_size(relid) > 0`;

/**
 * Keeps the planner's statistics of a schema's tables up to date while they are written: with old ones it takes the
 * right indexes to be useless. A server analyses by itself some time later; the embedded database never does.
 */
export class Upkeep {
  readonly #database: Database;
  readonly #schema: string;
  readonly #log: Logger;
  /** Rows written by table; a server counts them only after a while. */
  readonly #written = new Map<string, number>();
  #sinceLook = leastChanges;
  #looking: Promise<void> | undefined;

  constructor(database: Database, schema: string, log: Logger) {
    this.#database = database;
    this.#schema = schema;
    this.#log = log;
  }

  /** Notes blocks that are committed; the upkeep that follows is not waited for. */
  wrote(blocks: readonly Pick<BlockChanges, "rows" | "events">[]): void {
    for (const { rows, events } of blocks) {
      for (const { table } of rows) this.#count(table.name, 1);
      this.#count("events", events.length);
    }
    this.#looking ??= this.#lookWhileDue().finally(() => {
      this.#looking = undefined;
    });
  }

  /** Settles when nothing is under way. */
  async settled(): Promise<void> {
    await this.#looking;
  }

  #count(table: string, rows: number): void {
    this.#written.set(table, (this.#written.get(table) ?? 0) + rows);
    this.#sinceLook += rows;
  }

  async #lookWhileDue(): Promise<void> {
    try {
      while (this.#sinceLook >= leastChanges) {
        this.#sinceLook = 0;
        await this.#look();
      }
    } catch (error) {
      this.#log.warn({ err: error, schema: this.#schema }, "Could not analyse tables");
    }
  }

  async #look(): Promise<void> {
    const states = await this.#database.query<TableState>(tableStates, [this.#schema]);
    for (const state of states) if (this.#isDue(state)) await this.#analyse(state.name);
  }

  #isDue({ name, known, changed }: TableState): boolean {
    return known < 0 || Math.max(Number(changed), this.#written.get(name) ?? 0) > leastChanges + known / 5;
  }

  async #analyse(table: string): Promise<void> {
    this.#written.set(table, 0);
    await this.#database.query(`VACUUM (ANALYZE) ${this.#schema}.${table}`);
  }
}
