import "reflect-metadata";
import { join } from "node:path";
import { pino } from "pino";
import { readConfig, sharedSecretOf } from "../../config.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { endpointOf, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { serveSubgraph } from "../shared/server.ts";
import { openDatabase } from "../shared/store/open-database.ts";
import { startMarketplace } from "./start.ts";

/** The marketplace as a process of its own, on a Fabric network that runs already. */
const config = readConfig();
const log = pino({ level: config.logLevel, name: "marketplace" });
const { networkFile, marketplaceChannel } = config.fabric;
if (!networkFile) throw new Error("LEDGERLOOM_FABRIC_NETWORK must name the file that describes the Fabric network");
const url = new URL(config.gateway.subgraphs.find(({ name }) => name === "marketplace")?.url ?? "");

const organizations = readNetworkFile(networkFile);
const connections = new Map(organizations.map((one) => [one.mspId, connectFabric(endpointOf(one, "client"))]));
const folder = join(config.dataDirectory, "marketplace", "database");
const database = await openDatabase({ ...config.database, folder, production: config.production, log });
const subgraph = await startMarketplace({ connections, channel: marketplaceChannel, database, log });
const secret = sharedSecretOf(config);
const server = await serveSubgraph(subgraph, { host: config.gateway.host, port: Number(url.port), secret, log });

async function stop(): Promise<void> {
  await server.close();
  await subgraph.close();
  await database.close();
  for (const connection of connections.values()) connection.close();
  process.exit(0);
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
