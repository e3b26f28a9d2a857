import type { Logger } from "pino";
import type { Database } from "./database.ts";
import { tracedDatabase } from "./traced-database.ts";

export interface DatabaseOptions {
  /** A PostgreSQL server's database; without one the embedded database is opened. */
  readonly url: string | undefined;
  /** Carries word between the instances that share the server's database; without it the database does. */
  readonly redisUrl?: string | undefined;
  /** Folder of the embedded database. */
  readonly folder: string;
  readonly production: boolean;
  readonly log: Logger;
}

/** @throws Error in production without a URL: falling back to a database of one process would go unnoticed */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return tracedDatabase(await open(options));
}

async function open({ url, redisUrl, folder, production, log }: DatabaseOptions): Promise<Database> {
  if (url) return (await import("./postgres-database.ts")).openPostgres(url, log, redisUrl);
  if (production) throw new Error("LEDGERLOOM_DATABASE_URL must be set in production");
  return (await import("./pglite-database.ts")).openPglite(folder);
}
