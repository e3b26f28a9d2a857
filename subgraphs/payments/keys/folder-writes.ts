import type { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../errors/platform-error.ts";
import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { LaneKey } from "../model/lane-key.ts";

/** Key of a lane's record in a table; token ids have a fixed width only to read well. */
export const laneRecord = (table: "accepted" | "signed" | "origins", { channel, tokenId, lane }: LaneKey): string =>
  `${table}/${channel}/${String(tokenId).padStart(20, "0")}/${lane}`;

/** Bytes of a record at the time of its write. */
type Read = () => Uint8Array;

/**
 * Writes to a folder in batches: changes during one write go together into the next, all or nothing, and each change
 * waits for the write that holds it.
 */
export class FolderWrites {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #batcher = new MicroBatcher<void>(async () => {
    await this.#write();
    return new Map();
  });
  #dirty = new Map<string, Read>();
  #writing: Promise<void> = Promise.resolve();

  constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
  }

  /** Adds a change to the next write, which another change triggers. */
  add(key: string, read: Read): void {
    this.#dirty.set(key, read);
  }

  /** Returns when a change, and all added before, are on disk. @throws STORE_UNAVAILABLE */
  keep(key: string, read: Read): Promise<void> {
    this.add(key, read);
    return this.#batcher.add();
  }

  /** Whether a change waits for the next write. */
  isWaiting(key: string): boolean {
    return this.#dirty.has(key);
  }

  /** Returns when all changes so far are on disk; failed writes are tried again. @throws STORE_UNAVAILABLE */
  async settled(): Promise<void> {
    await (this.#dirty.size > 0 ? this.#batcher.add() : this.#writing);
  }

  end(): Promise<void> {
    return this.#batcher.drain();
  }

  #write(): Promise<void> {
    const written = this.#dirty;
    const operations = [...written].map(([key, read]) => ({ type: "put" as const, key, value: read() }));
    this.#dirty = new Map();
    this.#writing = this.#level.batch(operations, { sync: true }).catch((error) => {
      // They go with the next write, but for keys that have a newer change.
      this.#dirty = new Map([...written, ...this.#dirty]);
      throw new PlatformError("STORE_UNAVAILABLE", "token counters cannot be written at the moment; try again later", {
        retryable: true,
        cause: error,
      });
    });
    return this.#writing;
  }
}
