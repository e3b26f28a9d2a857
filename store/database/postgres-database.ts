import pg from "pg";
import type { Logger } from "pino";
import { postgresNotifications } from "../notifications/postgres-notifications.ts";
import { redisNotifications } from "../notifications/redis-notifications.ts";
import type { Database, Sql } from "./database.ts";
import { isTemporary, storeUnavailable } from "./store-faults.ts";

const int8 = 20;

/** Connections that one process opens at most, and the longest time of a statement in ms. */
const poolSize = 10;
const statementTimeoutMs = 120_000;

/**
 * Opens a PostgreSQL server's database (14 or newer). Connections are made when they are needed.
 * @param redisUrl carries notifications between the processes that have it open; without it the database does
 */
export function openPostgres(url: string, log: Logger, redisUrl?: string): Database {
  const getTypeParser = ((oid: number, format?: "text") =>
    oid === int8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    statement_timeout: statementTimeoutMs,
    // Of a server that does not answer at all.
    query_timeout: statementTimeoutMs + 5_000,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced at the next use.
  pool.on("error", (error) => log.warn({ err: error }, "Lost an idle database connection"));
  const sql = sqlOf(pool);
  const notifications = redisUrl ? redisNotifications(redisUrl, log) : postgresNotifications(url, sql, log);
  return {
    isExclusive: false,
    notifications,
    query: (text, values, signal) =>
      signal ? queryUntil(pool, { text, values: [...(values ?? [])] }, signal) : sql.query(text, values),
    async transaction(run) {
      const client = await pool.connect().catch(rethrow);
      let failure: Error | undefined;
      // The statement under way, or the next one, tells of a lost connection; without a listener it ended the process.
      const note = (error: Error) => {
        failure = error;
      };
      client.on("error", note);
      const own = sqlOf(client);
      try {
        await own.query("BEGIN");
        const result = await run(own);
        await own.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(note);
        throw error;
      } finally {
        client.off("error", note);
        client.release(failure);
      }
    },
    close: async () => {
      await notifications.close();
      await pool.end();
    },
  };
}

/** Runs a statement that the server is told to end when its caller has gone. */
async function queryUntil<Row>(pool: pg.Pool, statement: pg.QueryConfig, signal: AbortSignal): Promise<Row[]> {
  const client = await pool.connect().catch(rethrow);
  // The caller may have left while a connection was waited for; a signal tells of later disconnects only.
  if (signal.aborted) {
    client.release();
    throw storeUnavailable(signal.reason);
  }
  const { processID } = client as unknown as { readonly processID: number };
  let cancelling: Promise<unknown> | undefined;
  const cancel = () => {
    cancelling = pool.query("SELECT pg_cancel_backend($1)", [processID]).catch(() => {});
  };
  let failure: Error | undefined;
  // The statement tells of a lost connection; without a listener it ended the process.
  const note = (error: Error) => {
    failure = error;
  };
  client.on("error", note);
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return (await client.query(statement)).rows;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) note(error as Error);
    return rethrow(error as Error);
  } finally {
    client.off("error", note);
    signal.removeEventListener("abort", cancel);
    // Or the cancellation ended the connection's next statement.
    await cancelling;
    client.release(failure);
  }
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  return { query: (text, values = []) => client.query(text, [...values]).then(({ rows }) => rows, rethrow) };
}

/** @throws STORE_UNAVAILABLE (retryable) when the server is gone, or cannot at the moment; else what was given */
function rethrow(error: Error): never {
  const mayPass = error instanceof pg.DatabaseError ? isTemporary(error.code) : !isBug(error);
  throw mayPass ? storeUnavailable(error) : error;
}

/** Whether an error is ours; every other one that is not the server's comes from the connection. */
function isBug(error: Error): boolean {
  return error instanceof TypeError || error instanceof RangeError;
}
