import type { Database, Sql } from "./database.ts";

/**
 * Runs the statements of a schema that were not run yet, in order. New ones are only ever added at the end. Each is a
 * transaction of its own: instances at work hold locks too, and a statement that waits for them must hold no other.
 */
export async function migrate(database: Database, schema: string, statements: readonly string[]): Promise<void> {
  const table = `${schema}.migrations`;
  let isDone = false;
  while (!isDone) {
    isDone = await database.transaction(async (sql) => {
      // Two instances that start at once must not both run it.
      await sql.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`ledgerloom.${schema}`]);
      await sql.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      await sql.query(`CREATE TABLE IF NOT EXISTS ${table} (number integer PRIMARY KEY)`);
      const number = await countOf(sql, table);
      const statement = statements[number];
      if (statement === undefined) return true;
      await sql.query(statement);
      await sql.query(`INSERT INTO ${table} (number) VALUES ($1)`, [number]);
      return false;
    });
  }
}

async function countOf(sql: Sql, table: string): Promise<number> {
  const [row] = await sql.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${table}`);
  return Number(row?.count ?? 0);
}
