import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { type OwnAccount, pay, saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { readParameters } from "../tokens/parameters.ts";
import { requireUser } from "../users/users.ts";
import {
  checkDescription,
  demandDistinct,
  demandFreeName,
  getService,
  newService,
  type ServiceRow,
  saveService,
} from "./service-rows.ts";

const maxComposed = 100;

/**
 * Registers a mashup of services that are all available, and pays the fee to each of their developers once. Services
 * that it composes exist before it, and compositions never change, so none can come to contain itself.
 * @throws BAD_INPUT, FORBIDDEN unless registered, ALREADY_EXISTS, NOT_FOUND, WRONG_STATE, INSUFFICIENT_TOKENS
 */
export async function createMashup(
  ctx: LedgerContext,
  { account, arguments: described }: AuthorizedAct<"CreateMashup">,
): Promise<ServiceRow> {
  const { name, composes } = described;
  await checkDescription(ctx, described);
  checkComposition(name, composes);
  await requireUser(ctx, account.address);
  await demandFreeName(ctx, name);

  const mashup: ServiceRow = { ...newService(ctx, account.address, described), kind: "MASHUP", composes };
  const fees = await payFees(ctx, account, await requireAvailable(ctx, mashup));
  await saveService(ctx, mashup);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.mashupCreated, { service: name, developer: account.address, fees: `${fees}` });
  return mashup;
}

/** @throws BAD_INPUT unless a mashup composes 1 to 100 services, each once */
export function checkComposition(name: string, composes: readonly string[]): void {
  demand(
    composes.length >= 1 && composes.length <= maxComposed,
    "BAD_INPUT",
    `${name}: composes takes 1 to ${maxComposed} services, not ${composes.length}`,
  );
  demandDistinct(`${name}: composes`, composes);
}

/** Pays the mashup fee to each developer of composed services but the payer. @returns the sum */
export async function payFees(
  ctx: LedgerContext,
  payer: OwnAccount,
  composed: readonly ServiceRow[],
): Promise<bigint> {
  const fee = BigInt((await readParameters(ctx)).mashupFee);
  const developers = otherDevelopers(payer.address, composed);
  for (const developer of developers) await pay(ctx, payer, developer, fee);
  return fee * BigInt(developers.length);
}

/** Services that a mashup composes. @throws NOT_FOUND, WRONG_STATE unless every one is available */
export async function requireAvailable(ctx: LedgerContext, mashup: ServiceRow): Promise<ServiceRow[]> {
  return Promise.all(
    mashup.composes.map(async (name) => {
      const composed = await getService(ctx, name);
      demand(
        composed.status === "AVAILABLE",
        "WRONG_STATE",
        `${mashup.name} composes ${name}, which is not available; that must be published first`,
      );
      return composed;
    }),
  );
}

/** Developers of composed services, each once and sorted, without the mashup's own. */
export function otherDevelopers(own: string, composed: readonly ServiceRow[]): string[] {
  const developers = new Set(composed.map((service) => service.developer));
  developers.delete(own);
  return [...developers].sort();
}
