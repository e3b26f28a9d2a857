import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { pay, saveAccount } from "../accounts/accounts.ts";
import { parseAddress } from "../acts/address.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { count } from "../contribution/counters.ts";
import { requireUser } from "../users/users.ts";
import { checkServiceName, getService, type ServiceRow } from "./service-rows.ts";
import { demandAccepted, termsOf } from "./terms.ts";

/** Calls that one user has left of one service, and has ever bought. Counts are decimal strings. */
export interface CallRightsRow {
  readonly service: string;
  readonly user: string;
  readonly callsLeft: string;
  readonly callsBought: string;
  /** Tokens paid in all, in the smallest unit. */
  readonly paid: string;
  readonly updatedAt: string;
}

/** One purchase of calls. */
export interface PurchaseRow {
  readonly service: string;
  readonly user: string;
  readonly developer: string;
  readonly times: string;
  readonly price: string;
  readonly paid: string;
  /** Version of the service's terms that it was made under; purchases of older releases name none. */
  readonly termsVersion?: number;
  readonly transactionId: string;
  readonly at: string;
}

/**
 * Buys calls: price × times goes to the service's developer. The buyer signs the price that it expects.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN unless registered, WRONG_STATE unless available and its licence accepted,
 *   PRICE_CHANGED, INSUFFICIENT_TOKENS
 */
export async function callService(
  ctx: LedgerContext,
  { account, arguments: act }: AuthorizedAct<"CallService">,
): Promise<CallRightsRow> {
  demand(act.times >= 1n, "BAD_INPUT", "times must be 1 or more");
  const service = await getService(ctx, act.service);
  await requireUser(ctx, account.address);
  demand(
    service.status === "AVAILABLE",
    "WRONG_STATE",
    `${service.name} is not available until its developer publishes it`,
  );
  const message = `a call of ${service.name} costs ${service.price}, not ${act.price}: sign anew for that price`;
  demand(BigInt(service.price) === act.price, "PRICE_CHANGED", message);
  await demandAccepted(ctx, service, account.address);
  const paid = act.price * act.times;
  await pay(ctx, account, service.developer, paid);
  await countSale(ctx, service, account.address, act.times);

  const rights = await addRights(ctx, { service: service.name, user: account.address, times: act.times, paid });
  await recordPurchase(ctx, service, rights, act.times);
  await saveAccount(ctx, account);
  const { name, developer } = service;
  const event = { service: name, user: account.address, developer, times: Number(act.times), paid: `${paid}` };
  ctx.emit(MarketplaceEvent.callsPurchased, event);
  return rights;
}

/** @throws BAD_INPUT, NOT_FOUND when the user never bought calls of the service */
export async function getCallRights(ctx: LedgerContext, service: string, user: string): Promise<CallRightsRow> {
  checkServiceName(service);
  const key = rightsKey(ctx, service, parseAddress(user));
  return found(await ctx.read<CallRightsRow>(key), `${user} has bought no calls of ${service}`);
}

/** Calls that a developer buys of itself, and those that cost nothing, are nobody's demand: they do not count. */
async function countSale(ctx: LedgerContext, service: ServiceRow, buyer: string, times: bigint): Promise<void> {
  if (buyer === service.developer || service.price === "0") return;
  await count(ctx, service.developer, buyer, { callsSold: times });
}

/** Calls that somebody buys, for what is paid in all. */
interface BoughtCalls {
  readonly service: string;
  readonly user: string;
  readonly times: bigint;
  readonly paid: bigint;
}

async function addRights(ctx: LedgerContext, { service, user, times, paid }: BoughtCalls): Promise<CallRightsRow> {
  const key = rightsKey(ctx, service, user);
  const before = await ctx.read<CallRightsRow>(key);
  const rights: CallRightsRow = {
    service,
    user,
    callsLeft: `${BigInt(before?.callsLeft ?? 0) + times}`,
    callsBought: `${BigInt(before?.callsBought ?? 0) + times}`,
    paid: `${BigInt(before?.paid ?? 0) + paid}`,
    updatedAt: ctx.now(),
  };
  await ctx.write(key, rights);
  return rights;
}

async function recordPurchase(
  ctx: LedgerContext,
  service: ServiceRow,
  { user }: CallRightsRow,
  times: bigint,
): Promise<void> {
  const { name, developer, price } = service;
  const transactionId = ctx.stub.getTxID();
  const paid = `${BigInt(price) * times}`;
  const bought = { service: name, user, developer, times: `${times}`, price, paid };
  const { version } = termsOf(service);
  const purchase: PurchaseRow = { ...bought, termsVersion: version, transactionId, at: ctx.now() };
  await ctx.write(ctx.key("purchase", name, user, transactionId), purchase);
}

export const rightsKind = "rights";

export function rightsKey(ctx: LedgerContext, service: string, user: string): string {
  return ctx.key(rightsKind, service, user);
}
