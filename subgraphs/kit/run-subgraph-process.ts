import { join } from "node:path";
import { ownUrlOf, readConfig, sharedSecretOf } from "../../config/config.ts";
import { portsOf } from "../../config/ports.ts";
import { endAtSignal, endWith } from "../../process/signals.ts";
import { requireFreePorts } from "../../process/wanted-ports.ts";
import { openLog } from "../../telemetry/log.ts";
import { startTelemetry } from "../../telemetry/start.ts";
import { awaitDatabase } from "./await-database.ts";
import { measureLedgers } from "./ledger-metrics.ts";
import { serveSubgraph } from "./server.ts";
import type { SubgraphDefinition } from "./subgraph-definition.ts";

/** Runs a subgraph as a process of its own, on ledgers that run already, until a signal ends it. */
export async function runSubgraphProcess({ name, start }: SubgraphDefinition): Promise<void> {
  const parts = new AsyncDisposableStack();
  try {
    const config = readConfig(process.env, name);
    const log = openLog({ level: config.logLevel, format: config.logFormat, part: name });
    await requireFreePorts(portsOf(config, name));
    const { production, dataDirectory, gateway, stopping, telemetry } = config;
    parts.use(await startTelemetry({ serviceName: `ledgerloom-${name}`, ...telemetry }));
    const folder = join(dataDirectory, name, "database");
    const url = ownUrlOf(config, name);
    const address = { host: gateway.host, port: Number(url.port) };
    const { redisUrl } = config;
    const database = await awaitDatabase({ ...config.database, redisUrl, folder, production, log }, address);
    parts.defer(() => database.close());
    const subgraph = await start({ config, database, log, parts });
    parts.defer(() => subgraph.close());
    parts.use(measureLedgers(subgraph));
    const secret = sharedSecretOf(config);
    const { showsMetrics } = telemetry;
    const server = await serveSubgraph(subgraph, {
      ...address,
      url: url.href,
      secret,
      stopping,
      showsMetrics,
      log,
      allowedHosts: gateway.allowedHosts,
    });
    parts.defer(() => server.close());
    endAtSignal(() => parts.disposeAsync());
  } catch (error) {
    endWith(error);
  }
}
