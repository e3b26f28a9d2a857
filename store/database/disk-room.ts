import { statfs } from "node:fs/promises";
import { PlatformError } from "../../errors/platform-error.ts";

/**
 * Room that a disk must have before anything is written, in bytes: four segments of PostgreSQL's log. Without room for
 * the next segment PostgreSQL gives up in the middle of a statement; embedded, it never returns from it.
 */
const reservedBytes = 4 * 16 * 1024 * 1024;

/** Time for which a measurement of the room counts, in ms: much less than the reserve is written meanwhile. */
const reliedOnMs = 100;

/** Pattern of statements of ours that write; text of callers comes in values only. */
const writing = /\b(INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|VACUUM)\b/;

/** Check of the room on the disk below an embedded database. */
export class DiskRoom {
  readonly #folder: string;
  #until = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws STORE_UNAVAILABLE (retryable) when the statement writes and there is no room */
  async checkFor(statement: string): Promise<void> {
    if (writing.test(statement)) await this.check();
  }

  /** @throws STORE_UNAVAILABLE (retryable) when there is no room */
  async check(): Promise<void> {
    if (performance.now() < this.#until) return;
    const { bavail, bsize } = await statfs(this.#folder);
    const free = bavail * bsize;
    if (free < reservedBytes) throw noRoom(free);
    this.#until = performance.now() + reliedOnMs;
  }
}

function noRoom(free: number): PlatformError {
  const message = `the database's disk is full: ${free} bytes are free, and ${reservedBytes} must be before it writes; whoever runs it makes room`;
  return new PlatformError("STORE_UNAVAILABLE", message, { retryable: true });
}
