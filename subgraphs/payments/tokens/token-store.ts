import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../ledgers/errors.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import type { LaneKey } from "./token-validator.ts";

/** Keys in one table; token ids have a fixed width only to read well. */
const keyOf = (table: "accepted" | "signed", { channel, tokenId, lane }: LaneKey): string =>
  `${table}/${channel}/${String(tokenId).padStart(20, "0")}/${lane}`;

/**
 * Keeps the counters that were accepted and signed. Changes of many requests go to disk in one write, and each request
 * waits for the write that holds its own: whatever was answered survives a crash, and nothing else needs to.
 */
export class TokenStore {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #accepted = new Map<string, Uint8Array>();
  readonly #signed = new Map<string, bigint>();
  /** What to write next: the newest bytes at the time of the write count. */
  #dirty = new Map<string, () => Uint8Array>();
  #nextWrite: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
  }

  /** @throws DATA_DIRECTORY_LOCKED when another process has the folder open */
  static async open(folder: string): Promise<TokenStore> {
    const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: "view" });
    try {
      await level.open();
    } catch (error) {
      throw new PlatformError("DATA_DIRECTORY_LOCKED", `${folder} is in use by another process`, { cause: error });
    }
    const store = new TokenStore(level);
    for await (const [key, value] of level.iterator()) {
      if (key.startsWith("accepted/")) store.#accepted.set(key, value);
      else store.#signed.set(key, new DataView(value.buffer, value.byteOffset).getBigUint64(0));
    }
    return store;
  }

  /** What was accepted on a lane in an earlier run. */
  restore(key: LaneKey): AcceptedTokens | undefined {
    const bytes = this.#accepted.get(keyOf("accepted", key));
    return bytes && AcceptedTokens.fromBytes(bytes);
  }

  /** Resolves when what is accepted now is on disk. */
  keepAccepted(key: LaneKey, accepted: AcceptedTokens): Promise<void> {
    return this.#keep(keyOf("accepted", key), () => accepted.toBytes());
  }

  /**
   * Takes the next `count` request counters of a lane, at once.
   * @returns the first of them, when they are on disk and will never be handed out again
   */
  async takeCounters(key: LaneKey, count: number): Promise<bigint> {
    const name = keyOf("signed", key);
    const used = this.#signed.get(name) ?? 0n;
    this.#signed.set(name, used + BigInt(count));
    await this.#keep(name, () => encodeCounter(this.#signed.get(name) ?? 0n));
    return used + 1n;
  }

  async close(): Promise<void> {
    await this.#nextWrite;
    await this.#writing;
    await this.#level.close();
  }

  #keep(key: string, read: () => Uint8Array): Promise<void> {
    this.#dirty.set(key, read);
    // What comes while one write is under way goes together into the next.
    this.#nextWrite ??= this.#writing.catch(() => {}).then(() => this.#write());
    return this.#nextWrite;
  }

  #write(): Promise<void> {
    const operations = [...this.#dirty].map(([key, read]) => ({ type: "put" as const, key, value: read() }));
    this.#dirty = new Map();
    this.#nextWrite = undefined;
    this.#writing = this.#level.batch(operations, { sync: true });
    return this.#writing;
  }
}

function encodeCounter(counter: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, counter);
  return bytes;
}
