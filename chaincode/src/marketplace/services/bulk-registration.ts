import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { ServiceEntry } from "../acts/act-types.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { requireUser } from "../users/users.ts";
import { checkComposition, otherDevelopers } from "./mashups.ts";
import {
  checkDescription,
  countAvailable,
  demandDistinct,
  findService,
  newService,
  type ServiceRow,
  writeService,
} from "./service-rows.ts";

/** Outcome of a bulk registration. */
export interface BulkRegistration {
  /** Names of services that were new. */
  readonly registered: readonly string[];
  /** Number of those that are available at once. */
  readonly published: number;
  /** Names of services that were there before, with exactly this content. */
  readonly skipped: readonly string[];
}

const maxEntries = 500;

/**
 * Registers many services and mashups of one developer, mashups after the services that they compose. The same request
 * again changes nothing, so an interrupted import is simply repeated.
 *
 * With `publish` they become available at once and are never rewarded. A mashup stays CREATED when it composes a service
 * that is not available, or one of another developer, to whom a fee is due when it is published.
 * @throws BAD_INPUT, FORBIDDEN unless registered, ALREADY_EXISTS when a name belongs to another service, NOT_FOUND when
 * a composed service does not exist
 */
export async function registerServices(
  ctx: LedgerContext,
  { account, arguments: { services: entries, publish } }: AuthorizedAct<"RegisterServices">,
): Promise<BulkRegistration> {
  demand(
    entries.length >= 1 && entries.length <= maxEntries,
    "BAD_INPUT",
    `services takes 1 to ${maxEntries} entries, not ${entries.length}`,
  );
  demandDistinct(
    "services",
    entries.map((entry) => entry.name),
  );
  await requireUser(ctx, account.address);

  const registered: ServiceRow[] = [];
  const skipped: string[] = [];
  for (const entry of entries) {
    const service = await registerEntry(ctx, account.address, entry, publish);
    if (service) registered.push(service);
    else skipped.push(entry.name);
  }
  await saveAccount(ctx, account);
  const published = registered.filter((service) => service.status === "AVAILABLE").length;
  await countAvailable(ctx, account.address, BigInt(published));
  ctx.emit(MarketplaceEvent.servicesRegistered, {
    developer: account.address,
    registered: registered.length,
    published,
    skipped: skipped.length,
  });
  return { registered: registered.map((service) => service.name), published, skipped };
}

/** @returns the new row, or `undefined` when the same one was there before */
async function registerEntry(
  ctx: LedgerContext,
  developer: string,
  entry: ServiceEntry,
  publish: boolean,
): Promise<ServiceRow | undefined> {
  await checkDescription(ctx, entry);
  const kind = checkKind(entry);
  const existing = await findService(ctx, entry.name);
  if (existing) {
    demand(
      isSame(existing, developer, entry),
      "ALREADY_EXISTS",
      `the name ${entry.name} stands for another service; choose another`,
    );
    return undefined;
  }
  const composed = await findComposed(ctx, entry);
  const created: ServiceRow = { ...newService(ctx, developer, entry), kind, composes: entry.composes };
  const isFeeDue = otherDevelopers(developer, composed).length > 0;
  const isAvailable = publish && !isFeeDue && composed.every((service) => service.status === "AVAILABLE");
  const service: ServiceRow = { ...created, isFeeDue, status: isAvailable ? "AVAILABLE" : "CREATED" };
  await writeService(ctx, service);
  return service;
}

function checkKind(entry: ServiceEntry): ServiceRow["kind"] {
  const { kind, name, composes } = entry;
  demand(kind === "SERVICE" || kind === "MASHUP", "BAD_INPUT", `${name}: kind must be SERVICE or MASHUP`);
  demand(
    (kind === "MASHUP") === composes.length > 0,
    "BAD_INPUT",
    `${name}: composes names services for a MASHUP, and none for a SERVICE`,
  );
  if (kind === "MASHUP") checkComposition(name, composes);
  return kind;
}

async function findComposed(ctx: LedgerContext, entry: ServiceEntry): Promise<ServiceRow[]> {
  const composed: ServiceRow[] = [];
  for (const name of entry.composes) {
    const service = await findService(ctx, name);
    demand(
      service !== undefined,
      "NOT_FOUND",
      `${entry.name} composes ${name}, which does not exist; register that first`,
    );
    composed.push(service);
  }
  return composed;
}

function isSame(existing: ServiceRow, developer: string, entry: ServiceEntry): boolean {
  const said = (row: ServiceRow | ServiceEntry) =>
    JSON.stringify([row.kind, row.category, row.tags, row.description, row.url, `${row.price}`, row.composes]);
  return existing.developer === developer && said(existing) === said(entry);
}
