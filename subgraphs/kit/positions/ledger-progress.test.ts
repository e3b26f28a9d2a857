import { pino } from "pino";
import { expect, test } from "vitest";
import { PlatformError } from "../../../errors/platform-error.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { Projection } from "../../../store/projection/projection.ts";
import { Store } from "../../../store/projection/store.ts";
import { LedgerProgress } from "./ledger-progress.ts";

const block = (number: number) => ({ number: BigInt(number), hash: `${number}`, previousHash: `${number - 1}` });

test("a backfill is over when all is shown that the ledger had at its beginning, and stays over", async () => {
  const database = await openPglite();
  const store = await Store.open(database, { schema: "progress", source: "fabric/a", tables: [] });
  const shown = Promise.withResolvers<void>();
  const rest = Promise.withResolvers<void>();
  let newest: bigint | undefined;
  const projection = await Projection.start({
    store,
    blocks: async function* () {
      yield block(0);
      shown.resolve();
      await rest.promise;
      for (const number of [1, 2, 3]) yield block(number);
    },
    origin: async () => "0",
    changesOf: () => ({ rows: [], events: [] }),
    log: pino({ level: "silent" }),
  });
  const progress = new LedgerProgress({
    projection,
    kind: "FABRIC",
    network: "a",
    newest: async () => {
      if (newest === undefined) throw new PlatformError("LEDGER_UNAVAILABLE", "it is down", { retryable: true });
      return newest;
    },
  });

  await expect(progress.isReady()).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  expect(await progress.report()).toMatchObject({ newest: null, fraction: 0 });
  newest = 3n;
  await shown.promise;
  await projection.reached(0n);
  await expect
    .poll(() => progress.report())
    .toEqual({ source: "fabric/a", position: "0", newest: "3", fraction: 0.25 });
  expect(await progress.isReady()).toBe(false);
  rest.resolve();
  await projection.reached(3n);
  expect(await progress.isReady()).toBe(true);
  newest = 9n;
  await expect.poll(() => progress.report()).toEqual({ source: "fabric/a", position: "3", newest: "9", fraction: 1 });
  expect(await progress.isReady()).toBe(true);

  await projection.close();
  await database.close();
  await expect(progress.isReady()).rejects.toThrow();
});
