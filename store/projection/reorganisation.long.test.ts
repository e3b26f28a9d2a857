import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { cursorOf, startAt } from "../events/event-position.ts";
import { EventStream } from "../streams/event-stream.ts";
import { bothDatabases, type OpenedDatabase } from "../testing/both-databases.ts";
import { type RandomBlock, RandomChain } from "../testing/random-chain.ts";
import { balances, contentOf, entries, memberships, randomNumbers } from "../testing/random-ledger.ts";
import { postgresPrograms } from "../testing/temporary-postgres.ts";
import { TroubledDatabase } from "../testing/troubled-database.ts";
import { Projection } from "./projection.ts";
import { Store, type StoreDefinition } from "./store.ts";

const log = pino({ level: "silent" });
let schemas = 0;
const newDefinition = (): StoreDefinition => ({
  schema: `forked${++schemas}`,
  source: "chain",
  tables: [balances, memberships, entries],
});

interface PlantedBug {
  readonly sql?: (text: string) => string;
  readonly isLyingLedger?: boolean;
}

const project = async (chain: RandomChain, store: Store) =>
  Projection.start<RandomBlock>({
    store,
    log,
    blocks: chain.blocks,
    origin: chain.origin,
    fork: chain,
    changesOf: (block) => block,
  });

const nameOf = (payload: unknown) => {
  const { number, branch } = payload as { number: number; branch: number };
  return `${number}/${branch}`;
};

const beginning = cursorOf({ block: 0n, transaction: 0, event: -1 });

/** A reader that leaves and resumes again and again, and applies every event and retraction. */
class ForgetfulReader {
  readonly believed: string[];
  retracted = 0;
  #cursor: string;
  readonly #random: (n: number) => number;
  #isEnded = false;
  #leave: () => Promise<unknown> = async () => {};

  /** @param known events before the cursor */
  constructor(seed: number, cursor = beginning, known: readonly string[] = []) {
    this.#random = randomNumbers(seed);
    this.#cursor = cursor;
    this.believed = [...known];
  }

  /** @param instances any of which it resumes through */
  async read(instances: () => readonly EventStream<string>[]): Promise<void> {
    while (!this.#isEnded) {
      const streams = instances();
      const following = streams[this.#random(streams.length)]?.follow({ after: this.#cursor });
      if (!following) throw new Error("no instance");
      this.#leave = async () => following.return?.();
      for (let stay = 1 + this.#random(40); stay > 0 && !this.#isEnded; stay--) {
        const { value, done } = await following.next();
        if (done) break;
        this.#believe(value.event, value.isRetracted);
        this.#cursor = value.cursor;
      }
      await following.return?.();
    }
  }

  /** Resumes elsewhere. */
  leave(): Promise<unknown> {
    return this.#leave();
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.leave();
  }

  #believe(event: string, isRetracted: boolean): void {
    if (!isRetracted) return void this.believed.push(event);
    this.retracted += 1;
    expect(event).toBe(this.believed.pop());
  }
}

/** Two instances that project a chain that reorganises itself, while transactions die and instances are replaced. */
class ForkedLife {
  readonly chain: RandomChain;
  readonly readers: ForgetfulReader[];
  readonly #reading: Promise<void>[] = [];
  readonly #database: TroubledDatabase;
  readonly #definition = newDefinition();
  readonly #random: (n: number) => number;
  readonly #patienceMs: number;
  #instances: Projection<RandomBlock>[] = [];
  #streams: EventStream<string>[] = [];

  constructor(database: Database, seed: number, bug: PlantedBug = {}) {
    this.chain = new RandomChain(seed, bug.isLyingLedger);
    this.#database = new TroubledDatabase(database, bug.sql);
    this.#random = randomNumbers(seed + 77);
    const isBuggy = Object.keys(bug).length > 0;
    this.#patienceMs = isBuggy ? 2_000 : 30_000;
    this.readers = isBuggy ? [] : [1, 2, 3].map((reader) => new ForgetfulReader(seed * 10 + reader));
  }

  /** @returns content of the store at the end */
  async live(steps: number): Promise<string> {
    for (let instance = 0; instance < 2; instance++) await this.#start();
    for (const reader of this.readers) this.#follow(reader);
    const acts = [this.#grow, this.#grow, this.#grow, this.#reorganise, this.#reorganise, this.#die, this.#replace];
    if (this.readers.length > 0) acts.push(this.#beginNow, this.#beginNow);
    for (let step = 1; step <= steps; step++) {
      await acts[this.#random(acts.length)]?.call(this, step);
      if (this.#random(3) > 0) await this.#catchUp();
    }
    const store = await Store.open(this.#database, this.#definition);
    const hash = () => store.readCheckpoint().then((checkpoint) => checkpoint.hash);
    const timeout = this.#patienceMs;
    try {
      await expect.poll(hash, { timeout }).toBe(this.chain.head.hash);
      const events = this.chain.content.flatMap((block) => block.events.map(({ payload }) => nameOf(payload)));
      const told = Promise.all(
        this.readers.map(({ believed }) => expect.poll(() => believed, { timeout }).toEqual(events)),
      );
      await Promise.race([told, Promise.all(this.#reading)]);
    } finally {
      for (const reader of this.readers) await reader.end();
      for (const instance of this.#instances) await instance.close();
    }
    await Promise.all(this.#reading);
    return contentOf(store);
  }

  #follow(reader: ForgetfulReader): void {
    const reading = reader.read(() => this.#streams);
    reading.catch(() => {});
    this.#reading.push(reading);
  }

  /** Adds a reader that has read everything so far and goes on from now, perhaps later and at another instance. */
  async #beginNow(step: number): Promise<void> {
    const store = await Store.open(this.#database, this.#definition);
    const [before, rows] = [await store.readCheckpoint(), await eventsOf(store)];
    const { position, hash } = await store.readCheckpoint();
    if (hash !== before.hash) return;
    const reader = new ForgetfulReader(step, cursorOf(startAt({ position, hash })), rows);
    this.readers.push(reader);
    await this.#grow(step);
    this.#follow(reader);
  }

  /** Waits a little for the instances, which a bug may hinder. */
  async #catchUp(): Promise<void> {
    const isThere = () => this.#instances.some(({ checkpoint }) => checkpoint.hash === this.chain.head.hash);
    for (let look = 0; look < 100 && !isThere(); look++) await pause(10);
  }

  async #start(): Promise<void> {
    const instance = await project(this.chain, await Store.open(this.#database, this.#definition));
    this.#instances.push(instance);
    this.#streams.push(new EventStream(instance, ({ payload }) => nameOf(payload)));
  }

  async #grow(step: number): Promise<void> {
    this.chain.grow(step);
  }

  async #reorganise(step: number): Promise<void> {
    this.chain.reorganise(step);
  }

  async #die(step: number): Promise<void> {
    this.#database.diesNext = true;
    this.chain.grow(step);
    await pause(50);
    this.#database.diesNext = false;
  }

  /** The older instance ends; the chain reorganises itself before another one starts. */
  async #replace(step: number): Promise<void> {
    await this.#start();
    this.#streams.shift();
    for (const reader of this.readers) await reader.leave();
    await this.#instances.shift()?.close();
    this.chain.reorganise(step);
  }
}

async function eventsOf({ database, definition }: Store): Promise<string[]> {
  const text = `SELECT payload FROM ${definition.schema}.events WHERE source = 'chain' ORDER BY block, tx, index`;
  return (await database.query<{ payload: unknown }>(text)).map(({ payload }) => nameOf(payload));
}

async function cleanReplay(database: Database, chain: RandomChain): Promise<string> {
  const store = await Store.open(database, newDefinition());
  const lease = await store.claim();
  if (!lease) throw new Error("a new store has no writer");
  let at = await store.readCheckpoint();
  for (const block of chain.content) at = await store.apply(lease, at, [block], await chain.finality());
  return contentOf(store);
}

describe.each(Object.keys(bothDatabases))("a projection of a chain that reorganises itself, in %s", (name) => {
  const isMissing = name === "PostgreSQL" && !postgresPrograms;
  let opened: OpenedDatabase | undefined;
  beforeAll(async () => {
    if (!isMissing) opened = await bothDatabases[name]?.();
  });
  afterAll(() => opened?.close());

  const projectionIt = it.skipIf(isMissing);
  const databaseOf = () => opened?.database as Database;

  projectionIt("ends with what a clean replay makes, byte for byte, and so does every reader", async () => {
    const lives = [1, 2, 3].map((seed) => new ForkedLife(databaseOf(), seed));
    const contents = await Promise.all(lives.map((life) => life.live(24)));
    for (const [at, life] of lives.entries()) {
      expect(contents[at], `life ${at}`).toBe(await cleanReplay(databaseOf(), life.chain));
    }
    expect(lives.some(({ readers }) => readers.some(({ retracted }) => retracted > 0))).toBe(true);
  });
});

describe("a planted bug is found", () => {
  const bugs: Record<string, PlantedBug> = {
    "forgets to give a row its version back": {
      sql: (text) => text.replace(/^UPDATE \S+ SET valid_to = NULL WHERE .*$/, "SELECT $1::bigint"),
    },
    "leaves the first block that was taken back": {
      sql: (text) => text.replace("valid_from > $1", "valid_from > $1 + 1"),
    },
    "takes the first block that was taken back for one that holds": { isLyingLedger: true },
  };
  let database: Database;
  beforeAll(async () => {
    database = await openPglite();
  });
  afterAll(() => database.close());

  it.each(Object.keys(bugs))("when an undo %s", async (bug) => {
    const isFound = async (seed: number) => {
      const life = new ForkedLife(database, seed, bugs[bug]);
      const content = await life.live(12).catch((error: Error) => error.message);
      return content !== (await cleanReplay(database, life.chain));
    };
    let isFoundOnce = false;
    for (let seed = 1; seed < 16 && !isFoundOnce; seed += 2) {
      isFoundOnce = (await Promise.all([seed, seed + 1].map(isFound))).includes(true);
    }
    expect(isFoundOnce).toBe(true);
  });
});
