import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { checkWebAddress } from "../../ledger/text-rules.ts";
import { saveAccount } from "../accounts/accounts.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { requireUser } from "../users/users.ts";
import { getOwnService, getService, type LicenceTerms, type ServiceRow, saveService } from "./service-rows.ts";

/**
 * Terms under which calls of a service are sold: its price, and its licence by hash. Every change makes a new version;
 * purchases name the version that they were made under, and no change touches them.
 */
export interface TermsRow extends LicenceTerms {
  readonly service: string;
  readonly version: number;
  /** Tokens per call in the smallest unit, as a decimal string. */
  readonly price: string;
  /** Time at which others took their place; those in force have none. */
  readonly until?: string;
}

/** A user's consent to the licence of a service, which it needs to buy calls. */
export interface AcceptanceRow {
  readonly service: string;
  readonly user: string;
  readonly version: number;
  readonly hash: string;
  readonly transactionId: string;
  readonly at: string;
}

const noLicence: LicenceTerms = { hash: "", url: "" };
const hashPattern = /^0x[0-9a-f]{64}$/;

/**
 * Sets the licence of a service, by its hash, or with an empty hash takes it away.
 * @throws BAD_INPUT, NOT_FOUND, FORBIDDEN
 */
export async function setTerms(
  ctx: LedgerContext,
  { account, arguments: { service: name, hash, url } }: AuthorizedAct<"SetTerms">,
): Promise<TermsRow> {
  demand(
    hash === "" || hashPattern.test(hash),
    "BAD_INPUT",
    "hash must be empty, or 0x and 64 small hexadecimal digits",
  );
  checkWebAddress("the address of terms", url);
  demand((hash === "") === (url === ""), "BAD_INPUT", "hash and url must be given both, or neither");
  const before = await getOwnService(ctx, name, account);
  const changed = await withTerms(ctx, before, { terms: { hash, url } });
  await saveService(ctx, { ...changed, updatedAt: ctx.now() });
  await saveAccount(ctx, account);
  const terms = termsOf(changed);
  ctx.emit(MarketplaceEvent.termsSet, { service: name, developer: account.address, version: terms.version, hash });
  return terms;
}

/** A service with other terms. Where they differ, those before are kept as they were. */
export async function withTerms(
  ctx: LedgerContext,
  before: ServiceRow,
  changes: Partial<Pick<ServiceRow, "price" | "terms">>,
): Promise<ServiceRow> {
  const [old, changed] = [termsOf(before), { ...before, ...changes }];
  const { price, hash, url } = termsOf(changed);
  if (price === old.price && hash === old.hash && url === old.url) return changed;
  const ended: TermsRow = { ...old, until: ctx.now() };
  await ctx.write(termsKey(ctx, before.name, old.version), ended);
  return { ...changed, version: old.version + 1 };
}

/** Terms of a service that are in force. */
export function termsOf({ name, version = 1, price, terms = noLicence }: ServiceRow): TermsRow {
  return { service: name, version, price, ...terms };
}

/** A version of a service's terms; an empty one is that in force. @throws BAD_INPUT, NOT_FOUND */
export async function queryTerms(ctx: LedgerContext, service: string, version: string): Promise<TermsRow> {
  demand(/^([1-9][0-9]{0,8})?$/.test(version), "BAD_INPUT", "version must be empty, or a number from 1");
  const current = termsOf(await getService(ctx, service));
  if (version === "" || Number(version) === current.version) return current;
  const row = await ctx.read<TermsRow>(termsKey(ctx, service, Number(version)));
  return found(row, `${service} has ${current.version} versions of terms, not ${version}`);
}

/**
 * Accepts the licence of a service that is in force. Its signer names it by hash, so that it is bound to no other text.
 * @throws BAD_INPUT unless the service has a licence, NOT_FOUND, FORBIDDEN unless registered, WRONG_STATE when another
 *   licence is in force
 */
export async function acceptTerms(
  ctx: LedgerContext,
  { account, arguments: act }: AuthorizedAct<"AcceptTerms">,
): Promise<AcceptanceRow> {
  const service = await getService(ctx, act.service);
  await requireUser(ctx, account.address);
  const { version, hash } = termsOf(service);
  demand(hash !== "", "BAD_INPUT", `${act.service} has no licence to accept`);
  demand(act.hash === hash, "WRONG_STATE", `the licence of ${act.service} is ${hash} now; read and accept that`);
  const transactionId = ctx.stub.getTxID();
  const row: AcceptanceRow = {
    service: act.service,
    user: account.address,
    version,
    hash,
    transactionId,
    at: ctx.now(),
  };
  await ctx.write(acceptanceKey(ctx, act.service, account.address), row);
  await saveAccount(ctx, account);
  const { developer } = service;
  ctx.emit(MarketplaceEvent.termsAccepted, { service: act.service, user: row.user, developer, version, hash });
  return row;
}

/** @throws WRONG_STATE unless the service has no licence, or the user has accepted it */
export async function demandAccepted(ctx: LedgerContext, service: ServiceRow, user: string): Promise<void> {
  const { hash } = termsOf(service);
  if (hash === "") return;
  const accepted = await ctx.read<AcceptanceRow>(acceptanceKey(ctx, service.name, user));
  const message = `${user} must accept the licence ${hash} of ${service.name} first`;
  demand(accepted?.hash === hash, "WRONG_STATE", message);
}

const termsKey = (ctx: LedgerContext, service: string, version: number) => ctx.key("terms", service, `${version}`);

const acceptanceKey = (ctx: LedgerContext, service: string, user: string) => ctx.key("acceptance", service, user);
