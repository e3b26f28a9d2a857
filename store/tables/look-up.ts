import type { Sql } from "../database/database.ts";
import { refuseDeparted } from "../database/turns.ts";
import { validAt } from "./table.ts";

/** Rows of a table to be found by the text in one of its columns. */
export interface LookUp {
  /** The table with its schema. */
  readonly table: string;
  readonly key: string;
  /** What of the rows; all columns unless given. */
  readonly columns?: readonly string[];
  /** In which order rows of one key come. */
  readonly order?: string;
  /** The block at whose end the rows are read; without one they are current. */
  readonly block?: bigint | undefined;
}

/** What is found, by key; a key of no row is missing. Shared by all who asked, so it must not be changed. */
export type Found<Row> = ReadonlyMap<string, readonly Row[]>;

/** Keys of one statement, which costs the less per key the more there are, up to here. */
const maxKeys = 1_000;

/** Per database and statement, what will be asked at the end of this turn of the event loop. */
const gathering = new WeakMap<Sql, Map<string, Batch>>();

/**
 * Finds rows by key. Whatever the requests of this process look up in the same turn of the event loop becomes one
 * statement. It starts after they asked, so nobody is given anything older than the question, and nothing is kept.
 */
export async function lookUp<Row>(sql: Sql, what: LookUp, keys: readonly string[]): Promise<Found<Row>> {
  refuseDeparted();
  const batches = gathering.get(sql) ?? new Map<string, Batch>();
  gathering.set(sql, batches);
  const text = statementOf(what);
  let batch = batches.get(text);
  if (!batch || batch.keys.size >= maxKeys) {
    batch = new Batch(sql, text, what.key, (full) => batches.get(text) === full && batches.delete(text));
    batches.set(text, batch);
  }
  // PostgreSQL cannot hold what is left out here, so it is in no row.
  for (const key of keys) if (!key.includes("\0")) batch.keys.add(key);
  return batch.found as Promise<Found<Row>>;
}

class Batch {
  readonly keys = new Set<string>();
  readonly found: Promise<Found<unknown>>;

  constructor(sql: Sql, text: string, key: string, close: (batch: Batch) => void) {
    this.found = new Promise((resolve, reject) => {
      // Runs when everything that has arrived is read; all of it is then in the batch.
      setImmediate(() => {
        close(this);
        sql.query<Record<string, string>>(text, [[...this.keys]]).then((rows) => {
          resolve(Map.groupBy(rows, (row) => row[key] as string));
        }, reject);
      });
    });
  }
}

function statementOf({ table, key, columns = ["*"], order, block }: LookUp): string {
  const text = `SELECT ${columns} FROM ${table} WHERE ${validAt(block)} AND ${key} = ANY($1::text[])`;
  return order ? `${text} ORDER BY ${order}` : text;
}
