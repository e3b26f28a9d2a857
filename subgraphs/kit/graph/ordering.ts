import { type ClassType, registerEnumType } from "type-graphql";
import type { Ordering } from "../../../store/tables/list-query.ts";
import { fieldOf, withDefault } from "./fields.ts";
import { inputType } from "./object-type.ts";

export const OrderDirectionEnum = { ASC: "ASC", DESC: "DESC" } as const;
export type OrderDirection = keyof typeof OrderDirectionEnum;
registerEnumType(OrderDirectionEnum, {
  name: "OrderDirection",
  description: "Direction of an order.",
  valuesConfig: {
    ASC: { description: "From the smallest to the largest." },
    DESC: { description: "From the largest to the smallest." },
  },
});

/** Ordering that a client asks for, if any. */
export function orderingOf<Order>(given: OrderInput<Order> | null | undefined): Ordering<Order> | undefined {
  return given ? { field: given.field, isDescending: given.direction === "DESC" } : undefined;
}

/** Order of a list in GraphQL. */
interface OrderInput<Order> {
  field: Order;
  direction: OrderDirection;
}

/** Input type for the order of a list. @param orders enum of what the list is ordered by */
export function orderInput<Order>(name: string, description: string, orders: object): ClassType<OrderInput<Order>> {
  return inputType(name, description, {
    field: fieldOf<Order>(orders, "What to order by."),
    direction: withDefault("ASC", fieldOf<OrderDirection>(OrderDirectionEnum, "Which way.")),
  }) as ClassType<OrderInput<Order>>;
}
