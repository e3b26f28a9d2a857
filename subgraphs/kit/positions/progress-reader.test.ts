import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { Projection } from "../../../store/projection/projection.ts";
import { Store } from "../../../store/projection/store.ts";
import { LedgerProgress } from "./ledger-progress.ts";
import { ProgressReader } from "./progress-reader.ts";

const block = (number: number) => ({ number: BigInt(number), hash: `${number}`, previousHash: `${number - 1}` });
const go = Array.from({ length: 3 }, () => Promise.withResolvers<void>());

let database: Database;
let projection: Awaited<ReturnType<typeof Projection.start>>;
let progress: LedgerProgress;
beforeAll(async () => {
  database = await openPglite();
  projection = (await Projection.start({
    store: await Store.open(database, { schema: "moving", source: "fabric/a", tables: [] }),
    blocks: async function* () {
      for (const [number, { promise }] of go.entries()) {
        await promise;
        yield block(number);
      }
    },
    origin: async () => "0",
    changesOf: () => ({ rows: [], events: [] }),
    log: pino({ level: "silent" }),
  })) as typeof projection;
  progress = new LedgerProgress({ projection, kind: "FABRIC", network: "a", newest: async () => 2n });
});
afterAll(async () => {
  await projection.close();
  await database.close();
});

test("a reader is told where reads are, then of each move, and of none after its end", async () => {
  const reader = new ProgressReader(progress);
  expect(await reader.next()).toMatchObject({ value: { position: undefined, block: undefined } });
  const next = reader.next();
  go[0]?.resolve();
  const { value } = await next;
  expect(value).toMatchObject({ block: { number: 0n, hash: "0" }, position: progress.positionAt(0n, "0") });
  const resumed = new ProgressReader(progress, value.cursor);
  const moved = resumed.next();
  go[1]?.resolve();
  expect(await moved).toMatchObject({ value: { block: { number: 1n } } });
  const waiting = resumed.next();
  await Promise.all([resumed.return(), reader.return()]);
  expect(await waiting).toEqual({ done: true, value: undefined });
  go[2]?.resolve();
  await projection.reached(2n);
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test("what is no cursor is refused", () => {
  expect(() => new ProgressReader(progress, "abc")).toThrow("the cursor is not of this stream");
});
