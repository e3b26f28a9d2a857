import "reflect-metadata";
import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import { OpsContract } from "../../ledgers/fabric/contracts/ops.ts";
import type { Database } from "../../store/database/database.ts";
import { projectChannel } from "../../store/projection/project-channel.ts";
import { Requests } from "../../store/requests/requests.ts";
import { EventStream } from "../../store/streams/event-stream.ts";
import type { Principal } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { conflictPolicyOf } from "../kit/graph/on-conflict.ts";
import { requireOwn } from "../kit/organizations.ts";
import { LedgerProgress } from "../kit/positions/ledger-progress.ts";
import { contextsOver } from "../kit/positions/reading.ts";
import type { OpsContext } from "./graph/context.ts";
import { newOpsLoaders } from "./graph/loaders.ts";
import { buildOpsSchema } from "./graph/schema.ts";
import { BlockReader } from "./inspector/block-reader.ts";
import { OpsLedgerReads } from "./operations/ledger-reads.ts";
import { OperationService } from "./operations/operation.service.ts";
import { changesOf, operationAct } from "./projection/block-changes.ts";
import { OpsReads } from "./projection/ops-reads.ts";
import { opsStore } from "./projection/tables.ts";

export interface OpsOptions {
  /**
   * Administrators' connections by MSP id, for each organisation that this instance acts for. The first is the default,
   * and its peer is followed. Their owner closes them.
   */
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** Channel on which the ops chaincode runs. */
  readonly opsChannel: string;
  /** Further channels of the network whose blocks its members may read. */
  readonly shownChannels?: readonly string[];
  /** Database of the projection; several instances may share it. */
  readonly database: Database;
  /** Retention of answers to requests with an idempotency key, in hours; default 24. */
  readonly idempotencyRetentionHours?: number | undefined;
  readonly log: Logger;
}

/** Starts the ops subgraph: it projects the ops channel into the database and answers queries from there. */
export async function startOps(options: OpsOptions): Promise<Subgraph> {
  const { connections, opsChannel, database, idempotencyRetentionHours, log } = options;
  const [first] = connections.values();
  if (!first)
    throw new PlatformError(
      "BAD_INPUT",
      "the ops subgraph needs an organisation to act for: name one in the file of LEDGERLOOM_FABRIC_NETWORK",
    );
  const channel = first.channel(opsChannel);
  const definition = opsStore(opsChannel);
  const projection = await projectChannel({ channel, database, log, definition, changesOf });
  const events = new EventStream(projection, operationAct);
  const requests = await Requests.open({ database, idempotencyRetentionHours, onConflict: conflictPolicyOf, log });
  const newest = async () => (await channel.newestBlock()).number;
  const progress = new LedgerProgress({ projection, kind: "FABRIC", network: opsChannel, newest });
  const reached = (block: bigint) => projection.reached(block);
  const contracts = new Map([...connections].map(([mspId, one]) => [mspId, new OpsContract(one.channel(opsChannel))]));
  const operations = new OperationService({ contracts, database, reached });
  const ownOrganizations = [...connections.keys()];
  const shownChannels = [...new Set([opsChannel, ...(options.shownChannels ?? [])])];

  const contextOf = (principal: Principal, asOf?: bigint): OpsContext => {
    const mspId = principal.mspId ?? first.mspId;
    const connection = requireOwn(connections, mspId);
    const loaders = newOpsLoaders(connection, requireOwn(contracts, mspId));
    const reads = new OpsReads(database, asOf);
    const blocks = new BlockReader(connection, shownChannels, principal);
    const ledger = new OpsLedgerReads(connection.channel(opsChannel));
    const answer = requests.answering(principal);
    const shared = { operations, progress, events, ownOrganizations };
    return { principal, answer, ...shared, reads, ledger, blocks, asOf, loaders };
  };
  return {
    name: "ops",
    schema: await buildOpsSchema(log),
    contextFor: contextsOver(progress, contextOf),
    isReady: async () => {
      const [isReady] = await Promise.all([progress.isReady(), requireOwn(contracts, first.mspId).templates()]);
      return isReady;
    },
    ledgers: async () => [await progress.report()],
    close: () => {
      requests.close();
      return projection.close();
    },
  };
}
