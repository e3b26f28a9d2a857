import { pino } from "pino";
import type { Database } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { openPostgres } from "../database/postgres-database.ts";
import { startPostgres } from "./temporary-postgres.ts";

export interface OpenedDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Opens an empty database of each kind; PostgreSQL only where its programs are installed. */
export const bothDatabases: Readonly<Record<string, () => Promise<OpenedDatabase>>> = {
  PGlite: async () => {
    const database = await openPglite();
    return { database, close: () => database.close() };
  },
  PostgreSQL: async () => {
    const server = await startPostgres();
    const database = openPostgres(server.url, pino({ level: "silent" }));
    return { database, close: () => database.close().then(() => server.stop()) };
  },
};
