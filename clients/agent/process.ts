import { endpointOf, type FabricOrganization } from "../../ledgers/fabric/organizations.ts";
import { type Child, compiledModule, startChild } from "../../process/child-process.ts";
import type { LogFormat } from "../../telemetry/log.ts";
import { type AgentSettingName, dashed } from "./settings.ts";

export interface AgentProcessOptions {
  /** The organisation to act for, with the identity of its agent. */
  readonly organization: FabricOrganization;
  /** Folder of the agent's own; two agents must not share one. */
  readonly dataDirectory: string;
  readonly opsChannel?: string;
  /** Channels whose membership it confirms, besides the ops channel. */
  readonly channels?: readonly string[];
  readonly allowListPath?: string;
  readonly housekeepingMs?: number;
  readonly logLevel?: string;
  readonly logFormat?: LogFormat | undefined;
}

/**
 * Starts an organisation's agent as a process; ready when it has confirmed its channels and follows the ops channel.
 * @throws LEDGER_UNAVAILABLE when it ends before it is ready
 */
export function startAgentProcess(options: AgentProcessOptions): Promise<Child<{ mspId: string }>> {
  return startChild({
    module: compiledModule("clients/agent/main.js"),
    args: argumentsOf(options),
    // A daemon that mostly waits: memory matters more than speed, and its cryptography is native.
    execArgv: ["--max-old-space-size=48", "--max-semi-space-size=1", "--lite-mode"],
  });
}

function argumentsOf(options: AgentProcessOptions): string[] {
  const { mspId, endpoint, certificatePath, privateKeyPath, tlsRootCertPath, serverName } = endpointOf(
    options.organization,
    "agent",
  );
  const settings: Partial<Record<AgentSettingName, string | number | undefined>> = {
    mspId,
    endpoint,
    certificate: certificatePath,
    privateKey: privateKeyPath,
    tlsRoot: tlsRootCertPath,
    serverName,
    data: options.dataDirectory,
    opsChannel: options.opsChannel,
    channels: options.channels?.join(","),
    allowList: options.allowListPath,
    housekeepingMs: options.housekeepingMs,
    logLevel: options.logLevel,
    logFormat: options.logFormat,
  };
  return Object.entries(settings).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`--${dashed(name as AgentSettingName)}`, String(value)],
  );
}
