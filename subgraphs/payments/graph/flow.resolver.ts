import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { orderingOf } from "../../kit/graph/ordering.ts";
import type { FlowKey } from "../attribution/cost-reads.ts";
import type { FlowConditions, FlowRow } from "../flows/flow-reads.ts";
import type { Period } from "../statements/period.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentFlow, PaymentFlowConnection, PaymentFlowsArgs, PaymentFlowTotal } from "./flow.type.ts";
import { withHeldAccounts } from "./held-accounts.ts";
import { assetView } from "./views.ts";

/** A flow with what its costs are found by. */
export interface FlowView extends PaymentFlow {
  readonly key: FlowKey;
}

/** Page of flows with the conditions that all pages share. */
interface FlowPage extends Connection<FlowView> {
  readonly wanted: FlowConditions;
}

/** Flows between accounts, as the chain tells them. */
@Resolver(() => PaymentFlow)
export class FlowResolver {
  @Query(() => PaymentFlowConnection, {
    description: "Who pays whom: the edges of a graph of accounts, with totals per period.",
  })
  async paymentFlows(
    @Args(() => PaymentFlowsArgs) { period, filter, orderBy, ...page }: PaymentFlowsArgs,
    @Ctx() context: PaymentsContext,
  ): Promise<FlowPage> {
    const wanted = { ...(filter && (await withHeldAccounts(filter, context))), period };
    const found = await context.flows.flows(wanted, page, orderingOf(orderBy));
    return { ...mapNodes(found, (row) => flowView(row, period)), wanted };
  }
}

function flowView(row: FlowRow, period: Period): FlowView {
  const { consumer, provider, asset } = row;
  return {
    ...row,
    id: [consumer, provider, asset].join("."),
    key: { consumer, provider, asset, period },
    consumer: accountOf(consumer),
    provider: accountOf(provider),
    asset: assetView(asset),
  };
}

/** Totals of all pages of flows. */
@Resolver(() => PaymentFlowConnection)
export class FlowTotalsResolver {
  @Directive("@cost(weight: 400)")
  @Directive("@listSize(assumedSize: 10)")
  @FieldResolver(() => [PaymentFlowTotal], {
    description: "Totals of all pages, by asset: of at most 100, those with the most requests first.",
  })
  async totals(@Root() { wanted }: FlowPage, @Ctx() { flows }: PaymentsContext): Promise<PaymentFlowTotal[]> {
    return (await flows.totals(wanted)).map((total) => ({ ...total, asset: assetView(total.asset) }));
  }
}
