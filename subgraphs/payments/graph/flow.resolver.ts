import { Args, Ctx, Query, Resolver } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { requireKnown } from "../../../subgraph-protocol/access.ts";
import { orderingOf } from "../../kit/graph/ordering.ts";
import type { FlowKey } from "../attribution/cost-reads.ts";
import type { FlowConditions } from "../flows/flow-reads.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentFlow, PaymentFlowConnection, type PaymentFlowFilterInput, PaymentFlowsArgs } from "./flow.type.ts";
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
    const wanted = { ...(filter && (await conditionsOf(filter, context))), period };
    return mapNodes(await context.flows.flows(wanted, page, orderingOf(orderBy)), (row) => ({
      ...row,
      key: { ...row, period },
      consumer: accountOf(row.consumer),
      provider: accountOf(row.provider),
      asset: assetView(row.asset),
    }));
  }
}

/** @throws UNAUTHENTICATED, FORBIDDEN for another organisation than the asking one */
async function conditionsOf(
  { organization, ...filter }: PaymentFlowFilterInput,
  { accounts, principal }: PaymentsContext,
): Promise<FlowConditions> {
  if (!organization) return filter;
  if (requireKnown(principal).mspId !== organization) {
    throw new PlatformError("FORBIDDEN", `which accounts are ${organization}'s is for ${organization} to know`);
  }
  const held = (await accounts.ofOrganization(principal)).map(({ address }) => address);
  const isGiven = filter.accounts && new Set(filter.accounts.map((address) => address.toLowerCase()));
  return { ...filter, accounts: isGiven ? held.filter((address) => isGiven.has(address)) : held };
}
