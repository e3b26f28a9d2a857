import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Database } from "../../subgraphs/shared/store/database.ts";
import { openPglite } from "../../subgraphs/shared/store/pglite-database.ts";
import { openPostgres } from "../../subgraphs/shared/store/postgres-database.ts";
import { type ChainedBlock, Projection } from "../../subgraphs/shared/store/projection.ts";
import { type BlockChanges, Store } from "../../subgraphs/shared/store/store.ts";
import type { TableDefinition } from "../../subgraphs/shared/store/table.ts";
import { postgresPrograms, startPostgres } from "../../subgraphs/shared/store/testing/temporary-postgres.ts";

const rights: TableDefinition = {
  name: "call_rights",
  columns: { service: "text", account: "text", calls_left: "numeric", paid: "numeric", updated_at: "timestamptz" },
  key: ["service", "account"],
  indexes: ["(account, service)"],
};
const eventsPerBlock = 100;
const log = pino({ level: "silent" });
type Block = BlockChanges & ChainedBlock;

/** Blocks of purchases, each an event and a row of one of 5,000 buyers. */
function purchases(number: number): Block {
  const at = new Date(1_700_000_000_000 + number);
  const indexes = Array.from({ length: eventsPerBlock }, (_, index) => index);
  const buyer = (index: number) => `0x${String((number * eventsPerBlock + index * 37) % 5_000).padStart(40, "0")}`;
  return {
    ...{ number: BigInt(number), hash: `${number}`, previousHash: `${number - 1}` },
    rows: indexes.map((index) => ({
      table: rights,
      row: { service: `Service ${index % 50}`, account: buyer(index), calls_left: index, paid: "15", updated_at: at },
    })),
    events: indexes.map((index) => ({
      ...{ transaction: index, index: 0, type: "CallsPurchased" },
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

async function* ledger(from: bigint, blocks: number, signal: AbortSignal): AsyncGenerator<Block> {
  for (let number = Number(from); number < blocks; number++) yield purchases(number);
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

async function measure(name: string, database: Database, blocks: number): Promise<void> {
  const store = await Store.open(database, { schema: "bench", source: "ledger", tables: [rights] });
  const start = performance.now();
  const source = (from: bigint, signal: AbortSignal) => ledger(from, blocks, signal);
  const projection = await Projection.start<Block>({
    store,
    blocks: source,
    origin: async () => "0",
    changesOf: (block) => block,
    log,
  });
  await projection.reached(BigInt(blocks - 1), 600_000);
  const seconds = (performance.now() - start) / 1_000;
  const [counted] = await database.query<{ events: bigint }>("SELECT count(*) AS events FROM bench.events");
  const rate = (blocks * eventsPerBlock) / seconds;
  console.log(`projection into ${name}: ${rate.toFixed(0)} events/s (${counted?.events} events, as many rows)`);
  await projection.close();
  await database.close();
}

/** How fast a store catches up with a ledger: one event and one row of history each. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "projection-"));
  await measure("PGlite on disk", await openPglite(folder), 500);
  await rm(folder, { recursive: true });
  if (!postgresPrograms) return console.log("projection into PostgreSQL: skipped, its programs are not installed");
  const server = await startPostgres([]);
  await measure("PostgreSQL", openPostgres(server.url, log), 2_000);
  await server.stop();
}
