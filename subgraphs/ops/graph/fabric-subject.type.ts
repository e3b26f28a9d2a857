import { createUnionType, Directive, Field, ObjectType } from "type-graphql";
import { AddressScalar } from "../../kit/graph/scalars.ts";
import { Operation } from "./operation.type.ts";

@Directive('@key(fields: "address", resolvable: false)')
@ObjectType({
  description: "An account: one key that acts in the marketplace and pays on the chain.",
  simpleResolvers: true,
})
export class Account {
  @Field(() => AddressScalar, { description: "The account's address, checksummed as in EIP-55." })
  address!: string;
}

@Directive('@key(fields: "name", resolvable: false)')
@ObjectType("Service", { description: "A service or mashup of the marketplace.", simpleResolvers: true })
export class ServiceReference {
  @Field(() => String, { description: "Its name, unique on the channel." })
  name!: string;
}

export type FabricSubjectValue = Operation | ServiceReference | Account;

export const FabricSubject = createUnionType({
  name: "FabricSubject",
  description: "What a transaction of a Fabric channel is about.",
  types: () => [Operation, ServiceReference, Account] as const,
  resolveType: (value) => ("id" in value ? Operation : "address" in value ? Account : ServiceReference),
});
