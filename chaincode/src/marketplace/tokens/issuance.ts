import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { collectRows } from "../../ledger/paging.ts";
import type { OwnAccount } from "../accounts/accounts.ts";
import { readParameters } from "./parameters.ts";

/**
 * New tokens come from 256 pools, one per first byte of an address, each with an equal share of the maximum supply, so
 * that accounts which register in the same block seldom meet in a pool.
 *
 * The payment of a pool halves each time half of its remaining tokens has been issued. A pool therefore never runs dry
 * and no act fails for lack of tokens, it only earns less; every payment is checked against the tokens that remain.
 */
export interface IssuancePoolRow {
  /** First byte of the addresses it pays, two hexadecimal digits. */
  readonly pool: string;
  readonly issued: string;
}

/** The supply as a whole, tokens in the smallest unit as decimal strings. */
export interface IssuanceSummary {
  readonly maximumSupply: string;
  readonly issued: string;
  readonly remaining: string;
  /** Grant of a registration in a pool as full as the average one. */
  readonly registrationGrant: string;
  /** Reward of a first publication in a pool as full as the average one. */
  readonly publishReward: string;
  /** Reward of a mashup in a pool as full as the average one. */
  readonly mashupReward: string;
  /** Reward of a comment in a pool as full as the average one. */
  readonly commentReward: string;
}

const poolCount = 256n;

/**
 * Creates tokens for the acting account: `base` after the halvings of its pool.
 * @returns how many
 * @throws SUPPLY_EXHAUSTED if the pool had fewer
 */
export async function issue(ctx: LedgerContext, account: OwnAccount, base: bigint): Promise<bigint> {
  const share = BigInt((await readParameters(ctx)).maximumSupply) / poolCount;
  const pool = account.address.slice(2, 4).toLowerCase();
  const key = ctx.key("issuance", pool);
  const issued = BigInt((await ctx.read<IssuancePoolRow>(key))?.issued ?? 0);
  const amount = afterHalvings(base, share, issued);
  demand(
    issued + amount <= share,
    "SUPPLY_EXHAUSTED",
    `pool ${pool} has ${share - issued} left to pay out, and ${amount} are due`,
  );
  if (amount === 0n) return 0n;
  account.balance += amount;
  await ctx.write(key, { pool, issued: `${issued + amount}` });
  return amount;
}

/** `base`, halved once for each time that the remaining tokens have halved. */
export function afterHalvings(base: bigint, share: bigint, issued: bigint): bigint {
  let amount = base;
  for (let threshold = share >> 1n; amount > 0n && share - issued <= threshold; threshold >>= 1n) amount >>= 1n;
  return amount;
}

export async function summarizeIssuance(ctx: LedgerContext): Promise<IssuanceSummary> {
  const parameters = await readParameters(ctx);
  const pools = await collectRows<IssuancePoolRow>(await ctx.stub.getStateByPartialCompositeKey("issuance", []));
  const maximum = BigInt(parameters.maximumSupply);
  const issued = pools.reduce((total, row) => total + BigInt(row.issued), 0n);
  const now = (base: string) => `${afterHalvings(BigInt(base), maximum, issued)}`;
  return {
    maximumSupply: `${maximum}`,
    issued: `${issued}`,
    remaining: `${maximum - issued}`,
    registrationGrant: now(parameters.registrationGrant),
    publishReward: now(parameters.publishReward),
    mashupReward: now(parameters.mashupReward),
    commentReward: now(parameters.commentReward),
  };
}
