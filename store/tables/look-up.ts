import type { Sql } from "../database/database.ts";
import { refuseDisconnected } from "../database/turns.ts";
import type { RowCodec, StoredRow } from "./row-codec.ts";
import { type Table, validAt } from "./table.ts";

/** Rows of a table to be found by the text in one of its columns. */
export interface LookUp<Row, Property extends keyof Row & string = keyof Row & string> {
  readonly schema: string;
  readonly table: Table<Row>;
  readonly key: NoInfer<Property>;
  /** Properties to read; all unless given. */
  readonly columns?: readonly Property[];
  /** Properties by which rows of one key are ordered. */
  readonly order?: readonly (keyof Row & string)[];
  /** The block at whose end the rows are read; without one they are current. */
  readonly block?: bigint | undefined;
}

/** Rows by key; a key of no row is missing. Shared by all callers, so it must not be changed. */
export type Found<Row> = ReadonlyMap<string, readonly Row[]>;

/** Keys of one statement at most: up to here a key costs the less the more there are. */
const maxKeys = 1_000;

/** Batches of this turn of the event loop, by database and statement. */
const gathering = new WeakMap<Sql, Map<string, Batch>>();

/**
 * Finds rows by key. Look-ups of all requests of this process in the same turn of the event loop become one statement.
 * It starts after they asked, so no answer is older than its question, and nothing is cached.
 */
export async function lookUp<Row, Property extends keyof Row & string = keyof Row & string>(
  sql: Sql,
  what: LookUp<Row, Property>,
  keys: readonly string[],
): Promise<Found<Pick<Row, Property>>> {
  refuseDisconnected();
  const batches = gathering.get(sql) ?? new Map<string, Batch>();
  gathering.set(sql, batches);
  const text = statementOf(what);
  let batch = batches.get(text);
  if (!batch || batch.keys.size >= maxKeys) {
    const close = (full: Batch) => batches.get(text) === full && batches.delete(text);
    batch = new Batch(sql, text, foundBy(what), close);
    batches.set(text, batch);
  }
  // PostgreSQL cannot hold a key with NUL, so no row has it.
  for (const key of keys) if (!key.includes("\0")) batch.keys.add(key);
  return batch.found as Promise<Found<Row>>;
}

class Batch {
  readonly keys = new Set<string>();
  readonly found: Promise<Found<unknown>>;

  constructor(
    sql: Sql,
    text: string,
    find: (stored: readonly StoredRow[]) => Found<unknown>,
    close: (batch: Batch) => void,
  ) {
    this.found = new Promise((resolve, reject) => {
      // Runs when everything that has arrived is read; all of it is then in the batch.
      setImmediate(() => {
        close(this);
        sql.query<StoredRow>(text, [[...this.keys]]).then((rows) => resolve(find(rows)), reject);
      });
    });
  }
}

/** Decodes rows once for all callers. */
function foundBy<Row, Property extends keyof Row & string>({ table, key, columns }: LookUp<Row, Property>) {
  const codec: RowCodec<Pick<Row, Property>> = columns ? table.row.pick(...columns) : table.row;
  return (stored: readonly StoredRow[]): Found<unknown> => {
    const rows = stored.map((row) => codec.decode(row));
    return Map.groupBy(rows, (row) => row[key] as string);
  };
}

function statementOf<Row, Property extends keyof Row & string>(what: LookUp<Row, Property>): string {
  const { schema, table, key, columns, order, block } = what;
  const namesOf = (properties: readonly (keyof Row & string)[]) => properties.map((one) => table.row.column(one).name);
  const [name] = namesOf([key]);
  const read = columns ? namesOf(columns) : table.row.names;
  const text = `SELECT ${read} FROM ${schema}.${table.name} WHERE ${validAt(block)} AND ${name} = ANY($1::text[])`;
  return order ? `${text} ORDER BY ${namesOf(order).join(", ")}` : text;
}
