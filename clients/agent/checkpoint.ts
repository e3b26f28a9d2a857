import { mkdirSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const place = z.object({ blockNumber: z.string().regex(/^\d+$/), transactionId: z.string().min(1) });

/** The last event whose work is done. */
export interface CheckpointPlace {
  readonly blockNumber: bigint;
  readonly transactionId: string;
}

/** An agent's place in its channel's events, on disk. */
export class Checkpoint {
  readonly #path: string;
  #place: CheckpointPlace | undefined;

  /** Reads the place. One that cannot be read counts as none: work that is done again has no second effect. */
  constructor(directory: string, channel: string) {
    mkdirSync(directory, { recursive: true });
    this.#path = join(directory, `${channel}.checkpoint.json`);
    this.#place = read(this.#path);
  }

  get place(): CheckpointPlace | undefined {
    return this.#place;
  }

  /** Replaces the file as a whole, so that a crash leaves the old place or the new one. */
  async advance({ blockNumber, transactionId }: CheckpointPlace): Promise<void> {
    const next = `${this.#path}.next`;
    const file = await open(next, "w");
    try {
      await file.writeFile(JSON.stringify({ blockNumber: String(blockNumber), transactionId }));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, this.#path);
    this.#place = { blockNumber, transactionId };
  }
}

function read(path: string): CheckpointPlace | undefined {
  try {
    const { blockNumber, transactionId } = place.parse(JSON.parse(readFileSync(path, "utf8")));
    return { blockNumber: BigInt(blockNumber), transactionId };
  } catch {
    return undefined;
  }
}
