import type { ChannelRow } from "@ledgerloom/chaincode";
import { Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../kit/graph/scalars.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "A channel of the Fabric network.", simpleResolvers: true })
export class NetworkChannel {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => [Organization], {
    description: "Its members; empty until every organisation on the list has confirmed the same list.",
  })
  members!: Organization[];

  @Field(() => [Organization], { description: "Organisations that have confirmed a list of members." })
  confirmedBy!: Organization[];

  @Field(() => DateTimeScalar, { nullable: true, description: "When its present members were registered." })
  registeredAt!: Date | null;
}

export function networkChannelOf({ name, members, claims, registeredAt }: ChannelRow): NetworkChannel {
  return {
    name,
    members: members.map(organizationOf),
    confirmedBy: claims.map(({ organization }) => organizationOf(organization)),
    registeredAt: registeredAt === undefined ? null : new Date(registeredAt),
  };
}
