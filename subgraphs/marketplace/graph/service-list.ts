import { enumOf } from "../../kit/enum-of.ts";
import { field, optional } from "../../kit/graph/fields.ts";
import { pageArgs } from "../../kit/graph/object-type.ts";
import { orderInput, orderingOf } from "../../kit/graph/ordering.ts";
import type { MarketReads, ServicePage } from "../projection/market-reads.ts";
import type { ServiceOrder } from "../projection/rows.ts";
import { ServiceFilterInput, serviceConditions } from "./service-filter.input.ts";

const ServiceOrderFieldEnum = enumOf(
  {
    NAME: "By name.",
    CREATED_AT: "By the time of registration.",
    UPDATED_AT: "By the time of the last change.",
    PRICE: "By the price of a call.",
    RELEVANCE: "By how well a service matches the filter's text, which must be given; with DESC the best comes first.",
  },
  "ServiceOrderField",
  "Field that services are ordered by.",
);

const ServiceOrderInput = orderInput<ServiceOrder>(
  "ServiceOrderInput",
  "Order of services; equal ones by name.",
  ServiceOrderFieldEnum,
);

export const ServicesArgs = pageArgs({
  filter: optional(field(() => ServiceFilterInput, "Conditions of the services to list.")),
  orderBy: optional(
    field(
      () => ServiceOrderInput,
      "Order; by default by relevance, the best first, where a text is searched, else by name.",
    ),
  ),
});
export type ServicesArgs = InstanceType<typeof ServicesArgs>;

/** Page of the services that fulfil a filter. @throws BAD_INPUT */
export async function listServices(market: MarketReads, args: ServicesArgs): Promise<ServicePage> {
  const { filter, orderBy, ...page } = args;
  return market.services(serviceConditions(filter), orderingOf(orderBy), page);
}
