import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import type { Database } from "./database.ts";
import { tracedDatabase } from "./traced-database.ts";

export interface DatabaseOptions {
  /** A PostgreSQL server's database; without one the embedded database is opened. */
  readonly url: string | undefined;
  /**
   * Redis server that carries notifications between instances on the server's database; without it the database does.
   */
  readonly redisUrl?: string | undefined;
  /** Folder of the embedded database. */
  readonly folder: string;
  readonly production: boolean;
  readonly log: Logger;
}

/**
 * @throws Error in production without a URL: falling back to a database of one process would go unnoticed
 * @throws STORE_UNAVAILABLE when the server that the settings name cannot be used; retryable when it may be later
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return tracedDatabase(await open(options));
}

async function open({ url, redisUrl, folder, production, log }: DatabaseOptions): Promise<Database> {
  if (url) return reached((await import("./postgres-database.ts")).openPostgres(url, log, redisUrl));
  if (production) throw new Error("LEDGERLOOM_DATABASE_URL must be set in production: your PostgreSQL database");
  return (await import("./pglite-database.ts")).openPglite(folder).catch((cause) => {
    if (cause instanceof PlatformError) throw cause;
    const mend = "if another version wrote it or it is damaged, delete it: it is filled anew from the ledgers";
    throw new Error(`the embedded database in ${folder} does not open; ${mend}`, { cause });
  });
}

/** @throws Error that names the setting when the server is not there, or does not let us in */
async function reached(database: Database): Promise<Database> {
  try {
    await database.query("SELECT 1");
    return database;
  } catch (cause) {
    await database.close();
    const message = "LEDGERLOOM_DATABASE_URL names a database that cannot be used; start it, or set it right";
    const retryable = cause instanceof PlatformError && cause.retryable;
    throw new PlatformError("STORE_UNAVAILABLE", message, { retryable, cause });
  }
}
