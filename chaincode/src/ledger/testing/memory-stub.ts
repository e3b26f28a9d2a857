import type { Iterators } from "fabric-shim-api";

type State = ReadonlyMap<string, { readonly value: Uint8Array; readonly version: number }>;

/** Keys from `from` up to, without, `to`, with the versions that were seen. */
interface ReadRange {
  readonly from: string;
  to: string;
  readonly seen: [string, number][];
}

/** Reads and writes of a transaction. */
export interface Simulation {
  readonly reads: Map<string, number>;
  /** Ranges as far as they were read. */
  readonly ranges: ReadRange[];
  readonly writes: Map<string, Uint8Array | null>;
  event: { readonly name: string; readonly payload: unknown } | undefined;
}

interface TransactionFacts {
  readonly transactionId: string;
  readonly channel: string;
  readonly atMs: number;
  readonly fn?: string;
  readonly invoke?: Invoke | undefined;
}

/** Answer of another chaincode to a query. @throws its refusal */
export type Invoke = (chaincode: string, args: readonly string[], channel: string) => Promise<string>;

const lastRune = "\u{10ffff}";

/** The part of fabric-shim's stub that our contracts use, over a map. */
export class MemoryStub {
  readonly simulation: Simulation = { reads: new Map(), ranges: [], writes: new Map(), event: undefined };
  readonly #state: State;
  readonly #facts: TransactionFacts;

  constructor(state: State, facts: TransactionFacts) {
    this.#state = state;
    this.#facts = facts;
  }

  getFunctionAndParameters(): { fcn: string; params: string[] } {
    return { fcn: this.#facts.fn ?? "", params: [] };
  }

  getTxID(): string {
    return this.#facts.transactionId;
  }

  getChannelID(): string {
    return this.#facts.channel;
  }

  getTxTimestamp(): { seconds: number; nanos: number } {
    const { atMs } = this.#facts;
    return { seconds: Math.floor(atMs / 1000), nanos: (atMs % 1000) * 1_000_000 };
  }

  /** Reads committed state only, as in Fabric: a transaction does not see its own writes. */
  async getState(key: string): Promise<Uint8Array> {
    const row = this.#state.get(key);
    this.simulation.reads.set(key, row?.version ?? 0);
    return row?.value ?? new Uint8Array();
  }

  async putState(key: string, value: Uint8Array): Promise<void> {
    this.simulation.writes.set(key, value);
  }

  async deleteState(key: string): Promise<void> {
    this.simulation.writes.set(key, null);
  }

  /** As the shim: a refusal of the other chaincode is an answer. */
  async invokeChaincode(chaincode: string, args: readonly string[], channel: string) {
    try {
      const answer = await this.#facts.invoke?.(chaincode, args, channel);
      if (answer === undefined)
        return { status: 500, message: `channel ${channel} not found`, payload: new Uint8Array() };
      return { status: 200, message: "", payload: Buffer.from(answer) };
    } catch (error) {
      return { status: 500, message: (error as Error).message, payload: new Uint8Array() };
    }
  }

  setEvent(name: string, payload: Uint8Array): void {
    this.simulation.event = { name, payload: JSON.parse(Buffer.from(payload).toString("utf8")) };
  }

  createCompositeKey(kind: string, parts: readonly string[]): string {
    return `\0${kind}\0${parts.map((part) => `${part}\0`).join("")}`;
  }

  async getStateByPartialCompositeKey(kind: string, parts: readonly string[]): Promise<Iterators.StateQueryIterator> {
    const from = this.createCompositeKey(kind, parts);
    return this.#iterate(from, from + lastRune);
  }

  async getStateByRange(from: string, to: string): Promise<Iterators.StateQueryIterator> {
    return this.#iterate(from || "\u0001", to || lastRune);
  }

  async getStateByRangeWithPagination(from: string, to: string, pageSize: number, bookmark: string) {
    const keys = MemoryStub.keysIn(this.#state, bookmark || from, to || lastRune);
    const iterator = this.#iteratorOver(keys.slice(0, pageSize));
    return {
      iterator,
      metadata: { fetchedRecordsCount: Math.min(pageSize, keys.length), bookmark: keys[pageSize] ?? "" },
    };
  }

  /** As the shim, without metadata when the page is empty. */
  async getStateByPartialCompositeKeyWithPagination(
    kind: string,
    parts: readonly string[],
    pageSize: number,
    bookmark: string,
  ) {
    const from = this.createCompositeKey(kind, parts);
    const page = await this.getStateByRangeWithPagination(from, from + lastRune, pageSize, bookmark);
    return page.metadata.fetchedRecordsCount === 0 ? { iterator: page.iterator } : page;
  }

  /** Iterates over a range; as in Fabric, only keys that are actually read are checked for phantoms at the commit. */
  #iterate(from: string, to: string): Iterators.StateQueryIterator {
    const range: ReadRange = { from, to: from, seen: [] };
    this.simulation.ranges.push(range);
    const onRead = (key: string | undefined) => {
      range.to = key === undefined ? to : `${key}\0`;
      if (key !== undefined) range.seen.push([key, this.#state.get(key)?.version ?? 0]);
    };
    return this.#iteratorOver(MemoryStub.keysIn(this.#state, from, to), onRead);
  }

  #iteratorOver(keys: readonly string[], onRead: (key: string | undefined) => void = () => {}) {
    const rows = keys.map((key) => ({ namespace: "", key, value: this.#state.get(key)?.value ?? new Uint8Array() }));
    let position = 0;
    const next = async () => {
      const value = rows[position++];
      onRead(value?.key);
      return value ? { value, done: false } : { value: undefined, done: true };
    };
    return { next, close: async () => undefined } as unknown as Iterators.StateQueryIterator;
  }

  /** Keys in the order of their UTF-8 bytes. */
  static keysIn(state: State, from: string, to: string): string[] {
    // Most ranges are all keys of one beginning, which is found out without their bytes.
    const isOfPrefix = to === from + lastRune;
    const candidates = [...state.keys()].filter((key) => !isOfPrefix || key.startsWith(from));
    const keys = candidates.map((key) => Buffer.from(key));
    const [first, last] = [Buffer.from(from), Buffer.from(to)];
    const within = keys.filter((key) => Buffer.compare(key, first) >= 0 && Buffer.compare(key, last) < 0);
    return within.sort(Buffer.compare).map((key) => key.toString());
  }

  /** Whether a range still holds exactly the keys and versions that were seen. */
  static isUnchanged(state: State, { from, to, seen }: ReadRange): boolean {
    const now = MemoryStub.keysIn(state, from, to).map((key) => [key, state.get(key)?.version]);
    return JSON.stringify(now) === JSON.stringify(seen);
  }
}
