import { join } from "node:path";
import { pino } from "pino";
import { readConfig, sharedSecretOf } from "../../config.ts";
import { PlatformError } from "../../ledgers/errors.ts";
import { readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { serveSubgraph } from "../shared/server.ts";
import { startPayments } from "./start.ts";

/** The payment server as a process of its own, on a chain that runs already. */
const config = readConfig();
const log = pino({ level: config.logLevel, name: "payments" });
const { url, confirmations } = config.chain;
const { passphrase } = config.payments;
const { networkFile } = config.fabric;
if (!url) throw new PlatformError("BAD_INPUT", "LEDGERLOOM_CHAIN_URL must name a JSON-RPC endpoint");
if (!passphrase) throw new PlatformError("BAD_INPUT", "LEDGERLOOM_PAYMENTS_PASSPHRASE must open the key store");
if (!networkFile) throw new PlatformError("BAD_INPUT", "LEDGERLOOM_FABRIC_NETWORK must name the organizations' file");

const subgraph = await startPayments({
  chain: { url, confirmations },
  dataDirectory: join(config.dataDirectory, "payments"),
  passphrase,
  organizations: readNetworkFile(networkFile).map(({ mspId }) => mspId),
  log,
});
const own = new URL(config.gateway.subgraphs.find(({ name }) => name === "payments")?.url ?? "");
const secret = sharedSecretOf(config);
const server = await serveSubgraph(subgraph, { host: config.gateway.host, port: Number(own.port), secret, log });

async function stop(): Promise<void> {
  await server.close();
  await subgraph.close();
  process.exit(0);
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
