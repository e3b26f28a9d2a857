import { registerEnumType } from "type-graphql";

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
