import type { Sql } from "../database/database.ts";
import { storableText } from "../database/storable-text.ts";
import { sqlType, type TableDefinition } from "./table.ts";

export type Row = Readonly<Record<string, unknown>>;

/** A row as a block leaves it; a deleted one needs its key columns only. */
export interface RowChange {
  readonly table: TableDefinition;
  readonly row: Row;
  readonly isDeleted?: boolean;
}

interface TableVersions {
  /** Per key, the block that ends the version that was current before. */
  readonly endings: Map<string, Row>;
  /** Per key, the newest version of these changes. */
  readonly newest: Map<string, Version>;
  readonly versions: Version[];
}

type Version = Record<string, unknown> & { valid_from: bigint; valid_to: bigint | null };

/** What changes of several blocks, in order, make of each table's versions. */
class VersionedChanges {
  readonly tables = new Map<TableDefinition, TableVersions>();

  add(block: bigint, { table, row, isDeleted = false }: RowChange): void {
    const { endings, newest, versions } = this.#of(table);
    const key = toJson(table.key.map((column) => row[column]));
    const before = newest.get(key);
    if (before?.valid_from === block) {
      versions.splice(versions.lastIndexOf(before), 1);
      newest.delete(key);
    } else if (before && before.valid_to === null) before.valid_to = block;
    if (!endings.has(key)) endings.set(key, { ...keyOf(table, row), valid_to: block });
    if (isDeleted) return;
    const version = { ...row, valid_from: block, valid_to: null };
    versions.push(version);
    newest.set(key, version);
  }

  #of(table: TableDefinition): TableVersions {
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

async function endVersions(sql: Sql, name: string, table: TableDefinition, endings: readonly Row[]): Promise<void> {
  const columns = [...table.key.map((column) => columnOf(table, column)), "valid_to bigint"];
  const sameKey = table.key.map((column) => `kept.${column} = ended.${column}`).join(" AND ");
  await sql.query(
    `UPDATE ${name} AS kept SET valid_to = ended.valid_to
     FROM json_to_recordset($1::text::json) AS ended(${columns.join(", ")}) WHERE ${sameKey} AND kept.valid_to IS NULL`,
    [toJson(endings)],
  );
}

async function insertVersions(sql: Sql, name: string, table: TableDefinition, versions: readonly Row[]): Promise<void> {
  const names = ["valid_from", "valid_to", ...Object.keys(table.columns)].join(", ");
  const columns = Object.keys(table.columns).map((column) => columnOf(table, column));
  await sql.query(
    `INSERT INTO ${name} (${names}) SELECT ${names}
     FROM json_to_recordset($1::text::json) AS written(valid_from bigint, valid_to bigint, ${columns.join(", ")})`,
    [toJson(versions)],
  );
}

function columnOf(table: TableDefinition, column: string): string {
  return `${column} ${sqlType(table.columns[column] ?? "text")}`;
}

function keyOf(table: TableDefinition, row: Row): Row {
  return Object.fromEntries(table.key.map((column) => [column, row[column]]));
}

/** JSON that every database takes; see {@link storableText}. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "bigint") return item.toString();
    return typeof item === "string" ? storableText(item) : item;
  });
}
