import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { readRows } from "../../ledger/paging.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { getUser, saveUser, type UserRow } from "../users/users.ts";
import { type CallRightsRow, rightsKind } from "./calls.ts";
import { byDeveloper, getService, type ListedService, type ServiceRow } from "./service-rows.ts";

/**
 * Removes the signer, who names itself so that no wallet does it by mistake. Its name is never given to anybody else;
 * its tokens stay its own.
 *
 * It reads the rights on each of its services, so that it conflicts with whatever changes them meanwhile.
 * @throws BAD_INPUT unless the name is the signer's, FORBIDDEN unless registered, WRONG_STATE while a service of it is
 *   available, or somebody else has calls left of one
 */
export async function removeUser(
  ctx: LedgerContext,
  { account, arguments: { name } }: AuthorizedAct<"RemoveUser">,
): Promise<UserRow> {
  const { address } = account;
  const user = await getUser(ctx, address);
  demand(user.name === name, "BAD_INPUT", `${address} is ${user.name}; sign that name to remove it`);
  const listed = await ctx.stub.getStateByPartialCompositeKey(byDeveloper, [address]);
  for await (const service of readRows<ListedService>(listed)) {
    await demandUnused(ctx, await getService(ctx, service.name));
  }
  const removed: UserRow = { ...user, removedAt: ctx.now() };
  await saveUser(ctx, removed);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.userRemoved, { address, name });
  return removed;
}

/** @throws WRONG_STATE */
async function demandUnused(ctx: LedgerContext, { name, status, developer }: ServiceRow): Promise<void> {
  demand(status !== "AVAILABLE", "WRONG_STATE", `${name} is available; invalidate it first`);
  const rights = await ctx.stub.getStateByPartialCompositeKey(rightsKind, [name]);
  for await (const { user, callsLeft } of readRows<CallRightsRow>(rights)) {
    const isUnused = user === developer || BigInt(callsLeft) === 0n;
    demand(isUnused, "WRONG_STATE", `${user} has ${callsLeft} calls of ${name} left, which it must use first`);
  }
}
