import { ClassicLevel } from "classic-level";
import { metrics } from "../../telemetry/metrics.ts";
import { onScrape } from "../../telemetry/scrapes.ts";
import { PlatformError } from "../errors.ts";

/** A signed transaction that was, or is about to be, handed to the chain. */
export interface OutboxEntry {
  readonly hash: string;
  readonly sender: string;
  readonly nonce: number;
  /** The signed bytes; sending them again changes nothing. */
  readonly raw: string;
  /** Grows with each transaction of this machine, since one may pay for the next. */
  readonly order: number;
}

/**
 * Keeps signed transactions until they are buried deep enough in the chain. What a crash, a reorganisation or a node's
 * full memory makes undone is sent again from here, under the same nonce, so it takes effect once.
 */
export interface Outbox {
  put(entry: OutboxEntry): Promise<void>;
  delete(hash: string): Promise<void>;
  entries(): Promise<OutboxEntry[]>;
  close(): Promise<void>;
}

/** An outbox for keys whose transactions need not survive this process. */
export function memoryOutbox(): Outbox {
  const kept = new Map<string, OutboxEntry>();
  return {
    put: async (entry) => void kept.set(entry.hash, entry),
    delete: async (hash) => void kept.delete(hash),
    entries: async () => [...kept.values()],
    close: async () => {},
  };
}

/**
 * An outbox on disk; an entry is durable once `put` has resolved.
 * @throws DATA_DIRECTORY_LOCKED when another process has the folder open
 */
export async function openOutbox(folder: string): Promise<Outbox> {
  const level = new ClassicLevel<string, OutboxEntry>(folder, { valueEncoding: "json" });
  try {
    await level.open();
  } catch (error) {
    throw new PlatformError("DATA_DIRECTORY_LOCKED", `${folder} is in use by another process`, { cause: error });
  }
  const measuring = onScrape(async () => metrics.unsettledTransactions.set((await level.keys().all()).length));
  return {
    put: (entry) => level.put(entry.hash, entry, { sync: true }),
    delete: (hash) => level.del(hash),
    entries: () => level.values().all(),
    close: () => {
      measuring[Symbol.dispose]();
      return level.close();
    },
  };
}
