import "../../process/needs-node.ts";
import { connectOrganizations, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { startOps } from "./start.ts";

/** The ops subgraph as a process of its own, on a Fabric network that runs already. */
await runSubgraphProcess("ops", ({ config, parts, ...surroundings }) => {
  const { networkFile, opsChannel } = config.fabric;
  const connections = parts.use(connectOrganizations(readNetworkFile(networkFile), "admin", surroundings.log));
  return startOps({ connections, opsChannel, ...surroundings });
});
