import { Field, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { BigIntScalar, DateTimeScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";

@ObjectType({ description: "Call rights of one account on one service.", simpleResolvers: true })
export class CallRights {
  @Field(() => BigIntScalar, { description: "Calls that are left." })
  callsLeft!: bigint;

  @Field(() => BigIntScalar, { description: "Calls ever bought." })
  callsBought!: bigint;

  @Field(() => TokenAmountScalar, { description: "SToken ever paid for them." })
  paid!: bigint;

  @Field(() => DateTimeScalar, { description: "When the rights last changed, by the ledger's time." })
  updatedAt!: Date;
}

export const CallRightsConnection = connectionType(() => CallRights, "CallRights");
