import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openPostgres } from "../store/database/postgres-database.ts";
import { postgresPrograms, startPostgres } from "../store/testing/temporary-postgres.ts";
import { createOwnTables } from "../subgraphs/payments/keys/payment-server-tables.ts";
import { type TokenStore, tokenStoreInDatabase, tokenStoreInFolder } from "../subgraphs/payments/tokens/token-store.ts";
import { line } from "./report.ts";

const channels = 64;
const tokens = 40_000;
const underWay = 2_000;

/** Durable acceptances per second, the signature not counted: of one server in its folder, of two in one PostgreSQL. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-counters-"));
  const alone = await tokenStoreInFolder(folder);
  await measure("one server, in its folder", [alone]);
  await alone.end();
  await rm(folder, { recursive: true });
  if (!postgresPrograms) return console.log("PostgreSQL is not installed: two servers were not measured");
  const postgres = await startPostgres();
  const database = openPostgres(postgres.url, pino({ level: "silent" }));
  await createOwnTables(database);
  await measure("two servers, one PostgreSQL", [tokenStoreInDatabase(database), tokenStoreInDatabase(database)]);
  await database.close();
  await postgres.stop();
}

async function measure(name: string, stores: readonly TokenStore[]): Promise<void> {
  const lanes = Array.from({ length: channels }, () => ({
    channel: randomBytes(20).toString("hex"),
    tokenId: 1n,
    lane: 0,
  }));
  const unlimited = { tokenIds: [1n], priceOf: () => 1n, held: BigInt(tokens), riskCap: null };
  const latenciesMs: number[] = [];
  let next = 0;
  const accept = async (store: TokenStore) => {
    for (let turn = next++; turn < tokens; turn = next++) {
      const lane = lanes[turn % channels] ?? { channel: "", tokenId: 1n, lane: 0 };
      const requests = BigInt(Math.floor(turn / channels) + 1);
      const token = { lane, requests, signature: new Uint8Array(65), ...unlimited };
      const before = performance.now();
      await store.accepted.accept(token);
      latenciesMs.push(performance.now() - before);
    }
  };
  const start = performance.now();
  await Promise.all(
    Array.from({ length: underWay }, (_, index) => accept(stores[index % stores.length] as TokenStore)),
  );
  console.log(line(name, tokens / ((performance.now() - start) / 1_000), latenciesMs));
}
