import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { collectRows } from "../../ledger/paging.ts";

/**
 * Counters of an account's contribution. The account has a row for each lane, which are the last three hexadecimal
 * digits of those who act: of a hundred buyers at once two or three meet, as with payments. Its counters are the sums
 * of its rows, single rows may be below zero.
 */
interface ContributionRow extends Record<Counter, string> {
  readonly address: string;
  readonly lane: string;
}

/**
 * - `available`: services and mashups of the account that are available
 * - `composed`: times that others composed its services
 * - `callsSold`: calls of its services that others paid for
 */
export type Counter = "available" | "composed" | "callsSold";

export type Counters = Readonly<Record<Counter, bigint>>;

const noCounts: Counters = { available: 0n, composed: 0n, callsSold: 0n };

/** Adds to the counters of an account what somebody, itself or another, does. */
export async function count(ctx: LedgerContext, address: string, by: string, added: Partial<Counters>): Promise<void> {
  const lane = by.slice(-3).toLowerCase();
  const key = ctx.key("contribution", address, lane);
  const before = countersOf(await ctx.read<ContributionRow>(key));
  const sum = add(before, { ...noCounts, ...added });
  const row: ContributionRow = { address, lane, ...texts(sum) };
  await ctx.write(key, row);
}

/** Counters of an account as they are now. */
export async function readCounters(ctx: LedgerContext, address: string): Promise<Counters> {
  const lanes = await ctx.stub.getStateByPartialCompositeKey("contribution", [address]);
  const rows = await collectRows<ContributionRow>(lanes);
  return rows.map(countersOf).reduce(add, noCounts);
}

function countersOf(row: ContributionRow | undefined): Counters {
  if (!row) return noCounts;
  return { available: BigInt(row.available), composed: BigInt(row.composed), callsSold: BigInt(row.callsSold) };
}

function add(one: Counters, other: Counters): Counters {
  return {
    available: one.available + other.available,
    composed: one.composed + other.composed,
    callsSold: one.callsSold + other.callsSold,
  };
}

function texts({ available, composed, callsSold }: Counters): Record<Counter, string> {
  return { available: `${available}`, composed: `${composed}`, callsSold: `${callsSold}` };
}
