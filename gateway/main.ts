import { pino } from "pino";
import { readConfig } from "../config.ts";
import { startGateway } from "./server.ts";

/** The gateway alone, over subgraphs that other processes serve. */
const { gateway, logLevel } = readConfig();
const log = pino({ level: logLevel });
const { host, port, subgraphs } = gateway;

try {
  const running = await startGateway({ host, port, subgraphs, log });
  const stop = () => void running.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await running.opened;
} catch (error) {
  log.fatal({ err: error }, "Gateway cannot start");
  process.exit(1);
}
