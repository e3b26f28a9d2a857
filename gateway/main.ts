import { pino } from "pino";
import { readConfig, sharedSecretOf } from "../config.ts";
import { endAtSignal, endWith } from "../serving/end-at-signal.ts";
import { openIdentity } from "./identity/identity.ts";
import { startGateway } from "./server.ts";

/** The gateway alone, over subgraphs that other processes serve. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const { stopping, redisUrl, gateway } = config;
  const identity = await openIdentity(config, log);
  const running = await startGateway({
    ...{ ...gateway, stopping, redisUrl, identity, log },
    subgraphSecret: sharedSecretOf(config),
  });
  endAtSignal(() => running.close());
  await running.opened;
}

main().catch(endWith);
