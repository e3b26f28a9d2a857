import { Directive, Field, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { AddressScalar } from "../../kit/graph/scalars.ts";
import type { UserRecord } from "../projection/rows.ts";

@Directive('@key(fields: "address")')
@ObjectType({
  description: "An account: one key that acts in the marketplace and pays on the chain.",
  simpleResolvers: true,
})
export class Account {
  @Field(() => AddressScalar, { description: "The account's address, checksummed as in EIP-55." })
  address!: string;

  /** Its user where that was read with it; null when it is not registered. */
  user?: UserRecord | null;
}

export const AccountConnection = connectionType(() => Account, "Account");
