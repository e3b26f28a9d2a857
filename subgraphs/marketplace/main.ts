import "../../process/needs-node.ts";
import { connectOrganizations, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { startMarketplace } from "./start.ts";

/** The marketplace as a process of its own, on a Fabric network that runs already. */
await runSubgraphProcess("marketplace", ({ config, parts, ...surroundings }) => {
  const { networkFile, marketplaceChannel: channel } = config.fabric;
  const connections = parts.use(connectOrganizations(readNetworkFile(networkFile), "client", surroundings.log));
  return startMarketplace({ connections, channel, ...surroundings });
});
