import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explained } from "../../process/explained.ts";
import { freePorts } from "../../process/free-ports.ts";
import type { Database } from "../database/database.ts";
import { openDatabase } from "../database/open-database.ts";
import { text } from "../tables/columns.ts";
import { type RowChange, remove, upsert } from "../tables/row-writer.ts";
import { defineTable, validAt } from "../tables/table.ts";
import { bothDatabases, type OpenedDatabase } from "../testing/both-databases.ts";
import { balances, contentOf, entries, memberships, randomBlock, randomNumbers } from "../testing/random-ledger.ts";
import { postgresPrograms } from "../testing/temporary-postgres.ts";
import { TroubledDatabase } from "../testing/troubled-database.ts";
import { type Checkpoint, FencedError, type Lease } from "./checkpoint.ts";
import { Store, type StoreDefinition } from "./store.ts";

const log = pino({ level: "silent" });
let schemas = 0;
const newDefinition = (): StoreDefinition => ({
  schema: `store${++schemas}`,
  source: "chain",
  tables: [balances, memberships, entries],
});

async function claim(store: Store): Promise<Lease> {
  const lease = await store.claim();
  if (!lease) throw new Error("the right to write is taken");
  return lease;
}

/** Content of a store after the blocks of these branches, each applied alone and once. */
async function cleanReplay(database: Database, branchOf: readonly number[]): Promise<string> {
  const store = await Store.open(database, newDefinition());
  const lease = await claim(store);
  let at = await store.readCheckpoint();
  for (const [number, branch] of branchOf.entries()) at = await store.apply(lease, at, [randomBlock(number, branch)]);
  return contentOf(store);
}

/** A store's life on a chain that reorganises itself, with writers that die in a transaction or are replaced. */
class EventfulLife {
  readonly branchOf: number[] = [];
  readonly #troubled: TroubledDatabase;
  readonly #random: (n: number) => number;
  #store!: Store;
  #lease!: Lease;
  #at!: Checkpoint;

  constructor(database: Database, seed: number, plantedBug?: (sql: string) => string) {
    this.#troubled = new TroubledDatabase(database, plantedBug);
    this.#random = randomNumbers(seed);
  }

  /** @returns what the store holds at the end */
  async live(steps: number): Promise<string> {
    this.#store = await Store.open(this.#troubled, newDefinition());
    this.#lease = await claim(this.#store);
    this.#at = await this.#store.readCheckpoint();
    const acts = [this.#grow, this.#grow, this.#grow, this.#reorganise, this.#die, this.#repeat, this.#replaceWriter];
    for (let step = 0; step < steps; step++) await acts[this.#random(acts.length)]?.call(this, step);
    return contentOf(this.#store);
  }

  async #grow(step: number): Promise<void> {
    const batch = Array.from({ length: 1 + this.#random(6) }, () => randomBlock(this.branchOf.push(step) - 1, step));
    this.#at = await this.#store.apply(this.#lease, this.#at, batch);
  }

  async #reorganise(): Promise<void> {
    this.branchOf.length = this.#random(this.branchOf.length + 1);
    const position = this.branchOf.length - 1;
    const hash = position < 0 ? null : `${position}/${this.branchOf[position]}`;
    this.#at = await this.#store.undo(this.#lease, this.#at, { position: BigInt(position), hash });
  }

  async #die(): Promise<void> {
    this.#troubled.diesNext = true;
    const dying = this.#store.apply(this.#lease, this.#at, [randomBlock(this.branchOf.length, 0)]);
    await expect(dying).rejects.toThrow("killed");
    this.#troubled.diesNext = false;
    this.#at = await this.#store.readCheckpoint();
  }

  async #repeat(): Promise<void> {
    const last = this.branchOf.length - 1;
    if (last < 0) return;
    const behind: Checkpoint = { ...this.#at, position: this.#at.position - 1n };
    const repeated = this.#store.apply(this.#lease, behind, [randomBlock(last, this.branchOf[last] ?? 0)]);
    await expect(repeated).rejects.toThrow(FencedError);
  }

  async #replaceWriter(): Promise<void> {
    const former = this.#lease;
    await this.#store.release(former);
    this.#lease = await claim(this.#store);
    const late = this.#store.apply(former, this.#at, [randomBlock(this.branchOf.length, 9)]);
    await expect(late).rejects.toThrow(FencedError);
  }
}

const asEarlierReleases = (schema: string) => [
  `ALTER TABLE ${schema}.checkpoints RENAME COLUMN reorgs TO undos`,
  `ALTER TABLE ${schema}.retractions RENAME COLUMN reorg TO undo`,
  `ALTER TABLE ${schema}.blocks RENAME COLUMN reorg TO undo`,
  `DELETE FROM ${schema}.migrations WHERE number > (SELECT max(number) - 3 FROM ${schema}.migrations)`,
];

describe.each(Object.keys(bothDatabases))("a store in %s", (name) => {
  const isMissing = name === "PostgreSQL" && !postgresPrograms;
  let opened: OpenedDatabase | undefined;

  beforeAll(async () => {
    if (!isMissing) opened = await bothDatabases[name]?.();
  });
  afterAll(async () => {
    await opened?.close();
  });

  const storeIt = it.skipIf(isMissing);
  const databaseOf = () => opened?.database as Database;

  storeIt("holds after reorganisations, repetitions and kills what a clean replay makes, byte for byte", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const life = new EventfulLife(databaseOf(), seed);
      expect(await life.live(40), `seed ${seed}`).toBe(await cleanReplay(databaseOf(), life.branchOf));
    }
  });

  storeIt("is caught when its undo forgets to give a row its version back", async () => {
    const bug = (sql: string) => sql.replace(/^UPDATE \S+ SET valid_to = NULL WHERE .*$/, "SELECT $1::bigint");
    const isFound = async (seed: number) => {
      const life = new EventfulLife(databaseOf(), seed, bug);
      return (await life.live(40)) !== (await cleanReplay(databaseOf(), life.branchOf));
    };
    const found = [];
    for (let seed = 1; seed <= 4; seed++) found.push(await isFound(seed));
    expect(found).toContain(true);
  });

  storeIt("goes on with what an earlier release stored, whose columns had other names", async () => {
    const definition = newDefinition();
    const store = await Store.open(databaseOf(), definition);
    const lease = await claim(store);
    const grown = await store.apply(lease, await store.readCheckpoint(), [randomBlock(0, 1), randomBlock(1, 1)]);
    const at = await store.undo(lease, grown, { position: 0n, hash: "0/1" });
    const content = await contentOf(store);
    for (const statement of asEarlierReleases(definition.schema)) await databaseOf().query(statement);

    const later = await Store.open(databaseOf(), definition);
    expect(await later.readCheckpoint()).toEqual(at);
    expect(await contentOf(later)).toBe(content);
  });

  storeIt("answers reads at an earlier block", async () => {
    const store = await Store.open(databaseOf(), newDefinition());
    const lease = await claim(store);
    const block = (number: number, ...rows: RowChange[]) => ({
      number: BigInt(number),
      hash: `${number}`,
      rows,
      events: [],
    });
    const set = (amount: bigint) => upsert(balances, { account: "0x1", amount, tags: [], seen: null });
    const end = remove(balances, { account: "0x1" });
    const blocks = [block(0, set(5n)), block(1, set(6n)), block(2), block(3, end), block(4, set(8n))];
    await store.apply(lease, await store.readCheckpoint(), blocks);
    const amountAt = async (at?: bigint) => {
      const table = `${store.definition.schema}.balances`;
      const rows = await store.database.query<{ amount: string }>(`SELECT amount FROM ${table} WHERE ${validAt(at)}`);
      return rows.map(({ amount }) => amount).join();
    };
    expect(await Promise.all([0n, 1n, 2n, 3n, 4n, undefined].map(amountAt))).toEqual(["5", "6", "6", "", "8", "8"]);
  });

  storeIt("lets one writer write, and another only after it is gone", async () => {
    const definition = newDefinition();
    const store = await Store.open(databaseOf(), definition);
    const first = await claim(store);
    expect(await store.claim()).toBeUndefined();
    await store.renew(first);
    await store.release(first);
    const second = await claim(store);
    await expect(store.renew(first)).rejects.toThrow(FencedError);
    await store.release(first);
    expect(await store.claim()).toBeUndefined();
    await store.renew(second);
  });

  storeIt("is emptied when its tables change, and by a rebuild that fences its writer off", async () => {
    const definition = newDefinition();
    const store = await Store.open(databaseOf(), definition);
    const lease = await claim(store);
    const at = await store.apply(lease, await store.readCheckpoint(), [randomBlock(0, 3)]);
    await store.rebuild();
    expect((await store.readCheckpoint()).position).toBe(-1n);
    await expect(store.apply(lease, at, [randomBlock(1, 3)])).rejects.toThrow(FencedError);
    await store.apply(await claim(store), await store.readCheckpoint(), [randomBlock(0, 3)]);
    expect((await Store.open(databaseOf(), definition)).definition).toBe(definition);
    expect((await store.readCheckpoint()).position).toBe(0n);
    const wider = defineTable({ name: "balances", columns: { account: text(), note: text() }, key: ["account"] });
    const changed = await Store.open(databaseOf(), { ...definition, tables: [wider, memberships, entries] });
    expect((await changed.readCheckpoint()).position).toBe(-1n);
  });
});

it("tells the setting of a server that cannot be used, and why it cannot", async () => {
  const [port = 0] = await freePorts(0, 1);
  const url = `postgres://me:hunter2@127.0.0.1:${port}/ledgerloom`;
  const opening = openDatabase({ url, folder: "/nowhere", production: true, log });
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "STORE_UNAVAILABLE" });
  expect(explained(error)).toMatch(/^LEDGERLOOM_DATABASE_URL names a database that cannot be used[\s\S]*ECONNREFUSED/);
  expect(explained(error)).not.toContain("hunter2");
});

it("refuses to fall back to the embedded database in production", async () => {
  const opening = openDatabase({ url: undefined, folder: "/nowhere", production: true, log });
  await expect(opening).rejects.toThrow("LEDGERLOOM_DATABASE_URL");
});
