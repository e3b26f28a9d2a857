import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../ledgers/errors.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { KnownLanes } from "./known-lanes.ts";
import { LaneMap } from "./lane-map.ts";
import {
  type ActPart,
  type LaneKey,
  type NewestTokens,
  newestOf,
  type OfferedToken,
  requireAdmissible,
  type TakenCounters,
  type TokenIdKey,
  type TokenStore,
} from "./token-store.ts";

/** Keys in one table; token ids have a fixed width only to read well. */
const keyOf = (table: "accepted" | "signed", { channel, tokenId, lane }: LaneKey): string =>
  `${table}/${channel}/${String(tokenId).padStart(20, "0")}/${lane}`;

/** What parts of acts did; `/` is followed by `0`, which so ends the keys of an act. */
const actKey = ({ act, part }: ActPart): string => `act/${act}/${part}`;

/**
 * Token counters of one process, in a folder. Changes of many requests go to disk in one write, and each request waits
 * for the write that holds its own: whatever was answered survives a crash, and nothing else needs to.
 */
export class FolderTokenStore implements TokenStore {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #lanes = new KnownLanes();
  readonly #signed = new LaneMap<bigint>();
  /** What to write next: the newest bytes at the time of the write count. */
  #dirty = new Map<string, () => Uint8Array>();
  /** Parts of acts that take counters right now. */
  readonly #taking = new Map<string, Promise<TakenCounters>>();
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
    for (const range of [{ lt: "act/" }, { gt: "act0" }]) {
      for await (const [key, value] of level.iterator(range)) store.#restore(key, value);
    }
    return store;
  }

  known(id: TokenIdKey): ReadonlyMap<number, AcceptedTokens> {
    return this.#lanes.under(id);
  }

  async accept(token: OfferedToken, part?: ActPart): Promise<void> {
    requireAdmissible(token, (id) => this.#lanes.under(id));
    const accepted = this.#lanes.of(token.lane);
    accepted.add(token.requests, token.signature);
    if (part) this.#dirty.set(actKey(part), () => encodeTaken({ tokenId: token.lane.tokenId, first: token.requests }));
    return this.#keep(keyOf("accepted", token.lane), () => accepted.toBytes());
  }

  async hasAccepted(part: ActPart): Promise<boolean> {
    const key = actKey(part);
    const unwritten = this.#dirty.get(key);
    await (unwritten ? this.#keep(key, unwritten) : this.#writing);
    return (await this.#level.get(key)) !== undefined;
  }

  async newest(id: TokenIdKey): Promise<NewestTokens> {
    return newestOf(this.#lanes.under(id));
  }

  /** Only this process accepts, and it has stopped before it asks. */
  close(id: TokenIdKey): Promise<NewestTokens> {
    return this.newest(id);
  }

  async takeCounters(lane: LaneKey, count: number, part?: ActPart): Promise<TakenCounters> {
    if (!part) return this.#take(lane, count);
    const key = actKey(part);
    let taking = this.#taking.get(key);
    if (!taking) {
      const takeOnce = async () => {
        const taken = this.#level.getSync(key);
        return taken ? decodeTaken(taken) : this.#take(lane, count, key);
      };
      taking = takeOnce().finally(() => this.#taking.delete(key));
      this.#taking.set(key, taking);
    }
    return taking;
  }

  async taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>> {
    return this.#signed.under(id);
  }

  async forget(acts: readonly string[]): Promise<void> {
    for (const act of acts) await this.#level.clear({ gte: `act/${act}/`, lt: `act/${act}0` });
  }

  forgetBetween(first: string, end: string): Promise<void> {
    return this.#level.clear({ gte: `act/${first}`, lt: `act/${end}` });
  }

  async end(): Promise<void> {
    await this.#nextWrite;
    await this.#writing;
    await this.#level.close();
  }

  #restore(key: string, value: Uint8Array): void {
    const [table, channel = "", tokenId = "", number] = key.split("/");
    const lane = { channel, tokenId: BigInt(tokenId), lane: Number(number) };
    if (table === "signed") this.#signed.set(lane, new DataView(value.buffer, value.byteOffset).getBigUint64(0));
    else this.#lanes.set(lane, AcceptedTokens.fromBytes(value));
  }

  async #take(lane: LaneKey, count: number, act?: string): Promise<TakenCounters> {
    const used = this.#signed.get(lane) ?? 0n;
    const taken = { tokenId: lane.tokenId, first: used + 1n };
    this.#signed.set(lane, used + BigInt(count));
    if (act !== undefined) this.#dirty.set(act, () => encodeTaken(taken));
    await this.#keep(keyOf("signed", lane), () => encodeCounter(this.#signed.get(lane) ?? 0n));
    return taken;
  }

  #keep(key: string, read: () => Uint8Array): Promise<void> {
    this.#dirty.set(key, read);
    // What comes while one write is under way goes together into the next.
    this.#nextWrite ??= this.#writing.catch(() => {}).then(() => this.#write());
    return this.#nextWrite;
  }

  #write(): Promise<void> {
    const written = this.#dirty;
    const operations = [...written].map(([key, read]) => ({ type: "put" as const, key, value: read() }));
    this.#dirty = new Map();
    this.#nextWrite = undefined;
    this.#writing = this.#level.batch(operations, { sync: true }).catch((error) => {
      // It goes with the next write, unless there is a newer change by then.
      this.#dirty = new Map([...written, ...this.#dirty]);
      throw new PlatformError("STORE_UNAVAILABLE", "token counters cannot be written", {
        retryable: true,
        cause: error,
      });
    });
    return this.#writing;
  }
}

function encodeCounter(counter: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, counter);
  return bytes;
}

function encodeTaken({ tokenId, first }: TakenCounters): Uint8Array {
  return Buffer.from(`${tokenId} ${first}`);
}

function decodeTaken(bytes: Uint8Array): TakenCounters {
  const [tokenId = "", first = ""] = Buffer.from(bytes).toString().split(" ");
  return { tokenId: BigInt(tokenId), first: BigInt(first) };
}
