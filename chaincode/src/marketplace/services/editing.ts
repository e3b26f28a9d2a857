import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { checkDescription, getOwnService, type ServiceRow, saveService } from "./service-rows.ts";
import { withTerms } from "./terms.ts";

/**
 * Describes a service anew, of any status. Its name, developer and composition stay, and rights that were bought are
 * not touched by another price.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN
 */
export async function editService(
  ctx: LedgerContext,
  { account, arguments: act }: AuthorizedAct<"EditService">,
): Promise<ServiceRow> {
  await checkDescription(ctx, act);
  const service = await getOwnService(ctx, act.name, account);
  const { category, tags, description, url } = act;
  const price = `${act.price}`;
  const described = { category, tags, description, url, updatedAt: ctx.now() };
  const edited: ServiceRow = { ...(await withTerms(ctx, service, { price })), ...described };
  await saveService(ctx, edited);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.serviceEdited, { service: service.name, developer: account.address, price });
  return edited;
}

/**
 * Ends the sale of a service's calls until it is published again. Rights that were bought stay usable.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN, WRONG_STATE
 */
export async function invalidateService(
  ctx: LedgerContext,
  { account, arguments: { name } }: AuthorizedAct<"InvalidateService">,
): Promise<ServiceRow> {
  const service = await getOwnService(ctx, name, account);
  demand(service.status !== "INVALID", "WRONG_STATE", `${name} is invalid already`);
  const invalidated: ServiceRow = { ...service, status: "INVALID", updatedAt: ctx.now() };
  await saveService(ctx, invalidated);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.serviceInvalidated, { service: name, developer: account.address });
  return invalidated;
}
