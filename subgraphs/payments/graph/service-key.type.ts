import { GraphQLISODateTime } from "type-graphql";
import { address, dateTime, field, fieldOf, id, listOf, nullable, optional, string } from "../../kit/graph/fields.ts";
import { UserError } from "../../kit/graph/mutation.ts";
import { mutationInput, objectType } from "../../kit/graph/object-type.ts";

export const PaymentServiceKey = objectType(
  "PaymentServiceKey",
  "What a service proves itself with to the payment server of its team.",
  {
    id: id("The key's id, which is no secret."),
    name: nullable(string("What it was named when it was created, if it was.")),
    createdAt: fieldOf<Date>(GraphQLISODateTime, "When it was created."),
    revokedAt: optional(fieldOf<Date>(GraphQLISODateTime, "When it was revoked, if it was.")),
    lastUsedAt: optional(dateTime("When a service last came with it, if one did; it may be connected ever since.")),
  },
);

export const PaymentServiceKeyCreateInput = mutationInput("PaymentServiceKeyCreateInput", "A new key for a service.", {
  account: address("The account that the service pays from and is paid on; its keys must be held here."),
  name: optional(string("What to call it: 1 to 64 characters, no secret.")),
});
export type PaymentServiceKeyCreateInput = InstanceType<typeof PaymentServiceKeyCreateInput>;

export const PaymentServiceKeyRevokeInput = mutationInput(
  "PaymentServiceKeyRevokeInput",
  "A key that counts no more.",
  {
    id: id("The key."),
  },
);
export type PaymentServiceKeyRevokeInput = InstanceType<typeof PaymentServiceKeyRevokeInput>;

export const PaymentServiceKeyCreatePayload = objectType(
  "PaymentServiceKeyCreatePayload",
  "Outcome of creating a key.",
  {
    key: optional(field(() => PaymentServiceKey, "The new key.")),
    userErrors: listOf(() => UserError, "Why no key was created."),
  },
);

export const PaymentServiceKeyRevokePayload = objectType(
  "PaymentServiceKeyRevokePayload",
  "Outcome of revoking a key.",
  {
    key: optional(field(() => PaymentServiceKey, "The key afterwards.")),
    userErrors: listOf(() => UserError, "Why the key was not revoked."),
  },
);
