import { getAddress } from "ethers";
import { Directive, Field, ObjectType } from "type-graphql";
import { AddressScalar } from "../../kit/graph/scalars.ts";

@Directive('@key(fields: "address")')
@ObjectType({
  description: "An account: one key that acts in the marketplace and pays on the chain.",
  simpleResolvers: true,
})
export class Account {
  @Field(() => AddressScalar, { description: "The account's address, checksummed as in EIP-55." })
  address!: string;
}

/** The account of an address in any case. */
export const accountOf = (address: string): Account => ({ address: getAddress(address.toLowerCase()) });
