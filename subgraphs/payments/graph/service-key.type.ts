import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { AddressScalar } from "../../kit/graph/scalars.ts";

@ObjectType({
  description: "What a service proves itself with to the payment server of its team.",
  simpleResolvers: true,
})
export class PaymentServiceKey {
  @Field(() => ID, { description: "The key's id, which is no secret." })
  id!: string;

  /** Lower case; shown as an account. */
  account!: string;

  @Field(() => GraphQLISODateTime, { description: "When it was created." })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When it was revoked, if it was." })
  revokedAt?: Date | null;
}

@InputType({ description: "A new key for a service." })
export class PaymentServiceKeyCreateInput extends IdempotentInput {
  @Field(() => AddressScalar, {
    description: "The account that the service pays from and is paid on; its keys must be held here.",
  })
  account!: string;
}

@InputType({ description: "A key that counts no more." })
export class PaymentServiceKeyRevokeInput extends IdempotentInput {
  @Field(() => ID, { description: "The key." })
  id!: string;
}

@ObjectType({ description: "Outcome of creating a key.", simpleResolvers: true })
export class PaymentServiceKeyCreatePayload {
  @Field(() => PaymentServiceKey, { nullable: true, description: "The new key." })
  key?: PaymentServiceKey;

  @Field(() => [UserError], { description: "Why no key was created." })
  userErrors!: UserError[];
}

@ObjectType({ description: "Outcome of revoking a key.", simpleResolvers: true })
export class PaymentServiceKeyRevokePayload {
  @Field(() => PaymentServiceKey, { nullable: true, description: "The key afterwards." })
  key?: PaymentServiceKey;

  @Field(() => [UserError], { description: "Why the key was not revoked." })
  userErrors!: UserError[];
}
