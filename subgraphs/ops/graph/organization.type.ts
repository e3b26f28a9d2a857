import type { ChannelRow } from "@ledgerloom/chaincode";
import { Directive, Field, ObjectType } from "type-graphql";
import { MspIdScalar } from "../../kit/graph/scalars.ts";

@Directive('@key(fields: "mspId")')
@ObjectType({ description: "An organisation of the consortium.", simpleResolvers: true })
export class Organization {
  @Field(() => MspIdScalar, { description: "Id of its membership service provider, the same on every channel." })
  mspId!: string;

  @Field(() => String, { description: "Short name, from its MSP id." })
  name!: string;

  /** All registered channels, where they were read with it. */
  registry?: readonly ChannelRow[] | undefined;
}

/** Organisation of any MSP id, whether or not the consortium knows it. */
export function organizationOf(mspId: string): Organization {
  return { mspId, name: mspId.replace(/(?<=.)MSP$/, "") };
}
