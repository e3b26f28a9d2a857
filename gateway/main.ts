import "../process/needs-node.ts";
import { readConfig, sharedSecretOf } from "../config/config.ts";
import { portsOf } from "../config/ports.ts";
import { endAtSignal, endWith } from "../process/signals.ts";
import { requireFreePorts } from "../process/wanted-ports.ts";
import { openLog } from "../telemetry/log.ts";
import { startTelemetry } from "../telemetry/start.ts";
import { dashboardOf } from "./dashboard.ts";
import { openIdentity } from "./identity/identity.ts";
import { startGateway } from "./server.ts";

/** Runs the gateway alone, over subgraphs that other processes serve. */
async function main(): Promise<void> {
  const config = readConfig(process.env, "gateway");
  await requireFreePorts(portsOf(config, "gateway"));
  const parts = new AsyncDisposableStack();
  parts.use(await startTelemetry({ serviceName: "ledgerloom-gateway", ...config.telemetry }));
  const log = openLog({ level: config.logLevel, format: config.logFormat, part: "gateway" });
  const { stopping, redisUrl, gateway } = config;
  const { showsMetrics } = config.telemetry;
  const identity = await openIdentity(config, log);
  const running = await startGateway({
    ...gateway,
    stopping,
    redisUrl,
    identity,
    showsMetrics,
    log,
    subgraphSecret: sharedSecretOf(config),
    dashboard: dashboardOf(config),
  });
  parts.defer(() => running.close());
  endAtSignal(() => parts.disposeAsync());
  await running.opened;
}

main().catch(endWith);
