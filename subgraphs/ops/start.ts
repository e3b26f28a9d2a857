import "reflect-metadata";
import type { Logger } from "pino";
import { PlatformError } from "../../ledgers/errors.ts";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { Principal } from "../../principals/principal.ts";
import { followBlocks } from "../shared/block-follower.ts";
import type { Subgraph } from "../shared/subgraph.ts";
import type { OpsContext } from "./context.ts";
import { newOpsLoaders, readTemplates } from "./loaders.ts";
import { OperationService } from "./operations/operation.service.ts";
import { OpsProjection } from "./projection/ops-projection.ts";
import { buildOpsSchema } from "./schema.ts";

export interface OpsOptions {
  /**
   * Administrators' connections by MSP id, for each organisation that this instance acts for; the first is the default
   * and the one whose peer is followed. Whoever made them closes them.
   */
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** Channel that the ops chaincode runs on. */
  readonly opsChannel: string;
  /** Name of the ops chaincode; `ops` by default. */
  readonly chaincode?: string;
  readonly log: Logger;
}

/** Starts the ops subgraph: its projection follows the ops channel from the first block on. */
export async function startOps(options: OpsOptions): Promise<Subgraph> {
  const { connections, opsChannel, chaincode = "ops", log } = options;
  const [first] = connections.values();
  if (!first) throw new PlatformError("BAD_INPUT", "the ops subgraph needs an organisation to act for");
  const channel = first.channel(opsChannel);
  const projection = new OpsProjection(chaincode);
  const follower = followBlocks({
    blocks: (signal) => channel.blocks({ startBlock: 0n, signal }),
    apply: (block) => projection.apply(block),
    log,
  });
  const operations = new OperationService({ connections, opsChannel, chaincode, projection, follower });
  const ownOrganizations = [...connections.keys()];

  return {
    name: "ops",
    schema: await buildOpsSchema(log),
    contextFor: (principal: Principal): OpsContext => {
      const mspId = principal.mspId ?? first.mspId;
      const connection = connections.get(mspId);
      if (!connection) throw new PlatformError("FORBIDDEN", `this instance does not act for ${mspId}`);
      const loaders = newOpsLoaders({ connection, opsChannel, chaincode });
      return { principal, operations, projection, ownOrganizations, loaders };
    },
    isReady: async () => {
      const [newest] = await Promise.all([channel.newestBlock(), readTemplates(first, { opsChannel, chaincode })]);
      return follower.position >= newest.number;
    },
    close: () => follower.close(),
  };
}
