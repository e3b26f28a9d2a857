import type { Logger } from "pino";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { Node } from "./actions/action.ts";
import { endLeftCommands } from "./actions/command-note.ts";
import { agentVersion } from "./agent-version.ts";
import { Checkpoint } from "./checkpoint.ts";
import { Executor } from "./executor.ts";
import { followOperations } from "./follower.ts";
import { keepHouse } from "./housekeeping.ts";
import { Membership } from "./membership.ts";
import { OpsLedger } from "./ops-ledger.ts";
import { retryIdempotent } from "./retry-idempotent.ts";
import type { AgentSettings } from "./settings.ts";

export interface Agent {
  /** Ends all work; what was not finished is taken up at the next start. */
  stop(): Promise<void>;
}

/**
 * Starts an organisation's agent: it confirms the organisation's channels, then follows the ops channel.
 * @throws FORBIDDEN when the identity is no agent's
 */
export async function startAgent(settings: AgentSettings, connection: FabricConnection, log: Logger): Promise<Agent> {
  const stop = new AbortController();
  const { signal } = stop;
  const { mspId, opsChannel } = settings;
  const channel = connection.channel(opsChannel);
  const checkpoint = new Checkpoint(settings.data, opsChannel);
  const ledger = new OpsLedger(channel, { signal, log });
  const channels = [...new Set([opsChannel, ...settings.channels])];
  const membership = new Membership({ connection, ledger, channels, signal, log });
  const executor = new Executor({
    ledger,
    node: nodeOf(settings, connection, log),
    allowList: settings.allowList,
    signal,
    log,
  });

  await endLeftCommands(settings.data);
  await membership.confirm();
  const work = [
    followOperations({ channel, checkpoint, executor, mspId, signal, log }),
    keepHouse({ ledger, membership, mspId, intervalMs: settings.housekeepingMs, signal, log }),
  ];
  return {
    stop: async () => {
      stop.abort();
      await Promise.all(work);
    },
  };
}

function nodeOf({ mspId, certificate, data }: AgentSettings, connection: FabricConnection, log: Logger): Node {
  return {
    mspId,
    ledgerHeight: async (name, signal) => {
      const read = () => connection.channel(name).newestBlock();
      const { number, hash } = await retryIdempotent({ what: `height of ${name}`, signal, log }, read);
      return { height: number + 1n, hash };
    },
    certificatePath: certificate,
    dataDirectory: data,
    agent: agentVersion(),
  };
}
