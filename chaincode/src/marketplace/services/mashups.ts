import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { type OwnAccount, pay, saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { recordComposition } from "../contribution/compositions.ts";
import { issue } from "../tokens/issuance.ts";
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
 * that it composes exist before it, and compositions never change, so none can come to contain itself. It earns its
 * developer a reward when it composes somebody else's service, unless they compose each other.
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
  const { fees, isContribution } = await payFees(ctx, account, await requireAvailable(ctx, mashup));
  const reward = isContribution ? await issue(ctx, account, BigInt((await readParameters(ctx)).mashupReward)) : 0n;
  await saveService(ctx, mashup);
  await saveAccount(ctx, account);
  const event = { service: name, developer: account.address, reward: `${reward}`, fees: `${fees}` };
  ctx.emit(MarketplaceEvent.mashupCreated, event);
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

/** Fees of a mashup in all, and whether composing these services counts for any of their developers. */
interface PaidFees {
  readonly fees: bigint;
  readonly isContribution: boolean;
}

/** Pays the mashup fee to each developer of composed services but the payer, and counts the composition to it. */
export async function payFees(
  ctx: LedgerContext,
  payer: OwnAccount,
  composed: readonly ServiceRow[],
): Promise<PaidFees> {
  const fee = BigInt((await readParameters(ctx)).mashupFee);
  const developers = otherDevelopers(payer.address, composed);
  let isContribution = false;
  for (const developer of developers) {
    await pay(ctx, payer, developer, fee);
    const times = composed.filter((service) => service.developer === developer).length;
    if (await recordComposition(ctx, { composer: payer.address, developer, times })) isContribution = true;
  }
  return { fees: fee * BigInt(developers.length), isContribution };
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
