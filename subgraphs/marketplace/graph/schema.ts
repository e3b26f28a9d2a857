import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { metaResolvers } from "../../kit/positions/meta.resolver.ts";
import { progressResolver } from "../../kit/positions/progress.resolver.ts";
import { FabricTransactionResolver } from "../../kit/positions/transaction.resolver.ts";
import { buildFederatedSchema } from "../../kit/schema.ts";
import { accountAddress } from "../projection/account-address.ts";
import { AccountResolver, OrganizationAccountsResolver } from "./account.resolver.ts";
import { AccountMutationsResolver } from "./account-mutations.resolver.ts";
import type { MarketplaceContext } from "./context.ts";
import { MarketplaceEventResolver } from "./marketplace-event.resolver.ts";
import { CallRightsResolver, ServiceResolver } from "./service.resolver.ts";
import { ServiceConnectionResolver, ServiceFacetsResolver, ServiceValuesResolver } from "./service-facets.resolver.ts";
import { ServiceMutationsResolver } from "./service-mutations.resolver.ts";
import { TokensResolver } from "./tokens.resolver.ts";

/** The marketplace's schema; needs no ledger. */
export function buildMarketplaceSchema(log?: Logger): Promise<GraphQLSchema> {
  return buildFederatedSchema({
    resolvers: [
      AccountResolver,
      AccountMutationsResolver,
      OrganizationAccountsResolver,
      ServiceResolver,
      ServiceConnectionResolver,
      ServiceFacetsResolver,
      ServiceValuesResolver,
      ServiceMutationsResolver,
      CallRightsResolver,
      TokensResolver,
      MarketplaceEventResolver,
      FabricTransactionResolver,
      ...metaResolvers("marketplace"),
      progressResolver("marketplace"),
    ],
    references: {
      Account: ({ address }: { address: string }) => ({ address: accountAddress(address) }),
      Organization: ({ mspId }: { mspId: string }) => ({ mspId }),
      Service: async ({ name }: { name: string }, { market }: MarketplaceContext) => {
        // The execution engine marks the object that it gets, so it gets a copy.
        const service = await market.service(name);
        return service ? { ...service } : null;
      },
    },
    log,
  });
}
