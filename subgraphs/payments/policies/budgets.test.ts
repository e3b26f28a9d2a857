import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { createOwnTables, paymentServerTables } from "../keys/payment-server-tables.ts";
import { Budgets } from "./budgets.ts";
import { defaultPolicy } from "./payment-policy.ts";
import { PolicyStore } from "./policy-store.ts";

let database: Database;
let budgets: Budgets;
let policies: PolicyStore;
let number = 0;
let account: string;

beforeAll(async () => {
  database = await openPglite();
  await createOwnTables(database);
  budgets = new Budgets(database);
  policies = await PolicyStore.open(database);
});
afterAll(() => database.close());
beforeEach(() => {
  account = `account ${++number}`;
});

const spend = (
  amount: bigint,
  { act, peer = "p", asset = "ether", terminationPeriod = 900, fails }: SpendOptions = {},
) =>
  budgets
    .spend({ account, asset, peer, amount, terminationPeriod }, act, async () => {
      if (fails) throw fails;
      return "PAID";
    })
    .catch((error: PlatformError) => error.code);

interface SpendOptions {
  readonly act?: string;
  readonly peer?: string;
  readonly asset?: string;
  readonly terminationPeriod?: number;
  readonly fails?: Error;
}

const limit = (limits: object) => policies.set({ account, asset: "ether" }, { ...defaultPolicy, ...limits });
const later = (interval: string) =>
  database.query(`UPDATE ${paymentServerTables.spending} SET made_at = made_at - $1::interval WHERE account = $2`, [
    interval,
    account,
  ]);

it("without a policy nothing is limited", async () => {
  expect(await spend(10n ** 30n)).toBe("PAID");
});

it("no money is locked for longer than a day, or than the policy says", async () => {
  expect(await spend(1n, { terminationPeriod: 86_400 })).toBe("PAID");
  for (const terminationPeriod of [86_401, 4_294_967_295]) {
    expect(await spend(1n, { terminationPeriod })).toBe("TERMS_NOT_ALLOWED");
  }
  await limit({ maxTerminationPeriod: 900 });
  expect(await spend(1n, { terminationPeriod: 900 })).toBe("PAID");
  expect(await spend(1n, { terminationPeriod: 901 })).toBe("TERMS_NOT_ALLOWED");
  expect((await budgets.spent({ account, asset: "ether" })).spentInHour).toBe(2n);
});

it("an hour's budget counts the hour, a day's budget the day, of one asset", async () => {
  await limit({ hourlyBudget: 10n, dailyBudget: 15n });
  expect(await Promise.all([spend(10n), spend(1n)])).toEqual(["PAID", "BUDGET_EXCEEDED"]);
  expect(await spend(100n, { asset: "another" })).toBe("PAID");
  await later("1 hour");
  expect(await spend(6n)).toBe("BUDGET_EXCEEDED");
  expect(await spend(5n)).toBe("PAID");
  await later("24 hours");
  expect(await spend(10n)).toBe("PAID");
});

it("a provider's budget counts what is meant for it", async () => {
  await limit({ dailyBudgetPerPeer: 10n });
  expect(await spend(10n)).toBe("PAID");
  expect(await spend(1n)).toBe("BUDGET_EXCEEDED");
  expect(await spend(10n, { peer: "q" })).toBe("PAID");
});

it("of many payments at once as many are made as the budget allows", async () => {
  await limit({ hourlyBudget: 7n });
  const all = await Promise.all(Array.from({ length: 20 }, () => spend(1n)));
  expect(all.filter((outcome) => outcome === "PAID")).toHaveLength(7);
});

it("a refused payment is given back, one of which nobody knows is not", async () => {
  await limit({ hourlyBudget: 10n });
  expect(await spend(10n, { fails: new PlatformError("INSUFFICIENT_FUNDS", "too poor") })).toBe("INSUFFICIENT_FUNDS");
  expect(await spend(6n, { fails: new PlatformError("LEDGER_UNAVAILABLE", "gone") })).toBe("LEDGER_UNAVAILABLE");
  expect(await spend(5n)).toBe("BUDGET_EXCEEDED");
  expect(await budgets.spent({ account, asset: "ether" })).toEqual({ spentInHour: 6n, spentInDay: 6n });
});

it("a payment that is tried again under its name counts once", async () => {
  await limit({ hourlyBudget: 10n });
  const act = `act ${number}`;
  expect(await spend(10n, { act, fails: new PlatformError("LEDGER_UNAVAILABLE", "gone") })).toBe("LEDGER_UNAVAILABLE");
  expect(await spend(10n, { act })).toBe("PAID");
  expect(await budgets.spent({ account, asset: "ether" })).toMatchObject({ spentInHour: 10n });
});
