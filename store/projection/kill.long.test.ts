import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, it } from "vitest";
import { compiledModule, startChild } from "../../process/child-process.ts";
import { openDatabase } from "../database/open-database.ts";
import { openPglite } from "../database/pglite-database.ts";
import { contentOf, randomBlock } from "../testing/random-ledger.ts";
import { postgresPrograms, startPostgres } from "../testing/temporary-postgres.ts";
import { type WriterProcessArguments, writerDefinition } from "../testing/writer-process.ts";
import { Store } from "./store.ts";

const log = pino({ level: "silent" });

const startWriter = (given: WriterProcessArguments) =>
  startChild<string>({
    module: compiledModule("store/testing/writer-process.js"),
    args: [JSON.stringify(given)],
  });

/** Content of a store that got the same blocks once each from a writer that was not killed. */
async function cleanContent(upTo: bigint): Promise<string> {
  const database = await openPglite();
  const store = await Store.open(database, writerDefinition);
  const lease = await store.claim();
  if (!lease) throw new Error("a new store has no writer");
  const blocks = Array.from({ length: Number(upTo) + 1 }, (_, number) => randomBlock(number, 1));
  await store.apply(lease, await store.readCheckpoint(), blocks);
  const content = await contentOf(store);
  await database.close();
  return content;
}

it("loses and repeats nothing on the embedded database when its process is killed again and again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  for (let kill = 0; kill < 3; kill++) {
    const writer = await startWriter({ url: undefined, folder });
    await writer.kill();
  }
  const database = await openDatabase({ url: undefined, folder, production: false, log });
  const store = await Store.open(database, writerDefinition);
  const { position } = await store.readCheckpoint();
  expect(position).toBeGreaterThanOrEqual(74n);
  expect(await contentOf(store)).toBe(await cleanContent(position));
  await database.close();
  await rm(folder, { recursive: true });
});

it.skipIf(!postgresPrograms)("goes on by another instance when the one that writes is killed", async () => {
  const server = await startPostgres();
  const given: WriterProcessArguments = { url: server.url, folder: "" };
  const database = await openDatabase({ ...given, production: false, log });
  let standBy = await startWriter(given);
  const store = await Store.open(database, writerDefinition);
  const position = async () => (await store.readCheckpoint()).position;
  for (let kill = 0; kill < 2; kill++) {
    const writer = standBy;
    const reached = await position();
    await expect.poll(position, { timeout: 300_000 }).toBeGreaterThan(reached);
    standBy = await startWriter(given);
    await writer.kill();
  }
  const reached = await position();
  await expect.poll(position, { timeout: 300_000 }).toBeGreaterThan(reached);
  await standBy.kill();
  expect(await contentOf(store)).toBe(await cleanContent(await position()));
  await database.close();
  await server.stop();
});
