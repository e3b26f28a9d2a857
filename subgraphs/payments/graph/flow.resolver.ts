import { Args, Ctx, Query, Resolver } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { orderingOf } from "../../kit/graph/ordering.ts";
import type { FlowKey } from "../attribution/cost-reads.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentFlow, PaymentFlowConnection, PaymentFlowsArgs } from "./flow.type.ts";
import { withHeldAccounts } from "./held-accounts.ts";
import { assetView } from "./views.ts";

/** A flow with what its costs are found by. */
export interface FlowView extends PaymentFlow {
  readonly key: FlowKey;
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
  ): Promise<Connection<FlowView>> {
    const wanted = { ...(filter && (await withHeldAccounts(filter, context))), period };
    return mapNodes(await context.flows.flows(wanted, page, orderingOf(orderBy)), (row) => ({
      ...row,
      id: [row.consumer, row.provider, row.asset].join("."),
      key: { ...row, period },
      consumer: accountOf(row.consumer),
      provider: accountOf(row.provider),
      asset: assetView(row.asset),
    }));
  }
}
