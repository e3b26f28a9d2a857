import { pino } from "pino";
import { readConfig, sharedSecretOf } from "../config.ts";
import { openIdentity } from "./identity/identity.ts";
import { startGateway } from "./server.ts";

/** The gateway alone, over subgraphs that other processes serve. */
const config = readConfig();
const log = pino({ level: config.logLevel });
const { host, port, subgraphs } = config.gateway;

try {
  const identity = await openIdentity(config, log);
  const subgraphSecret = sharedSecretOf(config);
  const running = await startGateway({ host, port, subgraphs, identity, subgraphSecret, log });
  const stop = () => void running.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await running.opened;
} catch (error) {
  log.fatal({ err: error }, "Gateway cannot start");
  process.exit(1);
}
