import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Database } from "../store/database/database.ts";
import { openPglite } from "../store/database/pglite-database.ts";
import { openPostgres } from "../store/database/postgres-database.ts";
import type { ForkingLedger } from "../store/projection/ledger-match.ts";
import { type ChainedBlock, Projection } from "../store/projection/projection.ts";
import { type BlockChanges, Store, type StoreDefinition } from "../store/projection/store.ts";
import { numeric, text, timestamp } from "../store/tables/columns.ts";
import { upsert } from "../store/tables/row-writer.ts";
import { defineTable } from "../store/tables/table.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import { PaymentChanges } from "../subgraphs/payments/projection/payment-changes.ts";
import { paymentsStore } from "../subgraphs/payments/projection/tables.ts";
import { evmBlock } from "./evm-blocks.ts";

const rights = defineTable({
  name: "call_rights",
  columns: { service: text(), account: text(), callsLeft: numeric(), paid: numeric(), updatedAt: timestamp() },
  key: ["service", "account"],
  indexes: ["(account, service)"],
});
const eventsPerBlock = 100;
const log = pino({ level: "silent" });
type Block = BlockChanges & ChainedBlock;

/** Blocks of purchases, each an event and a row of one of 5,000 buyers. */
function purchases(number: number): Block {
  const at = new Date(1_700_000_000_000 + number);
  const indexes = Array.from({ length: eventsPerBlock }, (_, index) => index);
  const buyer = (index: number) => `0x${String((number * eventsPerBlock + index * 37) % 5_000).padStart(40, "0")}`;
  return {
    number: BigInt(number),
    hash: `${number}`,
    previousHash: `${number - 1}`,
    rows: indexes.map((index) => {
      const calls = { callsLeft: BigInt(index), paid: 15n, updatedAt: at };
      return upsert(rights, { service: `Service ${index % 50}`, account: buyer(index), ...calls });
    }),
    events: indexes.map((index) => ({
      transaction: index,
      index: 0,
      type: "CallsPurchased",
      payload: {
        user: buyer(index),
        service: `Service ${index % 50}`,
        times: 3,
        paid: "15",
        transactionId: `${index}`,
      },
    })),
  };
}

/** Blocks of channel events, read from logs of the chain. */
function payments(): (number: number) => Block {
  const changes = new PaymentChanges();
  return (number) => {
    const block = evmBlock(number, eventsPerBlock);
    const { hash } = block.header;
    return { number: BigInt(number), hash, previousHash: block.previousHash, ...changes.of(block) };
  };
}

interface MeasuredLedger {
  readonly name: string;
  readonly definition: StoreDefinition;
  readonly blockOf: (number: number) => Block;
  /** Fork questions, for a ledger whose blocks may be taken back. */
  readonly fork?: ForkingLedger;
}

const fabric: MeasuredLedger = {
  name: "Fabric",
  blockOf: purchases,
  definition: { schema: "bench", source: "ledger", tables: [rights] },
};
const chain = (): MeasuredLedger => ({
  name: "EVM",
  definition: paymentsStore,
  blockOf: payments(),
  fork: { hashOf: async () => undefined, finality: async () => ({ safe: -1n, finalized: -1n }) },
});

async function measure(name: string, ledger: MeasuredLedger, database: Database, blocks: number): Promise<void> {
  const { definition, blockOf, fork } = ledger;
  const start = performance.now();
  const projection = await Projection.start<Block>({
    store: await Store.open(database, definition),
    blocks: async function* (from, signal) {
      for (let number = Number(from); number < blocks; number++) yield blockOf(number);
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    },
    origin: async () => "0",
    changesOf: (block) => block,
    ...(fork && { fork }),
    log,
  });
  await projection.reached(BigInt(blocks - 1), 600_000);
  const seconds = (performance.now() - start) / 1_000;
  const text = `SELECT count(*) AS events FROM ${definition.schema}.events`;
  const [counted] = await database.query<{ events: bigint }>(text);
  const rate = (blocks * eventsPerBlock) / seconds;
  console.log(`${ledger.name} into ${name}: ${rate.toFixed(0)} events/s (${counted?.events} events, as many rows)`);
  await projection.close();
}

/** Speed at which a store catches up with a ledger: one event and one row of history each. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "projection-"));
  const embedded = await openPglite(folder);
  await measure("PGlite on disk", fabric, embedded, 500);
  await measure("PGlite on disk", chain(), embedded, 200);
  await embedded.close();
  await rm(folder, { recursive: true });
  if (!postgresPrograms) return console.log("projection into PostgreSQL: skipped, its programs are not installed");
  const server = await startPostgres([]);
  const database = openPostgres(server.url, log);
  await measure("PostgreSQL", fabric, database, 2_000);
  await measure("PostgreSQL", chain(), database, 500);
  await database.close();
  await server.stop();
}
