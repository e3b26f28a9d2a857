import "../../process/needs-node.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { explained } from "../../process/explained.ts";
import { openLog } from "../../telemetry/log.ts";
import { startAgent } from "./agent.ts";
import { type AgentSettings, readSettings } from "./settings.ts";

/** One organisation's agent as a process of its own, alone or as a child of the platform. */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const log = openLog({ level: settings.logLevel, format: settings.logFormat, part: `agent of ${settings.mspId}` });
  const connection = connectFabric(endpointOf(settings));
  const agent = await startAgent(settings, connection, log);
  const end = async () => {
    await agent.stop();
    connection.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
  log.info({ opsChannel: settings.opsChannel }, "Agent follows its channel");
  reportReady({ mspId: settings.mspId });
}

function endpointOf({ mspId, endpoint, certificate, privateKey, tlsRoot, serverName }: AgentSettings) {
  return {
    mspId,
    endpoint,
    certificatePath: certificate,
    privateKeyPath: privateKey,
    ...(tlsRoot !== undefined && { tlsRootCertPath: tlsRoot }),
    ...(serverName !== undefined && { serverName }),
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`);
  if (process.connected) reportFailure(error);
  else process.exit(1);
});
