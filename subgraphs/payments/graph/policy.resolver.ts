import { getAddress } from "ethers";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { RequiresScope } from "../../kit/access.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentAlarm, PaymentPolicySetInput, PaymentPolicySetPayload, PaymentPolicyType } from "./policy.type.ts";

/** How the payment server acts by itself, and what stops it. */
@Resolver(() => Account)
export class PolicyResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentPolicySetPayload, {
    description: "Sets when the payment server redeems and funds by itself for an account, and its budgets.",
  })
  paymentPolicySet(
    @Arg("input", () => PaymentPolicySetInput, { description: "The policy." }) input: PaymentPolicySetInput,
    @Ctx() { answer, policies, principal }: PaymentsContext,
  ): Promise<PaymentPolicySetPayload> {
    return answer("paymentPolicySet", input, async () => {
      const { account, asset, redeemAfterSeconds, maxTerminationPeriod } = input;
      const { redeemAtValue = null, riskCap = null, fundBelow = null, fundWith = null } = input;
      const { hourlyBudget = null, dailyBudget = null, dailyBudgetPerPeer = null } = input;
      const { leastTolerancePeriod = null, leastTerminationPeriod = null } = input;
      const periods = { leastTolerancePeriod, leastTerminationPeriod, maxTerminationPeriod };
      const limits = { riskCap, hourlyBudget, dailyBudget, dailyBudgetPerPeer, ...periods };
      const policy = { redeemAfterSeconds, redeemAtValue, fundBelow, fundWith, ...limits };
      await policies.set({ account, asset }, policy, principal);
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
  ): Promise<PaymentAlarm[] | undefined> {
    const all = await policies.alarmsOf(address, principal);
    return all?.map((alarm) => ({ ...alarm, channel: getAddress(alarm.channel) }));
  }
}
