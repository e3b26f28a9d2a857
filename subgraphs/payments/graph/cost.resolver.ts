import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CostNode } from "../attribution/cost-tree.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { type CostView, PaymentCost } from "./cost.type.ts";
import type { FlowView } from "./flow.resolver.ts";
import { PaymentFlow } from "./flow.type.ts";
import { Redemption } from "./redemption.type.ts";
import type { RedemptionView } from "./views.ts";

const described = {
  description:
    "Who caused it. The consumer's organisation sees all that was counted, others what the ledger tells by lanes of their own.",
};

/** Costs of a flow. */
@Resolver(() => PaymentFlow)
export class FlowCostResolver {
  @FieldResolver(() => PaymentCost, described)
  async cost(
    @Root() { key }: FlowView,
    @Ctx() { attribution, costReads, principal }: PaymentsContext,
  ): Promise<CostView> {
    return costView(await attribution.costOf(key.consumer, await costReads.paid(key), costReads, principal));
  }
}

/** Costs of a redemption. */
@Resolver(() => Redemption)
export class RedemptionCostResolver {
  @FieldResolver(() => PaymentCost, described)
  async cost(
    @Root() { channel, consumer, tokenId, lane, requests, amount }: RedemptionView,
    @Ctx() { attribution, costReads, principal }: PaymentsContext,
  ): Promise<CostView> {
    const paid = [{ key: { channel, tokenId, lane }, requests, amount }];
    return costView(await attribution.costOf(consumer, paid, costReads, principal));
  }
}

function costView({ account, causes, ...sums }: CostNode): CostView {
  return { ...sums, account: account === null ? null : accountOf(account), causes: causes.map(costView) };
}
