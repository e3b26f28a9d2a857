import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { type Connection, PageArgs, pageOf } from "../../shared/paging.ts";
import { AddressScalar } from "../../shared/scalars.ts";
import { accountAddress } from "../accounts/account-address.ts";
import type { ServiceOrder, ServiceRecord } from "../projection/rows.ts";
import { type ServiceCatalog, serviceOrders } from "../projection/service-catalog.ts";
import { ServiceKindEnum, ServiceStatusEnum } from "./service.type.ts";

export const ServiceOrderFieldEnum = { NAME: "NAME", CREATED_AT: "CREATED_AT", PRICE: "PRICE" } as const;
registerEnumType(ServiceOrderFieldEnum, {
  name: "ServiceOrderField",
  description: "What services are ordered by.",
  valuesConfig: {
    NAME: { description: "By name." },
    CREATED_AT: { description: "By the time of registration." },
    PRICE: { description: "By the price of a call." },
  },
});

export const OrderDirectionEnum = { ASC: "ASC", DESC: "DESC" } as const;
registerEnumType(OrderDirectionEnum, {
  name: "OrderDirection",
  description: "Which way an order runs.",
  valuesConfig: {
    ASC: { description: "From the smallest to the largest." },
    DESC: { description: "From the largest to the smallest." },
  },
});

@InputType({ description: "What services to list; every condition given must hold." })
export class ServiceFilterInput {
  @Field(() => ServiceStatusEnum, { nullable: true, description: "Only services in this status." })
  status?: string;

  @Field(() => ServiceKindEnum, { nullable: true, description: "Only services, or only mashups." })
  kind?: string;

  @Field(() => String, { nullable: true, description: "Only services of exactly this category." })
  category?: string;

  @Field(() => String, { nullable: true, description: "Only services with exactly this tag." })
  tag?: string;

  @Field(() => AddressScalar, { nullable: true, description: "Only services of this developer." })
  developer?: string;

  @Field(() => String, { nullable: true, description: "Only services with this text in their name, in any case." })
  nameContains?: string;
}

@InputType({ description: "How to order services; equal ones by name." })
export class ServiceOrderInput {
  @Field(() => ServiceOrderFieldEnum, { description: "What to order by." })
  field!: ServiceOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "Which way." })
  direction!: string;
}

@ArgsType()
export class ServicesArgs extends PageArgs {
  @Field(() => ServiceFilterInput, { nullable: true, description: "What to list." })
  filter?: ServiceFilterInput;

  @Field(() => ServiceOrderInput, { nullable: true, description: "In which order; by name unless given." })
  orderBy?: ServiceOrderInput;
}

/** One page of the services that fulfil a filter. @throws BAD_INPUT */
export function listServices(catalog: ServiceCatalog, args: ServicesArgs): Connection<ServiceRecord> {
  const { filter, orderBy } = args;
  const order = orderBy?.field ?? "NAME";
  const services = catalog.list(
    {
      status: filter?.status ?? undefined,
      kind: filter?.kind ?? undefined,
      category: filter?.category ?? undefined,
      tag: filter?.tag ?? undefined,
      nameContains: filter?.nameContains ?? undefined,
      developerAddress: filter?.developer ? accountAddress(filter.developer) : undefined,
    },
    order,
  );
  if (orderBy?.direction !== "DESC") return pageOf(services, serviceOrders[order], args);
  return reversed(pageOf(services, serviceOrders[order], mirrored(args)));
}

/** What to ask of the ascending list to get the same page of the descending one. */
function mirrored({ first, after, last, before }: PageArgs): PageArgs {
  return { first: last, after: before, last: first, before: after } as PageArgs;
}

function reversed<Node>(page: Connection<Node>): Connection<Node> {
  const edges = [...page.edges].reverse();
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.pageInfo.hasPreviousPage,
      hasPreviousPage: page.pageInfo.hasNextPage,
      startCursor: page.pageInfo.endCursor,
      endCursor: page.pageInfo.startCursor,
    },
    totalCount: page.totalCount,
  };
}
