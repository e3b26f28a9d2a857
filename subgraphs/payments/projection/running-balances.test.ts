import { expect, test } from "vitest";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { Store } from "../../../store/projection/store.ts";
import { upsert } from "../../../store/tables/row-writer.ts";
import { RunningBalances, readRunningBalances } from "./running-balances.ts";
import { entriesTable, movementRows } from "./statement-entry.ts";
import { paymentsStore } from "./tables.ts";

const [consumer, provider, ether, token] = ["1", "2", "0", "9"].map((digit) => `0x${digit.repeat(40)}`) as [
  string,
  string,
  string,
  string,
];
const time = new Date(1_000_000);

/** Entries of what one event moves. */
function moved(event: number, change: { readonly consumer?: bigint; readonly provider?: bigint }, asset = ether) {
  const place = { block: 1, transaction: 0, event, transactionHash: "0x00", time };
  const type = "DEPOSIT" as const;
  return movementRows({ type, amount: 1n, change, channel: token, asset, consumer, provider }, place);
}

test("each entry has the balance after it, in the order of events whatever contract they are of", () => {
  const balances = new RunningBalances([{ account: consumer, asset: ether, balance: 5n }]);
  const ours = [...moved(0, { consumer: 100n }), ...moved(2, { consumer: -30n, provider: 30n })];
  const theirs = [...moved(1, { consumer: 7n }), ...moved(1, { consumer: 9n }, token)];
  const rows = balances.after([...ours, ...theirs]);
  expect(rows.map(({ account, asset, balance }) => [account, asset, balance])).toEqual([
    [consumer, ether, 105n],
    [consumer, ether, 112n],
    [consumer, token, 9n],
    [consumer, ether, 82n],
    [provider, ether, 30n],
  ]);
});

test("a store goes on from the balances that it holds, and leaves out accounts without money", async () => {
  const database = await openPglite();
  const store = await Store.open(database, paymentsStore);
  const lease = await store.claim();
  if (!lease) throw new Error("nobody else writes here");
  const entries = new RunningBalances([]).after([
    ...moved(0, { consumer: 100n }),
    ...moved(1, { consumer: -100n, provider: 100n }),
    ...moved(2, { provider: -40n }),
  ]);
  const rows = entries.map((entry) => upsert(entriesTable, entry));
  await store.apply(lease, await store.readCheckpoint(), [{ number: 1n, hash: "0x01", time, rows, events: [] }]);
  const kept = await readRunningBalances(database);
  expect(kept).toEqual([{ account: provider, asset: ether, balance: 60n }]);
  expect(new RunningBalances(kept).after(moved(3, { provider: -60n })).map(({ balance }) => balance)).toEqual([0n]);
  await database.close();
});
