import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Authenticated } from "../../kit/graph/access.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import type { CostNode } from "../attribution/cost-tree.ts";
import { overflowCallers } from "../attribution/path-counts.ts";
import { pathOf } from "../model/call-path.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { type CostView, PaymentCost, PaymentTrace, type TracedPayment } from "./cost.type.ts";
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

/** Traced payment as its resolver gives it: its channel is the store's row. */
type TracedPaymentView = Omit<TracedPayment, "channel"> & { readonly channel: ChannelRow };

/** Costs of a trace. */
@Resolver()
export class TraceResolver {
  @PresentOnly()
  @Authenticated()
  @Query(() => PaymentTrace, {
    description: "What a trace cost the accounts that are held here for the asking organisation.",
  })
  async paymentTrace(
    @Arg("traceId", () => String, { description: "The trace's id: 32 hexadecimal digits." }) traceId: string,
    @Ctx() { attribution, reads, principal }: PaymentsContext,
  ): Promise<{ traceId: string; payments: TracedPaymentView[] }> {
    const consumerOf = async (channel: string) => (await reads.channel(channel))?.consumer;
    const traced = await attribution.traced(traceId.toLowerCase(), consumerOf, principal);
    const payments = traced.map(async ({ lane: { channel: address, tokenId, lane }, count, price, path }) => {
      const channel = await reads.channel(address);
      if (!channel) return [];
      const parties = { consumer: accountOf(channel.consumer), provider: accountOf(channel.provider) };
      const value = BigInt(count) * price;
      const callers = path === overflowCallers ? [] : pathOf(path).map(accountOf);
      return [{ ...parties, channel, tokenId, lane, requests: count, value, origin: callers }];
    });
    return { traceId, payments: (await Promise.all(payments)).flat() };
  }
}

function costView({ account, causes, ...sums }: CostNode): CostView {
  return { ...sums, account: account === null ? null : accountOf(account), causes: causes.map(costView) };
}
