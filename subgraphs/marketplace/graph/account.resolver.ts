import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { fromLedger, type ReadSource, Source } from "../../kit/positions/read-source.ts";
import { accountAddress } from "../projection/account-address.ts";
import type { MarketReads, ServicePage } from "../projection/market-reads.ts";
import { type CallRightsRecord, type UserRecord, userRecord } from "../projection/rows.ts";
import { Account, AccountConnection } from "./account.type.ts";
import { CallRightsConnection } from "./call-rights.type.ts";
import type { MarketplaceContext } from "./context.ts";
import { Organization } from "./organization.type.ts";
import { ServiceConnection } from "./service.type.ts";

/** Accounts: their profiles from the projection, their balances from the ledger. */
@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: "The account of an address, whether or not it is registered." })
  account(
    @Arg("address", () => AddressScalar, { description: "Address, in any case." }) given: string,
    @Source() source: ReadSource,
    @Ctx() { ledger, asOf }: MarketplaceContext,
  ): Account | Promise<Account> {
    const address = accountAddress(given);
    if (source === "STORE") return { address };
    return fromLedger(asOf, () => ledger.user(address)).then((row) => ({
      address,
      user: row ? userRecord(row) : null,
    }));
  }

  @Query(() => Account, {
    nullable: true,
    description: "The account that registered a name; null when none did, or the name is invalid.",
  })
  async accountByName(
    @Arg("name", () => String, { description: "The name of its user, in any case." }) name: string,
    @Source() source: ReadSource,
    @Ctx() { market, ledger, asOf }: MarketplaceContext,
  ): Promise<Account | null> {
    if (source === "STORE") return accountOf(await market.userByName(name));
    // The ledger would take an address for one, too.
    if (/^0x/i.test(name)) return null;
    const row = await fromLedger(asOf, () => ledger.user(name));
    return accountOf(row && userRecord(row));
  }

  @FieldResolver(() => String, { nullable: true, description: "Its user's name; null unless registered." })
  async name(@Root() account: Account, @Ctx() { market }: MarketplaceContext): Promise<string | null> {
    return (await userOf(account, market))?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Introduction by its user; null unless registered." })
  async introduction(@Root() account: Account, @Ctx() { market }: MarketplaceContext): Promise<string | null> {
    return (await userOf(account, market))?.introduction ?? null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: "When it registered; null unless registered." })
  async joinedAt(@Root() account: Account, @Ctx() { market }: MarketplaceContext): Promise<Date | null> {
    return (await userOf(account, market))?.joinedAt ?? null;
  }

  @FieldResolver(() => Organization, { nullable: true, description: "The organisation that registered it." })
  async organization(@Root() account: Account, @Ctx() { market }: MarketplaceContext): Promise<Organization | null> {
    const user = await userOf(account, market);
    return user ? { mspId: user.mspId } : null;
  }

  @PresentOnly()
  @FieldResolver(() => TokenAmountScalar, { description: "SToken that it owns, read from the ledger." })
  async tokenBalance(@Root() { address }: Account, @Ctx() { ledgerAccounts }: MarketplaceContext): Promise<bigint> {
    return BigInt((await ledgerAccounts.load(address)).balance);
  }

  @PresentOnly()
  @FieldResolver(() => BigIntScalar, {
    description: "Number of its acts that the ledger has accepted; the next act signs one more. Read from the ledger.",
  })
  async counter(@Root() { address }: Account, @Ctx() { ledgerAccounts }: MarketplaceContext): Promise<bigint> {
    return BigInt((await ledgerAccounts.load(address)).counter);
  }

  @FieldResolver(() => ServiceConnection, { description: "Services that it registered, by name." })
  services(
    @Root() { address }: Account,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<ServicePage> {
    return market.servicesOf(address, page);
  }

  @FieldResolver(() => CallRightsConnection, { description: "Calls that it has bought, by the service's name." })
  callRights(
    @Root() { address }: Account,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<CallRightsRecord>> {
    return market.callRightsOf(address, page);
  }
}

/** Fields that the marketplace adds to organisations. */
@Resolver(() => Organization)
export class OrganizationAccountsResolver {
  @FieldResolver(() => AccountConnection, { description: "Accounts that it registered, by address." })
  async accounts(
    @Root() { mspId }: Organization,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<Account>> {
    return mapNodes(await market.usersOf(mspId, page), ({ address }) => ({ address }));
  }
}

const accountOf = (user: UserRecord | undefined): Account | null => (user ? { address: user.address, user } : null);

/** User of an account: the one that came with it, or the store's. */
async function userOf({ address, user }: Account, market: MarketReads): Promise<UserRecord | null | undefined> {
  return user === undefined ? market.user(address) : user;
}
