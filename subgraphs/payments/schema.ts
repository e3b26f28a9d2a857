import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { metaResolvers } from "../kit/positions/meta.resolver.ts";
import { buildFederatedSchema } from "../kit/schema.ts";
import { AccountResolver } from "./accounts/account.resolver.ts";
import { accountOf } from "./accounts/account.type.ts";
import { ChannelMutationsResolver } from "./channels/channel-mutations.resolver.ts";
import { MoneyMutationsResolver } from "./channels/money-mutations.resolver.ts";
import { PaymentChannelResolver } from "./channels/payment-channel.resolver.ts";
import { PaymentLaneResolver } from "./channels/payment-lane.resolver.ts";
import type { PaymentsContext } from "./context.ts";
import { FlowCostResolver, RedemptionCostResolver, TraceResolver } from "./costs/cost.resolver.ts";
import { PaymentEventsResolver } from "./events/payment-events.resolver.ts";
import { FlowResolver } from "./flows/flow.resolver.ts";
import {
  AccountOpenValueResolver,
  ChannelOpenValueResolver,
  FlowOpenValueResolver,
} from "./flows/open-value.resolver.ts";
import { PolicyResolver } from "./policies/policy.resolver.ts";
import { RedemptionResolver } from "./redemptions/redemption.resolver.ts";
import { ServiceKeyResolver, ServiceKeySecretResolver } from "./service-keys/service-key.resolver.ts";
import { AccountStatementResolver, StatementLineResolver, StatementResolver } from "./statements/statement.resolver.ts";
import { TokenResolver } from "./tokens/token.resolver.ts";
import { EvmTransactionResolver } from "./transaction.resolver.ts";
import { VouchersResolver } from "./x402/vouchers.resolver.ts";

/** The schema of payments; needs no ledger. */
export function buildPaymentsSchema(log?: Logger): Promise<GraphQLSchema> {
  return buildFederatedSchema({
    resolvers: [
      AccountResolver,
      PaymentChannelResolver,
      PaymentLaneResolver,
      ChannelMutationsResolver,
      MoneyMutationsResolver,
      TokenResolver,
      RedemptionResolver,
      ServiceKeyResolver,
      ServiceKeySecretResolver,
      PaymentEventsResolver,
      PolicyResolver,
      VouchersResolver,
      EvmTransactionResolver,
      FlowResolver,
      FlowOpenValueResolver,
      ChannelOpenValueResolver,
      AccountOpenValueResolver,
      FlowCostResolver,
      RedemptionCostResolver,
      TraceResolver,
      StatementResolver,
      AccountStatementResolver,
      StatementLineResolver,
      ...metaResolvers("payments"),
    ],
    references: {
      Account: ({ address }: { address: string }) => accountOf(address),
      PaymentChannel: ({ id }: { id: string }, { reads }: PaymentsContext) => reads.channel(id),
    },
    log,
  });
}
