import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { checkText, checkVisibleName, checkWebAddress } from "../../ledger/text-rules.ts";
import type { OwnAccount } from "../accounts/accounts.ts";
import { count } from "../contribution/counters.ts";
import { readParameters } from "../tokens/parameters.ts";
import { takeName } from "./lookalikes.ts";

export type ServiceKind = "SERVICE" | "MASHUP";
export type ServiceStatus = "CREATED" | "AVAILABLE" | "INVALID";

export interface ServiceRow {
  readonly name: string;
  readonly kind: ServiceKind;
  /** Address of the account that registered it. */
  readonly developer: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly url: string;
  /** Tokens per call in the smallest unit, as a decimal string. */
  readonly price: string;
  /** Licence and terms in words; rows of services that never had any have none. */
  readonly terms?: LicenceTerms;
  /** Number of its terms, price included, counted from 1, which rows of older releases mean that have none. */
  readonly version?: number;
  /** Names of the services that a mashup composes. */
  readonly composes: readonly string[];
  readonly status: ServiceStatus;
  /** Whether its first publication is rewarded; imported listings never are. */
  readonly isRewardDue: boolean;
  /** Whether a mashup's fee is still to be paid to the developers whose services it composes. */
  readonly isFeeDue: boolean;
  /**
   * Whether rows list it by its developer and by what it composes, and its developer's counters count it while it is
   * available. Rows of older releases are listed and counted when they are next saved.
   */
  readonly isListed?: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Text of a licence and terms, which the ledger has by hash. */
export interface LicenceTerms {
  /** SHA-256 of the text's bytes, `0x` and 64 digits; empty where there are no such terms any more. */
  readonly hash: string;
  /** Address at which the text can be read. */
  readonly url: string;
}

/** Description of a service by its developer. */
export interface ServiceDescription {
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly url: string;
  readonly price: bigint;
}

/** A service as it is registered: not available yet. */
export function newService(ctx: LedgerContext, developer: string, described: ServiceDescription): ServiceRow {
  const { name, category, tags, description, url, price } = described;
  return {
    name,
    kind: "SERVICE",
    developer,
    category,
    tags,
    description,
    url,
    price: `${price}`,
    composes: [],
    status: "CREATED",
    isRewardDue: false,
    isFeeDue: false,
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  };
}

/** Services lie under plain keys, which unlike composite ones can be read by range of names. */
export const serviceKeyPrefix = "service/";

export function findService(ctx: LedgerContext, name: string): Promise<ServiceRow | undefined> {
  return ctx.read<ServiceRow>(serviceKeyPrefix + name);
}

/** @throws ALREADY_EXISTS */
export async function demandFreeName(ctx: LedgerContext, name: string): Promise<void> {
  demand((await findService(ctx, name)) === undefined, "ALREADY_EXISTS", `the name ${name} is taken; choose another`);
}

/** Service that the acting account registered. @throws BAD_INPUT, NOT_FOUND, FORBIDDEN */
export async function getOwnService(ctx: LedgerContext, name: string, { address }: OwnAccount): Promise<ServiceRow> {
  const service = await getService(ctx, name);
  const { developer } = service;
  demand(developer === address, "FORBIDDEN", `${name} belongs to ${developer}, who alone may do this with it`);
  return service;
}

/** @throws BAD_INPUT, NOT_FOUND */
export async function getService(ctx: LedgerContext, name: string): Promise<ServiceRow> {
  checkServiceName(name);
  return found(await findService(ctx, name), `no service ${name}`);
}

/** Writes a service, and counts it as long as it is available. */
export async function saveService(ctx: LedgerContext, service: ServiceRow): Promise<void> {
  const available = await writeService(ctx, service);
  await countAvailable(ctx, service.developer, available);
}

/** Adds to the number of a developer's services that are available. */
export async function countAvailable(ctx: LedgerContext, developer: string, available: bigint): Promise<void> {
  if (available !== 0n) await count(ctx, developer, developer, { available });
}

/**
 * Writes a service.
 * @returns the change of the number of its developer's available services, which the caller counts
 */
export async function writeService(ctx: LedgerContext, service: ServiceRow): Promise<bigint> {
  const before = await findService(ctx, service.name);
  const counted = before?.isListed ? isAvailable(before) : 0n;
  if (!before) await takeName(ctx, service.name, async (name) => (await findService(ctx, name)) !== undefined);
  if (!service.isListed) await listService(ctx, service);
  await ctx.write(serviceKeyPrefix + service.name, { ...service, isListed: true });
  return isAvailable(service) - counted;
}

const isAvailable = ({ status }: ServiceRow) => (status === "AVAILABLE" ? 1n : 0n);

/** Kinds of composite keys that list services: by developer and name, and by composed service and mashup. */
export const byDeveloper = "serviceOfDeveloper";
export const byComposed = "mashupOfService";

/** Row of such a list. */
export interface ListedService {
  readonly name: string;
}

/** Rows of lists are written once: neither the developer nor the composition of a service ever changes. */
async function listService(ctx: LedgerContext, { name, developer, composes }: ServiceRow): Promise<void> {
  const row: ListedService = { name };
  await ctx.write(ctx.key(byDeveloper, developer, name), row);
  for (const composed of composes) await ctx.write(ctx.key(byComposed, composed, name), row);
}

export function checkServiceName(name: string): void {
  checkVisibleName("a service's name", name, 128);
}

/** @throws BAD_INPUT */
export async function checkDescription(ctx: LedgerContext, described: ServiceDescription): Promise<void> {
  checkServiceName(described.name);
  if (described.category !== "") checkVisibleName("a category", described.category, 64);
  demand(described.tags.length <= 20, "BAD_INPUT", `a service has at most 20 tags, not ${described.tags.length}`);
  for (const tag of described.tags) checkVisibleName("a tag", tag, 48);
  demandDistinct("tags", described.tags);
  checkText("a description", described.description, 2_000);
  checkWebAddress("a service's url", described.url);
  const { maximumSupply } = await readParameters(ctx);
  demand(described.price <= BigInt(maximumSupply), "BAD_INPUT", `price must be at most ${maximumSupply}, all tokens`);
}

/** @throws BAD_INPUT with the name that a list has twice */
export function demandDistinct(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  const again = names.find((name) => seen.size === seen.add(name).size);
  demand(again === undefined, "BAD_INPUT", `${what} must name each only once: ${again} comes twice`);
}
