import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, PageArgs, pageOf } from "../../shared/paging.ts";
import { AddressScalar, BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../shared/scalars.ts";
import type { MarketplaceContext } from "../context.ts";
import { mapNodes } from "../map-nodes.ts";
import type { CallRightsRecord, ServiceRecord } from "../projection/rows.ts";
import { serviceOrders } from "../projection/service-catalog.ts";
import { CallRightsConnection } from "../services/call-rights.type.ts";
import { ServiceConnection } from "../services/service.type.ts";
import { Account, AccountConnection } from "./account.type.ts";
import { accountAddress } from "./account-address.ts";
import { Organization } from "./organization.type.ts";

/** Accounts: what they say of themselves from the projection, what they own from the ledger. */
@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { description: "The account of an address, whether or not it is registered." })
  account(@Arg("address", () => AddressScalar, { description: "In any case." }) address: string): Account {
    return { address: accountAddress(address) };
  }

  @FieldResolver(() => String, { nullable: true, description: "Its user's name; null unless registered." })
  name(@Root() { address }: Account, @Ctx() { projection }: MarketplaceContext): string | null {
    return projection.findUser(address)?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "What its user says of itself; null unless registered." })
  introduction(@Root() { address }: Account, @Ctx() { projection }: MarketplaceContext): string | null {
    return projection.findUser(address)?.introduction ?? null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: "When it registered; null unless registered." })
  joinedAt(@Root() { address }: Account, @Ctx() { projection }: MarketplaceContext): Date | null {
    return projection.findUser(address)?.joinedAt ?? null;
  }

  @FieldResolver(() => Organization, { nullable: true, description: "The organisation that registered it." })
  organization(@Root() { address }: Account, @Ctx() { projection }: MarketplaceContext): Organization | null {
    const user = projection.findUser(address);
    return user ? { mspId: user.mspId } : null;
  }

  @FieldResolver(() => TokenAmountScalar, { description: "SToken that it owns, read from the ledger." })
  async tokenBalance(@Root() { address }: Account, @Ctx() { ledgerAccounts }: MarketplaceContext): Promise<bigint> {
    return BigInt((await ledgerAccounts.load(address)).balance);
  }

  @FieldResolver(() => BigIntScalar, {
    description: "Acts that the ledger has accepted from it; the next act signs one more. Read from the ledger.",
  })
  async counter(@Root() { address }: Account, @Ctx() { ledgerAccounts }: MarketplaceContext): Promise<bigint> {
    return BigInt((await ledgerAccounts.load(address)).counter);
  }

  @FieldResolver(() => ServiceConnection, { description: "Services that it registered, by name." })
  services(
    @Root() { address }: Account,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<ServiceRecord> {
    const services = projection.services.list({ developerAddress: address }, "NAME");
    return pageOf(services, serviceOrders.NAME, page);
  }

  @FieldResolver(() => CallRightsConnection, { description: "Calls that it has bought, by the service's name." })
  callRights(
    @Root() { address }: Account,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<CallRightsRecord> {
    return pageOf(projection.rightsOf(address), (rights) => rights.serviceName, page);
  }
}

/** What the marketplace adds to organisations. */
@Resolver(() => Organization)
export class OrganizationAccountsResolver {
  @FieldResolver(() => AccountConnection, { description: "Registered accounts at home in it, by address." })
  accounts(
    @Root() { mspId }: Organization,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<Account> {
    const users = pageOf(projection.usersOf(mspId), (user) => user.address, page);
    return mapNodes(users, ({ address }) => ({ address }));
  }
}
