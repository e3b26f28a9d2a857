import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import type { Sql } from "../database/database.ts";
import { Listeners, type Notifications } from "./notifications.ts";

const channel = "ledgerloom_moved";
const retryMs = 500;

/** Notifications over a PostgreSQL server, by one more connection to it; a lost one is made again. */
export function postgresNotifications(url: string, sql: Sql, log: Logger): Notifications {
  const listeners = new Listeners();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let isConnected = false;

  const hearUntilLost = async (): Promise<void> => {
    const { promise: lost, resolve } = Promise.withResolvers<void>();
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    client.on("notification", ({ payload = "" }) => {
      const [topic = "", position = ""] = payload.split(" ");
      listeners.hear(topic, position);
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    isConnected = true;
    await lost;
  };
  const hear = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await hearUntilLost().catch((error) => log.debug({ err: error }, "Cannot listen to the database"));
      isConnected = false;
      await client?.end().catch(() => {});
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  let hearing: Promise<void> | undefined;
  return {
    get isConnected() {
      return isConnected;
    },
    tell: (topic, position) => {
      sql.query("SELECT pg_notify($1, $2)", [channel, `${topic} ${position}`]).catch(() => {});
    },
    listen: (topic, heard) => {
      hearing ??= hear();
      return listeners.add(topic, heard);
    },
    close: async () => {
      stopping.abort();
      await client?.end().catch(() => {});
      await hearing;
    },
  };
}
