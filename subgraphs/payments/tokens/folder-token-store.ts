import { ClassicLevel } from "classic-level";
import { PlatformError } from "../../../errors/platform-error.ts";
import { type Cause, ownCause, type TracedRequests, tracedBy } from "../attribution/cause.ts";
import { SignedOrigins } from "../attribution/signed-origins.ts";
import { TraceRing } from "../attribution/trace-ring.ts";
import { originName } from "../model/call-path.ts";
import { type LaneKey, type TokenIdKey } from "../model/lane-key.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { FolderActs } from "./folder-acts.ts";
import { GroupedWrites } from "./grouped-writes.ts";
import { KnownLanes } from "./known-lanes.ts";
import { LaneMap } from "./lane-map.ts";
import {
  type ActPart,
  type NewestTokens,
  newestOf,
  type OfferedToken,
  requireAdmissible,
  requirePaidEnough,
  type TakenCounters,
  type TokenStore,
} from "./token-store.ts";

/** Keys in one table; token ids have a fixed width only to read well. */
const keyOf = (table: "accepted" | "signed" | "origins", { channel, tokenId, lane }: LaneKey): string =>
  `${table}/${channel}/${String(tokenId).padStart(20, "0")}/${lane}`;

const traceKey = (place: number): string => `traces/${place}`;

/**
 * Token counters of one process, in a folder. Changes of many requests go to disk in one write, and each request waits
 * for the write that holds its own: whatever was answered survives a crash, and nothing else needs to.
 */
export class FolderTokenStore implements TokenStore {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #lanes = new KnownLanes();
  readonly #signed = new LaneMap<bigint>();
  readonly #origins = new LaneMap<SignedOrigins>();
  readonly #traces = new TraceRing();
  readonly #writes: GroupedWrites;
  readonly #acts: FolderActs;
  /** Parts of acts that may have been done, and take counters right now. */
  readonly #taking = new Map<string, Promise<TakenCounters>>();

  private constructor(level: ClassicLevel<string, Uint8Array>) {
    this.#level = level;
    this.#writes = new GroupedWrites(level);
    this.#acts = new FolderActs(level, this.#writes);
  }

  /** @throws DATA_DIRECTORY_LOCKED when another process has the folder open */
  static async open(folder: string): Promise<FolderTokenStore> {
    const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: "view" });
    try {
      await level.open();
    } catch (error) {
      const message = `${folder} cannot be opened; end whatever process uses it, or set LEDGERLOOM_DATA to another folder`;
      throw new PlatformError("DATA_DIRECTORY_LOCKED", message, { cause: error });
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
    requirePaidEnough(token, (id) => this.#lanes.under(id));
    const accepted = this.#lanes.of(token.lane);
    accepted.add(token.requests, token.signature, token.count);
    if (part) this.#acts.note(part, { ...token.lane, first: token.requests });
    return this.#writes.keep(keyOf("accepted", token.lane), () => accepted.toBytes());
  }

  async hasAccepted(part: ActPart): Promise<boolean> {
    return (await this.#acts.find(part)) !== undefined;
  }

  async newest(id: TokenIdKey): Promise<NewestTokens> {
    return newestOf(this.#lanes.under(id));
  }

  /** Only this process accepts, and it has stopped before it asks. */
  close(id: TokenIdKey): Promise<NewestTokens> {
    return this.newest(id);
  }

  async takeCounters(lane: LaneKey, count: number, part?: ActPart, cause = ownCause): Promise<TakenCounters> {
    if (!part) return this.#take(lane, count, cause, part);
    const key = `${part.act}/${part.part}`;
    let taking = this.#taking.get(key);
    if (!taking) {
      const before = part.isNew ? undefined : this.#acts.find(part);
      const takeOnce = async () => (before && (await before)) ?? this.#take(lane, count, cause, part);
      taking = takeOnce().finally(() => this.#taking.delete(key));
      this.#taking.set(key, taking);
    }
    return taking;
  }

  async setCause(lane: LaneKey, counter: bigint, cause: Cause): Promise<void> {
    const origins = this.#origins.get(lane);
    const changed = this.#traces.has(lane, counter) ? undefined : origins?.move(counter, originName(cause.origin));
    if (origins && changed) {
      this.#keepOrigins(lane, origins, changed);
      this.#keepTraced(tracedBy(lane, counter, 1, cause));
    }
    await this.#writes.settled();
  }

  async taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>> {
    return this.#signed.under(id);
  }

  async origins(lanes: readonly LaneKey[]): Promise<(SignedOrigins | undefined)[]> {
    return lanes.map((lane) => this.#origins.get(lane));
  }

  async traced(traceId: string): Promise<readonly TracedRequests[]> {
    return this.#traces.of(traceId);
  }

  async forget(acts: readonly string[]): Promise<void> {
    await this.#acts.forget(acts);
  }

  forgetBetween(first: string, end: string): Promise<void> {
    return this.#acts.forgetBetween(first, end);
  }

  async end(): Promise<void> {
    await this.#writes.end();
    await this.#level.close();
  }

  #restore(key: string, value: Uint8Array): void {
    const [table, channel = "", tokenId = "", number, part = ""] = key.split("/");
    if (table === "traces") {
      this.#traces.restore(decode(value));
      return;
    }
    const lane = { channel, tokenId: BigInt(tokenId), lane: Number(number) };
    if (table === "origins") this.#originsOf(lane).restore(part, value);
    else if (table === "signed") this.#signed.set(lane, new DataView(value.buffer, value.byteOffset).getBigUint64(0));
    else this.#lanes.set(lane, AcceptedTokens.fromBytes(value));
  }

  async #take(lane: LaneKey, count: number, cause: Cause, part: ActPart | undefined): Promise<TakenCounters> {
    const used = this.#signed.get(lane) ?? 0n;
    const taken = { tokenId: lane.tokenId, lane: lane.lane, first: used + 1n };
    this.#signed.set(lane, used + BigInt(count));
    if (part) this.#acts.note(part, taken);
    this.#note(lane, taken.first, count, cause);
    await this.#writes.keep(keyOf("signed", lane), () => encodeCounter(this.#signed.get(lane) ?? 0n));
    return taken;
  }

  #originsOf(lane: LaneKey): SignedOrigins {
    let origins = this.#origins.get(lane);
    if (!origins) {
      origins = new SignedOrigins();
      this.#origins.set(lane, origins);
    }
    return origins;
  }

  /** Goes with the counters into the same write. */
  #note(lane: LaneKey, first: bigint, count: number, cause: Cause): void {
    const origins = this.#originsOf(lane);
    this.#keepOrigins(lane, origins, origins.add(originName(cause.origin), count));
    this.#keepTraced(tracedBy(lane, first, count, cause));
  }

  #keepOrigins(lane: LaneKey, origins: SignedOrigins, changed: readonly string[]): void {
    const key = keyOf("origins", lane);
    for (const part of changed) this.#writes.add(`${key}/${part}`, () => origins.part(part));
  }

  #keepTraced(requests: readonly TracedRequests[]): void {
    for (const traced of requests) {
      const place = this.#traces.add(traced);
      this.#writes.add(traceKey(place), () => Buffer.from(this.#traces.toJson(place)));
    }
  }
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

function encodeCounter(counter: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, counter);
  return bytes;
}
