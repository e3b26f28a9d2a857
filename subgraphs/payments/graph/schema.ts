import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { metaResolvers } from "../../kit/positions/meta.resolver.ts";
import { progressResolver } from "../../kit/positions/progress.resolver.ts";
import { transactionResolver } from "../../kit/positions/transaction.resolver.ts";
import { buildFederatedSchema } from "../../kit/schema.ts";
import { AccountResolver } from "./account.resolver.ts";
import { accountOf } from "./account.type.ts";
import { AlarmResolver } from "./alarm.resolver.ts";
import { AlarmEventsResolver } from "./alarm-events.resolver.ts";
import { assetResolvers } from "./asset.resolver.ts";
import { ChannelMutationsResolver } from "./channel-mutations.resolver.ts";
import type { PaymentsContext } from "./context.ts";
import { FlowCostResolver, RedemptionCostResolver } from "./cost.resolver.ts";
import { EvmAddressResolver } from "./evm-address.resolver.ts";
import { EvmInspectorResolver } from "./evm-inspector.resolver.ts";
import { EvmDetailsResolver, EvmTransactionLinkResolver } from "./evm-transaction.resolver.ts";
import { FlowResolver, FlowTotalsResolver } from "./flow.resolver.ts";
import { AccountOpenValueResolver, ChannelOpenValueResolver, FlowOpenValueResolver } from "./open-value.resolver.ts";
import { PaymentChannelResolver } from "./payment-channel.resolver.ts";
import { PaymentEventsResolver } from "./payment-events.resolver.ts";
import { PaymentLaneResolver } from "./payment-lane.resolver.ts";
import { PolicyResolver } from "./policy.resolver.ts";
import { RedemptionResolver } from "./redemption.resolver.ts";
import { RedemptionListResolver } from "./redemption-list.resolver.ts";
import { SeriesResolver } from "./series.resolver.ts";
import { ServiceKeyResolver, ServiceKeySecretResolver } from "./service-key.resolver.ts";
import { SigningDomainResolver } from "./signing-domain.resolver.ts";
import { AccountStatementResolver, StatementLineResolver, StatementResolver } from "./statement.resolver.ts";
import { TokenResolver } from "./token.resolver.ts";
import { TraceResolver } from "./trace.resolver.ts";
import { EvmTransactionType } from "./transaction.type.ts";
import { PaymentsViewerResolver } from "./viewer.resolver.ts";
import { VouchersResolver } from "./vouchers.resolver.ts";

/** The schema of payments; needs no ledger. */
export function buildPaymentsSchema(log?: Logger): Promise<GraphQLSchema> {
  return buildFederatedSchema({
    resolvers: [
      AccountResolver,
      PaymentChannelResolver,
      SigningDomainResolver,
      PaymentLaneResolver,
      ChannelMutationsResolver,
      TokenResolver,
      RedemptionResolver,
      RedemptionListResolver,
      ServiceKeyResolver,
      ServiceKeySecretResolver,
      PaymentEventsResolver,
      PolicyResolver,
      AlarmResolver,
      AlarmEventsResolver,
      ...assetResolvers,
      VouchersResolver,
      transactionResolver(() => EvmTransactionType),
      FlowResolver,
      FlowTotalsResolver,
      FlowOpenValueResolver,
      ChannelOpenValueResolver,
      AccountOpenValueResolver,
      FlowCostResolver,
      RedemptionCostResolver,
      TraceResolver,
      StatementResolver,
      AccountStatementResolver,
      StatementLineResolver,
      SeriesResolver,
      PaymentsViewerResolver,
      EvmInspectorResolver,
      EvmDetailsResolver,
      EvmTransactionLinkResolver,
      EvmAddressResolver,
      ...metaResolvers("payments"),
      progressResolver("payments"),
    ],
    references: {
      Account: ({ address }: { address: string }) => accountOf(address),
      PaymentChannel: ({ id }: { id: string }, { reads }: PaymentsContext) => reads.channel(id),
    },
    log,
  });
}
