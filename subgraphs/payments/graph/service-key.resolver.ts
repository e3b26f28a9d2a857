import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Authenticated, RequiresScope } from "../../kit/graph/access.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { ServiceKey } from "../keys/service-key.store.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import {
  PaymentServiceKey,
  PaymentServiceKeyCreateInput,
  PaymentServiceKeyCreatePayload,
  PaymentServiceKeyRevokeInput,
  PaymentServiceKeyRevokePayload,
} from "./service-key.type.ts";

/** Keys for services at the graph's edge. */
@Resolver(() => PaymentServiceKey)
export class ServiceKeyResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => [PaymentServiceKey], {
    description: "The keys of the asking organisation's services, oldest first, the revoked ones too.",
  })
  paymentServiceKeys(@Ctx() { serviceKeys, principal }: PaymentsContext): Promise<ServiceKey[]> {
    return serviceKeys.ofOrganization(principal);
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentServiceKeyCreatePayload, {
    description:
      "Makes a key with which a service comes to the payment server, for one of the organisation's accounts.",
  })
  paymentServiceKeyCreate(
    @Arg("input", () => PaymentServiceKeyCreateInput, { description: "For whom." }) input: PaymentServiceKeyCreateInput,
    @Ctx() { answer, serviceKeys, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentServiceKeyCreatePayload>> {
    return answer("paymentServiceKeyCreate", input, async (journal) => ({
      key: await serviceKeys.create(input, principal, journal),
    }));
  }

  @RequiresScope("payments:write")
  @OnConflict("NONE", "once more changes nothing")
  @Mutation(() => PaymentServiceKeyRevokePayload, {
    description: "Lets a key count no more, at this instance at once and at all others within seconds.",
  })
  paymentServiceKeyRevoke(
    @Arg("input", () => PaymentServiceKeyRevokeInput, { description: "Which one." })
    input: PaymentServiceKeyRevokeInput,
    @Ctx() { answer, serviceKeys, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentServiceKeyRevokePayload>> {
    return answer("paymentServiceKeyRevoke", input, async () => ({
      key: await serviceKeys.revoke(input.id, principal),
    }));
  }

  @FieldResolver(() => Account, { description: "The account for which the service acts." })
  account(@Root() { account }: ServiceKey): Account {
    return accountOf(account);
  }
}

/** Secret of a key that was just created. It is no part of what is kept under an idempotency key. */
@Resolver(() => PaymentServiceKeyCreatePayload)
export class ServiceKeySecretResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "The key's secret, 64 hexadecimal digits. It is shown here and nowhere else.",
  })
  secret(
    @Root() { key }: { readonly key?: ServiceKey },
    @Ctx() { serviceKeys }: PaymentsContext,
  ): Promise<string> | undefined {
    return key && serviceKeys.secretOf(key);
  }
}
