import type { Sql } from "../database/database.ts";
import { storableText } from "../database/storable-text.ts";
import type { StoredColumn, StoredRow } from "./row-codec.ts";
import { ownColumns, sqlType, type Table } from "./table.ts";

/** A row as a block leaves it. */
export interface RowChange {
  readonly table: Table;
  readonly row: object;
  readonly isDeleted: boolean;
}

/** A row that a block writes, whether or not there was one with its key. */
export function upsert<Row extends object>(table: Table<Row>, row: NoInfer<Row>): RowChange {
  return { table, row, isDeleted: false };
}

/** A row that a block deletes. @param key the properties that name it */
export function remove<Row extends object>(table: Table<Row>, key: NoInfer<Partial<Row>>): RowChange {
  return { table, row: key, isDeleted: true };
}

interface TableVersions {
  /** Per key, the block that ends the version that was current before. */
  readonly endings: Map<string, StoredRow>;
  /** Per key, the newest version of these changes. */
  readonly newest: Map<string, Version>;
  readonly versions: Version[];
}

type Version = Record<string, unknown> & { valid_from: bigint; valid_to: bigint | null };

/** Versions of each table's rows that changes of several blocks, in order, come to. */
class VersionedChanges {
  readonly tables = new Map<Table, TableVersions>();

  add(block: bigint, { table, row, isDeleted }: RowChange): void {
    const { endings, newest, versions } = this.#of(table);
    const stored = table.row.encode(row);
    const key = toJson(table.key.map(({ name }) => stored[name]));
    const before = newest.get(key);
    if (before?.valid_from === block) {
      versions.splice(versions.lastIndexOf(before), 1);
      newest.delete(key);
    } else if (before && before.valid_to === null) before.valid_to = block;
    if (!endings.has(key)) endings.set(key, { ...keyOf(table, stored), valid_to: block });
    if (isDeleted) return;
    const version: Version = Object.assign(stored, { valid_from: block, valid_to: null });
    versions.push(version);
    newest.set(key, version);
  }

  #of(table: Table): TableVersions {
    let found = this.tables.get(table);
    if (!found) {
      found = { endings: new Map(), newest: new Map(), versions: [] };
      this.tables.set(table, found);
    }
    return found;
  }
}

/** Writes what blocks changed, in two statements per table however many rows there are. */
export async function writeRows(
  sql: Sql,
  schema: string,
  blocks: readonly { readonly number: bigint; readonly rows: readonly RowChange[] }[],
): Promise<void> {
  const changes = new VersionedChanges();
  for (const { number, rows } of blocks) for (const row of rows) changes.add(number, row);
  for (const [table, { endings, versions }] of changes.tables) {
    await endVersions(sql, `${schema}.${table.name}`, table, [...endings.values()]);
    if (versions.length > 0) await insertVersions(sql, `${schema}.${table.name}`, table, versions);
  }
}

async function endVersions(sql: Sql, name: string, table: Table, endings: readonly StoredRow[]): Promise<void> {
  const columns = [...table.key.map(typed), "valid_to bigint"];
  const sameKey = table.key.map((column) => `kept.${column.name} = ended.${column.name}`).join(" AND ");
  await sql.query(
    `UPDATE ${name} AS kept SET valid_to = ended.valid_to
     FROM json_to_recordset($1::text::json) AS ended(${columns.join(", ")}) WHERE ${sameKey} AND kept.valid_to IS NULL`,
    [toJson(endings)],
  );
}

async function insertVersions(sql: Sql, name: string, table: Table, versions: readonly Version[]): Promise<void> {
  const columns = ownColumns(table);
  const names = ["valid_from", "valid_to", ...columns.map((column) => column.name)].join(", ");
  await sql.query(
    `INSERT INTO ${name} (${names}) SELECT ${names}
     FROM json_to_recordset($1::text::json) AS written(valid_from bigint, valid_to bigint, ${columns.map(typed).join(", ")})`,
    [toJson(versions)],
  );
}

function typed({ name, type }: StoredColumn): string {
  return `${name} ${sqlType(type)}`;
}

function keyOf(table: Table, row: StoredRow): StoredRow {
  return Object.fromEntries(table.key.map(({ name }) => [name, row[name]]));
}

/** JSON that every database takes; see {@link storableText}. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "bigint") return item.toString();
    return typeof item === "string" ? storableText(item) : item;
  });
}
