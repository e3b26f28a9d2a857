import { mkdir } from "node:fs/promises";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { notificationsInProcess } from "../notifications/notifications.ts";
import type { Database } from "./database.ts";
import { DiskRoom } from "./disk-room.ts";
import { rethrowStoreFault } from "./store-faults.ts";

/**
 * Settings of PostgreSQL. Its own cache is small since it lies in this process's memory, and the system caches too.
 * Statistics are of a sample of 3,000 rows, since every caller waits while it is taken. Pages cost the same wherever
 * they lie.
 */
const settings = ["shared_buffers=16MB", "default_statistics_target=10", "random_page_cost=1.1"];
const startParams = [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ["-c", setting])];

/** Extensions that a store may create, of those that come with PostgreSQL. */
const extensions = { pg_trgm };

/**
 * Opens the embedded database: PostgreSQL in this process, one statement at a time.
 * @param folder where it lives, for this process alone; without one it lives in memory and ends with `close`
 * @throws STORE_UNAVAILABLE (retryable) when the folder's disk has no room
 */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const room = folder ? new DiskRoom(folder) : undefined;
  await room?.check();
  const parsers = { 20: BigInt };
  const pglite = await PGlite.create({ ...(folder && { dataDir: folder }), parsers, startParams, extensions });
  return {
    isExclusive: true,
    notifications: notificationsInProcess(),
    query: async (text, values = []) => {
      await room?.checkFor(text);
      return (await pglite.query(text, [...values]).catch(rethrowStoreFault)).rows as never;
    },
    transaction: async (run) => {
      await room?.check();
      const inside = (sql: Transaction) =>
        run({ query: async (text, values = []) => (await sql.query(text, [...values])).rows as never });
      return pglite.transaction(inside).catch(rethrowStoreFault) as never;
    },
    close: () => pglite.close(),
  };
}
