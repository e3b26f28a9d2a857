import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../errors/platform-error.ts";
import { listen } from "../../process/listen.ts";
import type { Database } from "../../store/database/database.ts";
import { type DatabaseOptions, openDatabase } from "../../store/database/open-database.ts";

/** Pause before a server that was away is tried again, in ms. */
const pauseMs = 500;

/** Address at which this process will serve. */
export interface OwnAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Opens the database, and waits for a server that is not there yet, as Fabric's peers are waited for. Meanwhile `/ready`
 * says at this process's own address what it waits for.
 * @throws STORE_UNAVAILABLE when waiting does not help: the server does not let us in
 */
export async function awaitDatabase(options: DatabaseOptions, address: OwnAddress): Promise<Database> {
  const database = await openIfThere(options);
  if (database) return database;
  options.log.warn("LEDGERLOOM_DATABASE_URL names a database that is not there yet; waiting for it");
  const stopSaying = await sayStarting(address);
  try {
    for (;;) {
      await pause(pauseMs);
      const late = await openIfThere(options);
      if (late) return late;
    }
  } finally {
    await stopSaying();
  }
}

/** @returns `undefined` when its server may come later */
async function openIfThere(options: DatabaseOptions): Promise<Database | undefined> {
  try {
    return await openDatabase(options);
  } catch (error) {
    if (options.url && error instanceof PlatformError && error.retryable) return undefined;
    throw error;
  }
}

/** @returns a call that ends it */
async function sayStarting({ host, port }: OwnAddress): Promise<() => Promise<void>> {
  const waiting = { status: "starting", waitsFor: "the database that LEDGERLOOM_DATABASE_URL names" };
  const server = createServer(({ url }, response) => {
    const isHealth = url?.split("?", 1)[0] === "/health";
    const headers = { "content-type": "application/json", connection: "close" };
    response.writeHead(isHealth ? 200 : 503, headers).end(JSON.stringify(isHealth ? { status: "ok" } : waiting));
  });
  await listen(server, host, port);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
