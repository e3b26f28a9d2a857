import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { type LedgerPage, type PageRequest, readPartPage } from "../../ledger/paging.ts";
import { checkVisibleName } from "../../ledger/text-rules.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { CallUse } from "../acts/act-types.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { type CallRightsRow, rightsKey, rightsKind } from "./calls.ts";
import { checkServiceName, demandDistinct, getOwnService, type ServiceRow } from "./service-rows.ts";

/** Record of calls that a user made, all reported by one transaction. */
export interface UseRow {
  readonly service: string;
  readonly user: string;
  readonly developer: string;
  readonly times: string;
  readonly transactionId: string;
  readonly at: string;
}

/** Calls of several users that one act took, under a name that the developer gave it. */
export interface UseBatch {
  readonly service: string;
  readonly batch: string;
  readonly users: number;
  readonly times: string;
  readonly transactionId: string;
}

const maxUses = 500;

/**
 * Takes calls that a user made of its rights, whatever the service's status.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN unless the service is the signer's, INSUFFICIENT_CALLS
 */
export async function reduceCallTime(
  ctx: LedgerContext,
  { account, arguments: { service: name, user, times } }: AuthorizedAct<"ReduceCallTime">,
): Promise<CallRightsRow> {
  const service = await getOwnService(ctx, name, account);
  const rights = await use(ctx, service, { user, times });
  await saveAccount(ctx, account);
  const event = { service: name, developer: account.address, user, users: 1, times: Number(times) };
  ctx.emit(MarketplaceEvent.callsUsed, event);
  return rights;
}

/**
 * Takes calls of several users, of all or of none. A batch counts once: a provider that does not know whether it was
 * taken sends it again under the same name, signed anew, and is told.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN unless the service is the signer's, ALREADY_EXISTS when the batch was taken,
 *   INSUFFICIENT_CALLS
 */
export async function reduceCallTimes(
  ctx: LedgerContext,
  { account, arguments: { service: name, batch, uses } }: AuthorizedAct<"ReduceCallTimes">,
): Promise<UseBatch> {
  demand(
    uses.length >= 1 && uses.length <= maxUses,
    "BAD_INPUT",
    `uses takes 1 to ${maxUses} entries, not ${uses.length}`,
  );
  demandDistinct(
    "uses",
    uses.map(({ user }) => user),
  );
  checkVisibleName("a batch's name", batch, 64);
  const service = await getOwnService(ctx, name, account);
  const key = ctx.key("useBatch", name, batch);
  const before = await ctx.read<UseBatch>(key);
  demand(before === undefined, "ALREADY_EXISTS", `batch ${batch} was taken by transaction ${before?.transactionId}`);

  for (const one of uses) await use(ctx, service, one);
  const times = uses.reduce((sum, one) => sum + one.times, 0n);
  const users = uses.length;
  const row: UseBatch = { service: name, batch, users, times: `${times}`, transactionId: ctx.stub.getTxID() };
  await ctx.write(key, row);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.callsUsed, { service: name, developer: account.address, users, times: Number(times) });
  return row;
}

/** @throws BAD_INPUT, NOT_FOUND when the user never bought calls, INSUFFICIENT_CALLS */
async function use(ctx: LedgerContext, { name, developer }: ServiceRow, { user, times }: CallUse) {
  demand(times >= 1n, "BAD_INPUT", "times must be 1 or more");
  const key = rightsKey(ctx, name, user);
  const before = found(await ctx.read<CallRightsRow>(key), `${user} has bought no calls of ${name}`);
  const left = BigInt(before.callsLeft) - times;
  demand(left >= 0n, "INSUFFICIENT_CALLS", `${user} has ${before.callsLeft} calls of ${name} left, not ${times}`);
  const rights: CallRightsRow = { ...before, callsLeft: `${left}`, updatedAt: ctx.now() };
  await ctx.write(key, rights);
  const transactionId = ctx.stub.getTxID();
  const row: UseRow = { service: name, user, developer, times: `${times}`, transactionId, at: ctx.now() };
  await ctx.write(ctx.key("use", name, user, transactionId), row);
  return rights;
}

/** Rights of all users on a service, in the order of their addresses. @throws BAD_INPUT */
export function getCallTimesOfService(
  ctx: LedgerContext,
  service: string,
  page: PageRequest,
): Promise<LedgerPage<CallRightsRow>> {
  checkServiceName(service);
  return readPartPage<CallRightsRow>(ctx, [rightsKind, service], page);
}
