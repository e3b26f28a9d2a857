import { connectOrganizations, type FabricOrganization, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import type { SubgraphDefinition, SubgraphDependencies } from "../kit/subgraph-definition.ts";
import { opsCodes } from "./error-codes.ts";
import { buildOpsSchema } from "./graph/schema.ts";
import { opsStore } from "./projection/tables.ts";
import { startOps } from "./start.ts";

interface OpsDependencies extends SubgraphDependencies {
  /** Organisations to act for; by default those of the network file. */
  readonly organizations?: readonly FabricOrganization[];
}

/** The ops subgraph. */
export const opsSubgraph = {
  name: "ops",
  buildSchema: buildOpsSchema,
  codes: opsCodes,
  storeOf: ({ fabric }) => opsStore(fabric.opsChannel),
  start: ({ config, database, log, parts, ...given }: OpsDependencies) => {
    const { networkFile, opsChannel, marketplaceChannel } = config.fabric;
    const { idempotencyRetentionHours } = config;
    const shownChannels = [marketplaceChannel];
    const organizations = given.organizations ?? readNetworkFile(networkFile);
    const connections = parts.use(connectOrganizations(organizations, "admin", log));
    return startOps({ connections, opsChannel, shownChannels, database, idempotencyRetentionHours, log });
  },
} as const satisfies SubgraphDefinition;
