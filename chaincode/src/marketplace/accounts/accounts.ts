import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { collectRows, readRows } from "../../ledger/paging.ts";

/**
 * Rows of balances, so that a popular account is no hot key.
 *
 * - `account/<address>`: counter and balance, written only by the account's own acts. These are in order anyway,
 *   because each carries the next counter, so sharing a row costs nothing and saves a read.
 * - `income/<address>/<half>/<lane>`: payments of others. The lane is the payer's last three hexadecimal digits, so
 *   that of a hundred payers at once two or three meet. The half changes every minute: payments go to the one of the
 *   current minute, and the other is not written.
 *
 * Receiving touches one lane and never the receiver's own row, so it does not conflict with the receiver's acts. When its
 * own row is too small for a payment, an account collects lanes until it is enough, those of the other half first:
 * however often it is paid, it can spend payments of a minute ago. An account's balance is the sum of its rows.
 */
export interface AccountRow {
  readonly address: string;
  /** Acts accepted so far, as a decimal string. */
  readonly counter: string;
  /** Tokens in the account's own row, in the smallest unit, as a decimal string. */
  readonly balance: string;
}

/** Payments of one lane to an account that it has not yet collected. */
export interface IncomeRow {
  readonly address: string;
  readonly half: string;
  readonly lane: string;
  readonly amount: string;
}

/** The acting account while its act runs. Save it once, at the end, with {@link saveAccount}. */
export interface OwnAccount {
  readonly address: string;
  counter: bigint;
  balance: bigint;
  /** Keys of income that this act has collected: range reads go on showing them. */
  readonly collected: Set<string>;
}

export async function readAccount(ctx: LedgerContext, address: string): Promise<OwnAccount> {
  const row = await ctx.read<AccountRow>(ctx.key("account", address));
  return { address, counter: BigInt(row?.counter ?? 0), balance: BigInt(row?.balance ?? 0), collected: new Set() };
}

export async function saveAccount(ctx: LedgerContext, account: OwnAccount): Promise<void> {
  const row: AccountRow = {
    address: account.address,
    counter: `${account.counter}`,
    balance: `${account.balance}`,
  };
  await ctx.write(ctx.key("account", account.address), row);
}

/** Payments of others to an account that it has not collected yet, in the smallest unit. */
export async function uncollectedIncome(ctx: LedgerContext, address: string): Promise<bigint> {
  const rows = await collectRows<IncomeRow>(await ctx.stub.getStateByPartialCompositeKey("income", [address]));
  return rows.reduce((total, row) => total + BigInt(row.amount), 0n);
}

/**
 * Moves tokens from the acting account to another one, or to itself.
 * @throws INSUFFICIENT_TOKENS
 */
export async function pay(ctx: LedgerContext, from: OwnAccount, to: string, amount: bigint): Promise<void> {
  const isEvenMinute = Math.floor(ctx.nowMs() / 60_000) % 2 === 0;
  const [busy, still] = isEvenMinute ? (["0", "1"] as const) : (["1", "0"] as const);
  for (const half of [still, busy]) await collect(ctx, from, half, amount);
  demand(
    from.balance >= amount,
    "INSUFFICIENT_TOKENS",
    `${from.address} has ${from.balance} of the token's smallest unit and needs ${amount}`,
  );
  if (to === from.address || amount === 0n) return;
  from.balance -= amount;
  const lane = from.address.slice(-3).toLowerCase();
  const key = incomeKey(ctx, to, busy, lane);
  const before = await ctx.read<IncomeRow>(key);
  const row: IncomeRow = { address: to, half: busy, lane, amount: `${BigInt(before?.amount ?? 0) + amount}` };
  await ctx.write(key, row);
}

/** Takes lanes of one half into the account's own row until that is enough; reads no further than it takes. */
async function collect(ctx: LedgerContext, account: OwnAccount, half: string, needed: bigint): Promise<void> {
  if (account.balance >= needed) return;
  const lanes = await ctx.stub.getStateByPartialCompositeKey("income", [account.address, half]);
  for await (const row of readRows<IncomeRow>(lanes)) {
    const key = incomeKey(ctx, row.address, row.half, row.lane);
    if (account.collected.has(key)) continue;
    account.collected.add(key);
    await ctx.remove(key);
    account.balance += BigInt(row.amount);
    if (account.balance >= needed) return;
  }
}

function incomeKey(ctx: LedgerContext, address: string, half: string, lane: string): string {
  return ctx.key("income", address, half, lane);
}
