import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, PageArgs, pageOf } from "../../shared/paging.ts";
import { Account } from "../accounts/account.type.ts";
import type { MarketplaceContext } from "../context.ts";
import { mapNodes } from "../map-nodes.ts";
import type { CallRightsRecord, ServiceRecord } from "../projection/rows.ts";
import type { ServiceCatalog } from "../projection/service-catalog.ts";
import { CallRights } from "./call-rights.type.ts";
import { Service, ServiceConnection } from "./service.type.ts";
import { listServices, ServicesArgs } from "./service-list.ts";

/** Services and how they compose each other. */
@Resolver(() => Service)
export class ServiceResolver {
  @Query(() => ServiceConnection, { description: "Services and mashups of the marketplace." })
  services(
    @Args(() => ServicesArgs) args: ServicesArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<ServiceRecord> {
    return listServices(projection.services, args);
  }

  @Query(() => Service, { nullable: true, description: "A service by name; null when there is none." })
  service(
    @Arg("name", () => String, { description: "Its exact name." }) name: string,
    @Ctx() { projection }: MarketplaceContext,
  ): ServiceRecord | null {
    return projection.services.find(name) ?? null;
  }

  @FieldResolver(() => Account, { description: "The account that registered it." })
  developer(@Root() service: ServiceRecord): Account {
    return { address: service.developerAddress };
  }

  @FieldResolver(() => ServiceConnection, { description: "Services that this mashup composes, by name." })
  composes(
    @Root() service: ServiceRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<ServiceRecord> {
    return namedServices(projection.services, service.composedNames, page);
  }

  @FieldResolver(() => ServiceConnection, { description: "Mashups that compose this service, by name." })
  composedBy(
    @Root() service: ServiceRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { projection }: MarketplaceContext,
  ): Connection<ServiceRecord> {
    return namedServices(projection.services, projection.services.composersOf(service.name), page);
  }
}

/** Both ends of call rights. */
@Resolver(() => CallRights)
export class CallRightsResolver {
  @FieldResolver(() => Service, { description: "The service that may be called." })
  service(@Root() rights: CallRightsRecord, @Ctx() { projection }: MarketplaceContext): ServiceRecord | undefined {
    return projection.services.find(rights.serviceName);
  }

  @FieldResolver(() => Account, { description: "The account that may call it." })
  account(@Root() rights: CallRightsRecord): Account {
    return { address: rights.userAddress };
  }
}

/** The ledger registers a mashup only after everything that it composes, so each name is known. */
function namedServices(
  catalog: ServiceCatalog,
  sortedNames: readonly string[],
  page: PageArgs,
): Connection<ServiceRecord> {
  return mapNodes(
    pageOf(sortedNames, (name) => name, page),
    (name) => catalog.find(name) as ServiceRecord,
  );
}
