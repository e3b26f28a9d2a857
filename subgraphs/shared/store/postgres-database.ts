import pg from "pg";
import type { Logger } from "pino";
import type { Database, Sql } from "./database.ts";

const int8 = 20;

/** Connections that one process opens at most, and how long a statement may take. */
const poolSize = 10;
const statementTimeoutMs = 60_000;

/** Opens a PostgreSQL server's database (14 or newer). Connections are made when they are needed. */
export function openPostgres(url: string, log: Logger): Database {
  const getTypeParser = ((oid: number, format?: "text") =>
    oid === int8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    statement_timeout: statementTimeoutMs,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced at the next use.
  pool.on("error", (error) => log.warn({ err: error }, "Lost an idle database connection"));
  return {
    isExclusive: false,
    query: sqlOf(pool).query,
    async transaction(run) {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        await client.query("BEGIN");
        const result = await run(sqlOf(client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((lost: Error) => {
          failure = lost;
        });
        throw error;
      } finally {
        client.release(failure);
      }
    },
    close: () => pool.end(),
  };
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  return { query: async (text, values = []) => (await client.query(text, [...values])).rows };
}
