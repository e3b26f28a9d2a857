import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { metaResolvers } from "../../kit/positions/meta.resolver.ts";
import { progressResolver } from "../../kit/positions/progress.resolver.ts";
import { FabricTransactionResolver } from "../../kit/positions/transaction.resolver.ts";
import { buildFederatedSchema } from "../../kit/schema.ts";
import { FabricInspectorResolver } from "./fabric-inspector.resolver.ts";
import { FabricDetailsResolver } from "./fabric-transaction.resolver.ts";
import { NetworkChannelResolver } from "./network-channel.resolver.ts";
import { OperationResolver } from "./operation.resolver.ts";
import { OperationDecisionResolver } from "./operation-decision.resolver.ts";
import { OperationEventsResolver } from "./operation-events.resolver.ts";
import { OrganizationResolver } from "./organization.resolver.ts";
import { organizationOf } from "./organization.type.ts";
import { ViewerResolver } from "./viewer.resolver.ts";

/** The ops subgraph's schema; needs no ledger. */
export function buildOpsSchema(log?: Logger): Promise<GraphQLSchema> {
  return buildFederatedSchema({
    resolvers: [
      ViewerResolver,
      OrganizationResolver,
      NetworkChannelResolver,
      FabricInspectorResolver,
      FabricDetailsResolver,
      OperationResolver,
      OperationDecisionResolver,
      OperationEventsResolver,
      FabricTransactionResolver,
      ...metaResolvers("ops"),
      progressResolver("ops"),
    ],
    references: { Organization: ({ mspId }: { mspId: string }) => organizationOf(mspId) },
    log,
  });
}
