import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { checkText, checkUserName } from "../../ledger/text-rules.ts";
import { saveAccount } from "../accounts/accounts.ts";
import { parseAddress } from "../acts/address.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { type Contribution, contributionOf } from "../contribution/contribution.ts";
import { issue } from "../tokens/issuance.ts";
import { readParameters } from "../tokens/parameters.ts";

export interface UserRow {
  readonly address: string;
  readonly name: string;
  readonly introduction: string;
  /** MSP id of the organisation that relayed the registration: the user's home. */
  readonly organization: string;
  readonly joinedAt: string;
  /** Time of its removal by itself; rows of others have none. */
  readonly removedAt?: string;
}

/** Owner of a name. Names that differ only in case count as the same. */
interface UserNameRow {
  readonly address: string;
}

/**
 * Registers an account under a name. One that was removed comes back under the name that it had, without a grant.
 * @throws BAD_INPUT, ALREADY_EXISTS
 */
export async function registerUser(
  ctx: LedgerContext,
  { account, arguments: { name, introduction } }: AuthorizedAct<"RegisterUser">,
): Promise<UserRow> {
  checkUserName(name);
  checkText("introduction", introduction, 2_000);
  const { address } = account;
  const before = await findUser(ctx, address);
  const mayCome = before === undefined || (before.removedAt !== undefined && before.name === name);
  const already = `${address} is ${before?.name}; its name cannot change`;
  demand(mayCome, "ALREADY_EXISTS", already);
  const owner = await ctx.read<UserNameRow>(nameKey(ctx, name));
  demand(
    owner === undefined || owner.address === address,
    "ALREADY_EXISTS",
    `the name ${name} is taken; choose another`,
  );

  const user: UserRow = { address, name, introduction, organization: ctx.organization(), joinedAt: ctx.now() };
  const { registrationGrant } = await readParameters(ctx);
  const grant = before ? 0n : await issue(ctx, account, BigInt(registrationGrant));
  await saveUser(ctx, user);
  await ctx.write(nameKey(ctx, name), { address } satisfies UserNameRow);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.userRegistered, { address, name, organization: user.organization, grant: `${grant}` });
  return user;
}

/** A user with its contribution as it is now. */
export interface UserSummary extends UserRow {
  readonly contribution: Contribution;
}

/** A user by address or by name. @throws BAD_INPUT, NOT_FOUND */
export async function queryUser(ctx: LedgerContext, nameOrAddress: string): Promise<UserSummary> {
  const user = await getAnyUser(ctx, nameOrAddress);
  return { ...user, contribution: await contributionOf(ctx, user.address) };
}

/** @throws BAD_INPUT, NOT_FOUND */
async function getAnyUser(ctx: LedgerContext, nameOrAddress: string): Promise<UserRow> {
  if (nameOrAddress.startsWith("0x")) {
    return found(await findUser(ctx, parseAddress(nameOrAddress)), `no user ${nameOrAddress}`);
  }
  checkUserName(nameOrAddress);
  const owner = found(await ctx.read<UserNameRow>(nameKey(ctx, nameOrAddress)), `no user ${nameOrAddress}`);
  return found(await findUser(ctx, owner.address), `no user ${nameOrAddress}`);
}

export async function saveUser(ctx: LedgerContext, user: UserRow): Promise<void> {
  await ctx.write(ctx.key("user", user.address), user);
}

export function findUser(ctx: LedgerContext, address: string): Promise<UserRow | undefined> {
  return ctx.read<UserRow>(ctx.key("user", address));
}

/** @throws FORBIDDEN unless the account belongs to a registered user */
export async function getUser(ctx: LedgerContext, address: string): Promise<UserRow> {
  const user = await findUser(ctx, address);
  const isRegistered = user !== undefined && user.removedAt === undefined;
  demand(isRegistered, "FORBIDDEN", `${address} is not registered; it must register as a user first`);
  return user;
}

/** @throws FORBIDDEN unless the account belongs to a registered user */
export async function requireUser(ctx: LedgerContext, address: string): Promise<void> {
  await getUser(ctx, address);
}

function nameKey(ctx: LedgerContext, name: string): string {
  return ctx.key("userName", name.toLowerCase());
}
