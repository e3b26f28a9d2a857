import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { collectRows } from "../../ledger/paging.ts";

/**
 * How balances are kept, so that a popular account is no hot key.
 *
 * - `account/<address>`: counter and balance, written only by the account's own acts. These are in order anyway,
 *   because each carries the next counter, so sharing a row costs nothing and saves a read.
 * - `income/<address>/<lane>`: what others have paid, in sixteen lanes chosen by the payer's last hexadecimal digit.
 *   A payment touches one lane and never the receiver's own row, so receiving does not disturb what the receiver does,
 *   and payers disturb each other only when they share a lane.
 *
 * An account's balance is the sum of its rows, at most seventeen. Only when its own row is too small for a payment does
 * the account collect its lanes, and only then can a payment that arrives in the same block make it start again.
 */
export interface AccountRow {
  readonly address: string;
  /** Acts accepted so far, as a decimal string. */
  readonly counter: string;
  /** Tokens in the account's own row, in the smallest unit, as a decimal string. */
  readonly balance: string;
}

/** What one lane of payers has paid to an account and it has not yet collected. */
export interface IncomeRow {
  readonly address: string;
  readonly lane: string;
  readonly amount: string;
}

/** The acting account while its act runs. Save it once, at the end, with {@link saveAccount}. */
export interface OwnAccount {
  readonly address: string;
  counter: bigint;
  balance: bigint;
  hasCollected: boolean;
}

export async function readAccount(ctx: LedgerContext, address: string): Promise<OwnAccount> {
  const row = await ctx.read<AccountRow>(accountKey(ctx, address));
  return { address, counter: BigInt(row?.counter ?? 0), balance: BigInt(row?.balance ?? 0), hasCollected: false };
}

export async function saveAccount(ctx: LedgerContext, account: OwnAccount): Promise<void> {
  const { address, counter, balance } = account;
  await ctx.write(accountKey(ctx, address), { address, counter: `${counter}`, balance: `${balance}` });
}

/** What others have paid to an account and it has not collected yet, in the smallest unit. */
export async function uncollectedIncome(ctx: LedgerContext, address: string): Promise<bigint> {
  return sum(await readIncome(ctx, address));
}

/**
 * Moves tokens from the acting account to another one, or to itself.
 * @throws INSUFFICIENT_TOKENS
 */
export async function pay(ctx: LedgerContext, from: OwnAccount, to: string, amount: bigint): Promise<void> {
  if (from.balance < amount) await collectIncome(ctx, from);
  demand(from.balance >= amount, "INSUFFICIENT_TOKENS", `${from.address} has ${from.balance}, needs ${amount}`);
  if (to === from.address || amount === 0n) return;
  from.balance -= amount;
  const lane = from.address.slice(-1).toLowerCase();
  const key = ctx.key("income", to, lane);
  const row = await ctx.read<IncomeRow>(key);
  await ctx.write(key, { address: to, lane, amount: `${BigInt(row?.amount ?? 0) + amount}` });
}

async function collectIncome(ctx: LedgerContext, account: OwnAccount): Promise<void> {
  if (account.hasCollected) return;
  account.hasCollected = true;
  const income = await readIncome(ctx, account.address);
  for (const row of income) await ctx.remove(ctx.key("income", row.address, row.lane));
  account.balance += sum(income);
}

async function readIncome(ctx: LedgerContext, address: string): Promise<IncomeRow[]> {
  return collectRows(await ctx.stub.getStateByPartialCompositeKey("income", [address]));
}

function sum(income: readonly IncomeRow[]): bigint {
  return income.reduce((total, row) => total + BigInt(row.amount), 0n);
}

function accountKey(ctx: LedgerContext, address: string): string {
  return ctx.key("account", address);
}
