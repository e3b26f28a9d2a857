import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { issue } from "../tokens/issuance.ts";
import { readParameters } from "../tokens/parameters.ts";
import { requireUser } from "../users/users.ts";
import { payFees, requireAvailable } from "./mashups.ts";
import {
  checkDescription,
  demandFreeName,
  getOwnService,
  newService,
  type ServiceRow,
  saveService,
} from "./service-rows.ts";

/** @throws BAD_INPUT, FORBIDDEN unless registered, ALREADY_EXISTS */
export async function registerService(
  ctx: LedgerContext,
  { account, arguments: described }: AuthorizedAct<"RegisterService">,
): Promise<ServiceRow> {
  await checkDescription(ctx, described);
  await requireUser(ctx, account.address);
  const { name } = described;
  await demandFreeName(ctx, name);

  const service: ServiceRow = { ...newService(ctx, account.address, described), isRewardDue: true };
  await saveService(ctx, service);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.serviceRegistered, { service: name, developer: account.address });
  return service;
}

/**
 * Makes a service available. The first time it earns its developer a reward, and a mashup pays its fee to the
 * developers whose services it composes.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN, WRONG_STATE, INSUFFICIENT_TOKENS
 */
export async function publishService(
  ctx: LedgerContext,
  { account, arguments: { name } }: AuthorizedAct<"PublishService">,
): Promise<ServiceRow> {
  const service = await getOwnService(ctx, name, account);
  demand(service.status !== "AVAILABLE", "WRONG_STATE", `${name} is already available`);
  const composed = await requireAvailable(ctx, service);

  const { fees } = service.isFeeDue ? await payFees(ctx, account, composed) : { fees: 0n };
  const { publishReward } = await readParameters(ctx);
  const reward = service.isRewardDue ? await issue(ctx, account, BigInt(publishReward)) : 0n;
  const settled = { isRewardDue: false, isFeeDue: false };
  const published: ServiceRow = { ...service, ...settled, status: "AVAILABLE", updatedAt: ctx.now() };
  await saveService(ctx, published);
  await saveAccount(ctx, account);
  const event = { service: name, developer: account.address, reward: `${reward}`, fees: `${fees}` };
  ctx.emit(MarketplaceEvent.servicePublished, event);
  return published;
}
