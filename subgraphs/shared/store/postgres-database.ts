import pg from "pg";
import type { Logger } from "pino";
import { postgresWakeUps } from "../wake-ups/postgres-wake-ups.ts";
import { redisWakeUps } from "../wake-ups/redis-wake-ups.ts";
import type { Database, Sql } from "./database.ts";

const int8 = 20;

/** Connections that one process opens at most, and how long a statement may take. */
const poolSize = 10;
const statementTimeoutMs = 60_000;

/**
 * Opens a PostgreSQL server's database (14 or newer). Connections are made when they are needed.
 * @param redisUrl carries word between those who have it open; without it the database does
 */
export function openPostgres(url: string, log: Logger, redisUrl?: string): Database {
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
  const sql = sqlOf(pool);
  const wakeUps = redisUrl ? redisWakeUps(redisUrl, log) : postgresWakeUps(url, sql, log);
  return {
    isExclusive: false,
    wakeUps,
    query: sql.query,
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
    close: async () => {
      await wakeUps.close();
      await pool.end();
    },
  };
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  return { query: async (text, values = []) => (await client.query(text, [...values])).rows };
}
