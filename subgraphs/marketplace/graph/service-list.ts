import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { type Connection } from "../../../store/tables/page.ts";
import { type OrderDirection, OrderDirectionEnum } from "../../kit/graph/ordering.ts";
import { PageArgs } from "../../kit/graph/paging.ts";
import { AddressScalar } from "../../kit/graph/scalars.ts";
import { accountAddress } from "../projection/account-address.ts";
import type { MarketReads } from "../projection/market-reads.ts";
import type { ServiceOrder, ServiceRecord } from "../projection/rows.ts";
import { ServiceKindEnum, ServiceStatusEnum } from "./service.type.ts";

export const ServiceOrderFieldEnum = { NAME: "NAME", CREATED_AT: "CREATED_AT", PRICE: "PRICE" } as const;
registerEnumType(ServiceOrderFieldEnum, {
  name: "ServiceOrderField",
  description: "Field that services are ordered by.",
  valuesConfig: {
    NAME: { description: "By name." },
    CREATED_AT: { description: "By the time of registration." },
    PRICE: { description: "By the price of a call." },
  },
});

@InputType({ description: "Conditions of a list of services; all that are given must hold." })
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

@InputType({ description: "Order of services; equal ones by name." })
export class ServiceOrderInput {
  @Field(() => ServiceOrderFieldEnum, { description: "Field to order by." })
  field!: ServiceOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "Direction." })
  direction!: OrderDirection;
}

@ArgsType()
export class ServicesArgs extends PageArgs {
  @Field(() => ServiceFilterInput, { nullable: true, description: "Conditions of the services to list." })
  filter?: ServiceFilterInput;

  @Field(() => ServiceOrderInput, { nullable: true, description: "Order; by name by default." })
  orderBy?: ServiceOrderInput;
}

/** Page of the services that fulfil a filter. @throws BAD_INPUT */
export function listServices(market: MarketReads, args: ServicesArgs): Promise<Connection<ServiceRecord>> {
  const { filter, orderBy } = args;
  const developerAddress = filter?.developer && accountAddress(filter.developer);
  const order = { field: orderBy?.field ?? "NAME", isDescending: orderBy?.direction === "DESC" };
  return market.services({ ...filter, developerAddress }, order, args);
}
