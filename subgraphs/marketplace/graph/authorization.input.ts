import { Field, InputType } from "type-graphql";
import { AddressScalar, BigIntScalar, BytesScalar } from "../../kit/graph/scalars.ts";

@InputType({
  description:
    "An account's consent to one act: its EIP-712 signature over the act's arguments, counter and deadline, in the domain `marketplaceSigningDomain`.",
})
export class ActAuthorizationInput {
  @Field(() => AddressScalar, { description: "The account that acts." })
  signer!: string;

  @Field(() => BigIntScalar, { description: "The account's `counter` plus one." })
  counter!: bigint;

  @Field(() => BigIntScalar, { description: "Last second, since 1970 in UTC, at which the act may be taken." })
  deadline!: bigint;

  @Field(() => BytesScalar, { description: "65 bytes: r, s in the lower half of the order, and v (27 or 28)." })
  signature!: string;
}
