import { join } from "node:path";
import { pino } from "pino";
import { readConfig, sharedSecretOf } from "../../config.ts";
import { PlatformError } from "../../ledgers/errors.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { endpointOf, readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { serveSubgraph } from "../shared/server.ts";
import { openDatabase } from "../shared/store/open-database.ts";
import { startOps } from "./start.ts";

/** The ops subgraph as a process of its own, against a network that runs already. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: { subgraph: "ops" } });
  if (config.fabric.networkFile === undefined) {
    throw new PlatformError("BAD_INPUT", "LEDGERLOOM_FABRIC_NETWORK must name a network file");
  }
  const organizations = readNetworkFile(config.fabric.networkFile);
  const connections = new Map(
    organizations.map((organization) => [organization.mspId, connectFabric(endpointOf(organization, "admin"))]),
  );
  const { production } = config;
  const folder = join(config.dataDirectory, "ops", "database");
  const database = await openDatabase({ ...config.database, folder, production, log });
  const subgraph = await startOps({ connections, opsChannel: config.fabric.opsChannel, database, log });
  const { port } = new URL(config.gateway.subgraphs.find(({ name }) => name === "ops")?.url ?? "http://127.0.0.1:4001");
  const server = await serveSubgraph(subgraph, {
    host: config.gateway.host,
    port: Number(port),
    secret: sharedSecretOf(config),
    log,
  });

  const end = async () => {
    await server.close();
    await subgraph.close();
    await database.close();
    for (const connection of connections.values()) connection.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
