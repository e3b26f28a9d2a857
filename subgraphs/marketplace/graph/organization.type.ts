import { Directive, Field, ObjectType } from "type-graphql";
import { MspIdScalar } from "../../kit/graph/scalars.ts";

@Directive('@key(fields: "mspId")')
@ObjectType({ description: "An organisation of the consortium.", simpleResolvers: true })
export class Organization {
  @Field(() => MspIdScalar, { description: "Id of its membership service provider." })
  mspId!: string;
}
