import { Directive, Field, ObjectType } from "type-graphql";
import { connectionType } from "../../shared/paging.ts";
import { AddressScalar } from "../../shared/scalars.ts";

@Directive('@key(fields: "address")')
@ObjectType({
  description: "An account: one key that acts in the marketplace and pays on the chain.",
  simpleResolvers: true,
})
export class Account {
  @Field(() => AddressScalar, { description: "The account's address, checksummed as in EIP-55." })
  address!: string;
}

export const AccountConnection = connectionType(() => Account, "Account");
