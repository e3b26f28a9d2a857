import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { Listeners, type Notifications } from "./notifications.ts";

const channel = "ledgerloom_moved";
const retryMs = 500;

/** Connections of the database, by which notifications go out. */
interface Sender {
  query(text: string, values: readonly unknown[]): Promise<unknown>;
}

/** Notifications over a PostgreSQL server, by one more connection to it; a lost one is made again. */
export function postgresNotifications(url: string, sql: Sender, log: Logger): Notifications {
  const listeners = new Listeners();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let isConnected = false;

  const listenUntilLost = async (): Promise<void> => {
    const { promise: lost, resolve } = Promise.withResolvers<void>();
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    client.on("notification", ({ payload = "" }) => {
      const [topic = "", position = ""] = payload.split(" ");
      listeners.notify(topic, position);
    });
    // The library never settles a connection that is ended while it is made.
    await Promise.race([connected(client), lost]);
    await lost;
  };
  const connected = async (made: pg.Client): Promise<void> => {
    await made.connect();
    await made.query(`LISTEN ${channel}`);
    isConnected = true;
  };
  const keepListening = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await listenUntilLost().catch((error) => log.debug({ err: error }, "Cannot listen to the database"));
      isConnected = false;
      await client?.end().catch(() => {});
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  let listening: Promise<void> | undefined;
  return {
    get isConnected() {
      return isConnected;
    },
    notify: (topic, position) => {
      sql.query("SELECT pg_notify($1, $2)", [channel, `${topic} ${position}`]).catch(() => {});
    },
    listen: (topic, onNotified) => {
      listening ??= keepListening();
      return listeners.add(topic, onNotified);
    },
    close: async () => {
      stopping.abort();
      await client?.end().catch(() => {});
      await listening;
    },
  };
}
