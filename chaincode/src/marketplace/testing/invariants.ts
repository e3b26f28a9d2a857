import { expect } from "vitest";
import type { CallRightsRow, PurchaseRow } from "../services/calls.ts";
import type { ServiceRow } from "../services/service-rows.ts";
import type { IssuanceSummary } from "../tokens/issuance.ts";
import type { UserSummary } from "../users/users.ts";
import type { RandomMarket } from "./random-market.ts";

/** Calls that developers sold others for tokens, by developer, of records that were thrown away. */
export type Sales = Map<string, bigint>;

/** Tokens are neither made nor lost, rights never fall below nothing, and counters say what rows say. */
export async function expectInvariants(market: RandomMarket, sales: Sales): Promise<void> {
  const query = async <Result>(name: string, ...args: string[]) => (await market.ledger.evaluate(name, args)) as Result;
  const { issued, remaining, maximumSupply } = await query<IssuanceSummary>("Issuance");
  const addresses = market.users.map(({ address }) => address);
  const accounts = await query<{ balance: string }[]>("BalancesOf", JSON.stringify(addresses));
  const balances = accounts.map(({ balance }) => BigInt(balance));
  expect(balances.every((balance) => balance >= 0n)).toBe(true);
  expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(BigInt(issued));
  expect(BigInt(issued)).toBeLessThanOrEqual(BigInt(maximumSupply));
  expect(BigInt(issued) + BigInt(remaining)).toBe(BigInt(maximumSupply));

  for (const { callsLeft, callsBought } of market.rows<CallRightsRow>("\0rights\0")) {
    expect(BigInt(callsLeft)).toBeGreaterThanOrEqual(0n);
    expect(BigInt(callsLeft)).toBeLessThanOrEqual(BigInt(callsBought));
  }
  tally(market, sales);
  const services = market.rows<ServiceRow>("service/");
  for (const { address, contribution } of await usersOf(market)) {
    expect(contribution).toMatchObject({
      available: `${services.filter((row) => row.developer === address && row.status === "AVAILABLE").length}`,
      composed: `${compositionsOf(services, address)}`,
      callsSold: `${sales.get(address) ?? 0n}`,
    });
  }
}

async function usersOf(market: RandomMarket): Promise<UserSummary[]> {
  const rows = market.rows<{ address: string }>("\0user\0");
  return Promise.all(rows.map(({ address }) => market.ledger.evaluate("QueryUser", [address]) as Promise<UserSummary>));
}

/** Takes what purchases say and throws away records that no act reads. */
function tally(market: RandomMarket, sales: Sales): void {
  for (const { user, developer, price, times } of market.rows<PurchaseRow>("\0purchase\0")) {
    if (user !== developer && price !== "0") sales.set(developer, (sales.get(developer) ?? 0n) + BigInt(times));
  }
  for (const key of market.ledger.state.keys()) {
    if (/^\0(purchase|use|reward|terms)\0/.test(key)) market.ledger.state.delete(key);
  }
}

/** Services of a developer in paid mashups of others, but of those that it composes itself. */
function compositionsOf(services: readonly ServiceRow[], developer: string): number {
  const developers = new Map(services.map((row) => [row.name, row.developer]));
  const links = services
    .filter(({ isFeeDue }) => !isFeeDue)
    .flatMap((row) => row.composes.map((name) => ({ by: row.developer, of: developers.get(name) })));
  const composed = new Set(links.filter(({ by }) => by === developer).map(({ of }) => of));
  return links.filter(({ by, of }) => of === developer && by !== developer && !composed.has(by)).length;
}
