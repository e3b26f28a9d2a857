import { connectOrganizations, type FabricOrganization, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import type { SubgraphDefinition, SubgraphDependencies } from "../kit/subgraph-definition.ts";
import { marketplaceCodes } from "./error-codes.ts";
import { buildMarketplaceSchema } from "./graph/schema.ts";
import type { ListingOptions } from "./listing-import/import-listing.ts";
import { marketplaceStore } from "./projection/tables.ts";
import { startMarketplace } from "./start.ts";

interface MarketplaceDependencies extends SubgraphDependencies {
  /** Organisations to act for; by default those of the network file. */
  readonly organizations?: readonly FabricOrganization[];
  /** Listing to fill the marketplace with, once. */
  readonly listing?: ListingOptions | undefined;
}

/** The marketplace subgraph. */
export const marketplaceSubgraph = {
  name: "marketplace",
  buildSchema: buildMarketplaceSchema,
  codes: marketplaceCodes,
  storeOf: ({ fabric }) => marketplaceStore(fabric.marketplaceChannel),
  start: ({ config, database, log, parts, listing, ...given }: MarketplaceDependencies) => {
    const { networkFile, marketplaceChannel: channel } = config.fabric;
    const { idempotencyRetentionHours } = config;
    const organizations = given.organizations ?? readNetworkFile(networkFile);
    const connections = parts.use(connectOrganizations(organizations, "client", log));
    return startMarketplace({ connections, channel, database, idempotencyRetentionHours, log, listing });
  },
} as const satisfies SubgraphDefinition;
