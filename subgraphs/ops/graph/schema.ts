import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { metaResolvers } from "../../kit/positions/meta.resolver.ts";
import { FabricTransactionResolver } from "../../kit/positions/transaction.resolver.ts";
import { buildFederatedSchema } from "../../kit/schema.ts";
import { NetworkChannelResolver } from "./network-channel.resolver.ts";
import { OperationResolver } from "./operation.resolver.ts";
import { OperationEventsResolver } from "./operation-events.resolver.ts";
import { OrganizationResolver } from "./organization.resolver.ts";
import { organizationOf } from "./organization.type.ts";

/** The ops subgraph's schema; needs no ledger. */
export function buildOpsSchema(log?: Logger): Promise<GraphQLSchema> {
  return buildFederatedSchema({
    resolvers: [
      OrganizationResolver,
      NetworkChannelResolver,
      OperationResolver,
      OperationEventsResolver,
      FabricTransactionResolver,
      ...metaResolvers("ops"),
    ],
    references: { Organization: ({ mspId }: { mspId: string }) => organizationOf(mspId) },
    log,
  });
}
