import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { mapNodes } from "../../../store/tables/page.ts";
import { PageArgs, pageOf } from "../../kit/graph/paging.ts";
import { fromLedger, type ReadSource, Source } from "../../kit/positions/read-source.ts";
import type { MarketReads, ServicePage } from "../projection/market-reads.ts";
import { type CallRightsRecord, type ServiceRecord, serviceRecord } from "../projection/rows.ts";
import { Account } from "./account.type.ts";
import { CallRights } from "./call-rights.type.ts";
import type { MarketplaceContext } from "./context.ts";
import { Service, ServiceConnection } from "./service.type.ts";
import { listServices, ServicesArgs } from "./service-list.ts";

/** Services and their compositions. */
@Resolver(() => Service)
export class ServiceResolver {
  @Query(() => ServiceConnection, { description: "Services and mashups of the marketplace." })
  services(@Args(() => ServicesArgs) args: ServicesArgs, @Ctx() { market }: MarketplaceContext): Promise<ServicePage> {
    return listServices(market, args);
  }

  @Query(() => Service, {
    nullable: true,
    description: "Service by name; null when there is none, or the name is invalid.",
  })
  async service(
    @Arg("name", () => String, { description: "Its exact name." }) name: string,
    @Source() source: ReadSource,
    @Ctx() { market, ledger, asOf }: MarketplaceContext,
  ): Promise<ServiceRecord | null> {
    if (source === "STORE") return (await market.service(name)) ?? null;
    const row = await fromLedger(asOf, () => ledger.service(name));
    return row ? serviceRecord(row) : null;
  }

  @FieldResolver(() => Account, { description: "The account that registered it." })
  developer(@Root() service: ServiceRecord): Account {
    return { address: service.developerAddress };
  }

  @FieldResolver(() => ServiceConnection, { description: "Services that this mashup composes, by name." })
  composes(
    @Root() service: ServiceRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<ServicePage> {
    return namedServices(market, service.composedNames, page);
  }

  @FieldResolver(() => ServiceConnection, { description: "Mashups that compose this service, by name." })
  composedBy(
    @Root() service: ServiceRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<ServicePage> {
    return market.composersOf(service.name, page);
  }
}

/** Both parties of call rights. */
@Resolver(() => CallRights)
export class CallRightsResolver {
  @FieldResolver(() => ID, { description: "Their id; opaque." })
  id(@Root() { userAddress, serviceName }: CallRightsRecord): string {
    return `${userAddress}.${serviceName}`;
  }

  @FieldResolver(() => Service, { description: "The service that may be called." })
  service(@Root() rights: CallRightsRecord, @Ctx() { market }: MarketplaceContext): Promise<ServiceRecord | undefined> {
    return market.service(rights.serviceName);
  }

  @FieldResolver(() => Account, { description: "The account that may call it." })
  account(@Root() rights: CallRightsRecord): Account {
    return { address: rights.userAddress };
  }
}

/** Services by name, all of which exist: the ledger registers a mashup only after everything that it composes. */
async function namedServices(
  market: MarketReads,
  sortedNames: readonly string[],
  args: PageArgs,
): Promise<ServicePage> {
  const page = pageOf(sortedNames, (name) => name, args);
  const loaded = await Promise.all(page.nodes.map((name) => market.service(name)));
  const found = new Map(page.nodes.map((name, index) => [name, loaded[index] as ServiceRecord]));
  const services = mapNodes(page, (name) => found.get(name) as ServiceRecord);
  return { ...services, conditions: { names: sortedNames } };
}
