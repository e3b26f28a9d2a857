import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../ledgers/errors.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { KnownLanes } from "./known-lanes.ts";
import {
  type LaneKey,
  type NewestToken,
  type OfferedToken,
  requireAdmissible,
  type TokenStore,
} from "./token-store.ts";

/** Keys in one table; token ids have a fixed width only to read well. */
const keyOf = (table: "accepted" | "signed", { channel, tokenId, lane }: LaneKey): string =>
  `${table}/${channel}/${String(tokenId).padStart(20, "0")}/${lane}`;

/**
 * Token counters of one process, in a folder. Changes of many requests go to disk in one write, and each request waits
 * for the write that holds its own: whatever was answered survives a crash, and nothing else needs to.
 */
export class FolderTokenStore implements TokenStore {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #lanes = new KnownLanes();
  readonly #signed = new Map<string, bigint>();
  /** What to write next: the newest bytes at the time of the write count. */
  #dirty = new Map<string, () => Uint8Array>();
  #nextWrite: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
  }

  /** @throws DATA_DIRECTORY_LOCKED when another process has the folder open */
  static async open(folder: string): Promise<FolderTokenStore> {
    const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: "view" });
    try {
      await level.open();
    } catch (error) {
      throw new PlatformError("DATA_DIRECTORY_LOCKED", `${folder} is in use by another process`, { cause: error });
    }
    const store = new FolderTokenStore(level);
    for await (const [key, value] of level.iterator()) store.#restore(key, value);
    return store;
  }

  known(lane: LaneKey): AcceptedTokens {
    return this.#lanes.of(lane);
  }

  async accept(token: OfferedToken): Promise<void> {
    requireAdmissible(token, (lane) => this.#lanes.of(lane));
    const accepted = this.#lanes.of(token.lane);
    accepted.add(token.requests, token.signature);
    return this.#keep(keyOf("accepted", token.lane), () => accepted.toBytes());
  }

  async newest(lane: LaneKey): Promise<NewestToken | undefined> {
    return this.#lanes.of(lane).newest();
  }

  /** Only this process accepts, and it has stopped before it asks. */
  close(lane: LaneKey): Promise<NewestToken | undefined> {
    return this.newest(lane);
  }

  async takeCounters(lane: LaneKey, count: number): Promise<bigint> {
    const name = keyOf("signed", lane);
    const used = this.#signed.get(name) ?? 0n;
    this.#signed.set(name, used + BigInt(count));
    await this.#keep(name, () => encodeCounter(this.#signed.get(name) ?? 0n));
    return used + 1n;
  }

  async end(): Promise<void> {
    await this.#nextWrite;
    await this.#writing;
    await this.#level.close();
  }

  #restore(key: string, value: Uint8Array): void {
    const [table, channel = "", tokenId = "", lane] = key.split("/");
    if (table === "signed") this.#signed.set(key, new DataView(value.buffer, value.byteOffset).getBigUint64(0));
    else this.#lanes.set({ channel, tokenId: BigInt(tokenId), lane: Number(lane) }, AcceptedTokens.fromBytes(value));
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
