import { demand } from "../../ledger/chaincode-error.ts";
import { found, type LedgerContext } from "../../ledger/ledger-context.ts";
import { checkText, checkUserName } from "../../ledger/text-rules.ts";
import { saveAccount } from "../accounts/accounts.ts";
import { parseAddress } from "../acts/address.ts";
import type { AuthorizedAct } from "../acts/authorization.ts";
import { MarketplaceEvent } from "../acts/events.ts";
import { issue } from "../tokens/issuance.ts";
import { readParameters } from "../tokens/parameters.ts";

export interface UserRow {
  readonly address: string;
  readonly name: string;
  readonly introduction: string;
  /** MSP id of the organisation that relayed the registration: the user's home. */
  readonly organization: string;
  readonly joinedAt: string;
}

/** Owner of a name. Names that differ only in case count as the same. */
interface UserNameRow {
  readonly address: string;
}

/** @throws BAD_INPUT, ALREADY_EXISTS */
export async function registerUser(
  ctx: LedgerContext,
  { account, arguments: { name, introduction } }: AuthorizedAct<"RegisterUser">,
): Promise<UserRow> {
  checkUserName(name);
  checkText("introduction", introduction, 2_000);
  const { address } = account;
  demand(
    (await findUser(ctx, address)) === undefined,
    "ALREADY_EXISTS",
    `${address} is already registered; its name cannot change`,
  );
  demand(
    (await ctx.read(nameKey(ctx, name))) === undefined,
    "ALREADY_EXISTS",
    `the name ${name} is taken; choose another`,
  );

  const user: UserRow = { address, name, introduction, organization: ctx.organization(), joinedAt: ctx.now() };
  const grant = await issue(ctx, account, BigInt((await readParameters(ctx)).registrationGrant));
  await ctx.write(ctx.key("user", address), user);
  await ctx.write(nameKey(ctx, name), { address } satisfies UserNameRow);
  await saveAccount(ctx, account);
  ctx.emit(MarketplaceEvent.userRegistered, { address, name, organization: user.organization, grant: `${grant}` });
  return user;
}

/** A user by address or by name. @throws BAD_INPUT, NOT_FOUND */
export async function queryUser(ctx: LedgerContext, nameOrAddress: string): Promise<UserRow> {
  if (nameOrAddress.startsWith("0x")) {
    return found(await findUser(ctx, parseAddress(nameOrAddress)), `no user ${nameOrAddress}`);
  }
  checkUserName(nameOrAddress);
  const owner = found(await ctx.read<UserNameRow>(nameKey(ctx, nameOrAddress)), `no user ${nameOrAddress}`);
  return found(await findUser(ctx, owner.address), `no user ${nameOrAddress}`);
}

export function findUser(ctx: LedgerContext, address: string): Promise<UserRow | undefined> {
  return ctx.read<UserRow>(ctx.key("user", address));
}

/** @throws FORBIDDEN unless the account belongs to a registered user */
export async function requireUser(ctx: LedgerContext, address: string): Promise<void> {
  demand(
    (await findUser(ctx, address)) !== undefined,
    "FORBIDDEN",
    `${address} is not registered; it must register as a user first`,
  );
}

function nameKey(ctx: LedgerContext, name: string): string {
  return ctx.key("userName", name.toLowerCase());
}
