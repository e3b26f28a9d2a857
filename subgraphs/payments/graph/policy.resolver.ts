import { getAddress } from "ethers";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { RequiresScope } from "../../kit/graph/access.ts";
import { policyFrom } from "../policies/payment-policy.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentAlarm, PaymentPolicySetInput, PaymentPolicySetPayload, PaymentPolicyType } from "./policy.type.ts";
import { type AlarmView, alarmView } from "./views.ts";

/** How the payment server acts by itself, and what stops it. */
@Resolver(() => Account)
export class PolicyResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentPolicySetPayload, {
    description: "Sets when the payment server redeems and funds by itself for an account, and its budgets.",
  })
  paymentPolicySet(
    @Arg("input", () => PaymentPolicySetInput, { description: "The policy." })
    input: PaymentPolicySetInput,
    @Ctx() { answer, policies, principal }: PaymentsContext,
  ): Promise<InstanceType<typeof PaymentPolicySetPayload>> {
    return answer("paymentPolicySet", input, async () => {
      const { account, asset } = input;
      await policies.set(
        { account, asset },
        policyFrom((name) => input[name] ?? null),
        principal,
      );
      return { account: accountOf(account) };
    });
  }

  @FieldResolver(() => [PaymentPolicyType], {
    nullable: true,
    description: "How the payment server acts for it by itself, by asset; only its own organisation sees them.",
  })
  async paymentPolicies(
    @Root() { address }: Account,
    @Ctx() { policies, principal }: PaymentsContext,
  ): Promise<PaymentPolicyType[] | undefined> {
    const all = await policies.of(address, principal);
    return all?.map((policy) => ({ ...policy, asset: getAddress(policy.asset) }));
  }

  @FieldResolver(() => [PaymentAlarm], {
    nullable: true,
    description: "What the payment server could not do for it, oldest first; only its own organisation sees them.",
  })
  async paymentAlarms(
    @Root() { address }: Account,
    @Ctx() { policies, principal }: PaymentsContext,
  ): Promise<AlarmView[] | undefined> {
    const all = await policies.alarmsOf(address, principal);
    return all?.map(alarmView);
  }
}
