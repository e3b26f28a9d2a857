import { Args, Ctx, Directive, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../store/tables/page.ts";
import { int, string } from "../../kit/graph/fields.ts";
import { objectType } from "../../kit/graph/object-type.ts";
import { connectionType, PageArgs } from "../../kit/graph/paging.ts";
import type { FacetValue, ServicePage } from "../projection/market-reads.ts";
import type { ServiceConditions } from "../projection/service-conditions.ts";
import type { MarketplaceContext } from "./context.ts";
import { ServiceConnection } from "./service.type.ts";

const ServiceFacetValue = objectType("ServiceFacetValue", "A value that services have.", {
  value: string("The value: a category, a tag, the name of a kind or status, an address."),
  count: int("How many services have it."),
});
const ServiceFacetValueConnection = connectionType(() => ServiceFacetValue, "ServiceFacetValue");

@ObjectType({
  description: "Values of a list's services, each counted under the list's other conditions; the most frequent first.",
})
export class ServiceFacets {
  conditions!: ServiceConditions;
}

@Resolver(() => ServiceConnection)
export class ServiceConnectionResolver {
  @FieldResolver(() => ServiceFacets, { description: "What services of all pages have in common, with counts." })
  facets(@Root() { conditions }: ServicePage): ServiceFacets {
    return { conditions };
  }
}

/** Facets, each counted only where it is selected; the weight is that of a search. */
@Resolver(() => ServiceFacets)
export class ServiceFacetsResolver {
  @Directive("@cost(weight: 400)")
  @FieldResolver(() => ServiceFacetValueConnection, { description: "Categories, whatever the filter says of them." })
  category(
    @Root() { conditions }: ServiceFacets,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("category", conditions, page);
  }

  @Directive("@cost(weight: 400)")
  @FieldResolver(() => ServiceFacetValueConnection, { description: "Tags, whatever the filter says of them." })
  tag(
    @Root() { conditions }: ServiceFacets,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("tag", conditions, page);
  }

  @Directive("@cost(weight: 400)")
  @FieldResolver(() => ServiceFacetValueConnection, { description: "Kinds, whatever the filter says of them." })
  kind(
    @Root() { conditions }: ServiceFacets,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("kind", conditions, page);
  }

  @Directive("@cost(weight: 400)")
  @FieldResolver(() => ServiceFacetValueConnection, { description: "Statuses, whatever the filter says of them." })
  status(
    @Root() { conditions }: ServiceFacets,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("status", conditions, page);
  }

  @Directive("@cost(weight: 400)")
  @FieldResolver(() => ServiceFacetValueConnection, {
    description: "Addresses of developers, whatever it says of them.",
  })
  developer(
    @Root() { conditions }: ServiceFacets,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("developer", conditions, page);
  }
}

/** Values by which services can be filtered, of all services. */
@Resolver()
export class ServiceValuesResolver {
  @Query(() => ServiceFacetValueConnection, { description: "Categories of all services, the most frequent first." })
  serviceCategories(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("category", {}, page);
  }

  @Query(() => ServiceFacetValueConnection, { description: "Tags of all services, the most frequent first." })
  serviceTags(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { market }: MarketplaceContext,
  ): Promise<Connection<FacetValue>> {
    return market.facet("tag", {}, page);
  }
}
