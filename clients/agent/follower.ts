import { setTimeout as pause } from "node:timers/promises";
import type { OpsEventName } from "@ledgerloom/chaincode";
import type { Logger } from "pino";
import { z } from "zod";
import type { ChaincodeEvent } from "../../ledgers/fabric/blocks.ts";
import { opsChaincode } from "../../ledgers/fabric/contracts/ops.ts";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import type { Checkpoint, CheckpointPlace } from "./checkpoint.ts";
import type { Executor } from "./executor.ts";

export interface FollowerOptions {
  readonly channel: FabricChannel;
  readonly checkpoint: Checkpoint;
  readonly executor: Executor;
  readonly mspId: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

const approved: OpsEventName = "OperationApproved";
/** Part of an `OperationEventPayload` that the agent reads. */
const approval = z.object({ operation: z.object({ id: z.string(), electorate: z.array(z.string()) }) });
const pauseMs = 2_000;

/**
 * Follows the ops channel from the checkpoint, one event after the other, until the signal. The checkpoint moves past
 * an event when its work is on the ledger, so a killed agent meets it again.
 */
export async function followOperations(options: FollowerOptions): Promise<void> {
  const { signal, log } = options;
  while (!signal.aborted) {
    try {
      await follow(options);
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error }, "Following the ops channel failed");
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function follow(options: FollowerOptions): Promise<void> {
  const { channel, checkpoint, executor, mspId, signal } = options;
  const place = await placeOf(options);
  const start = place ? { startBlock: place.blockNumber, afterTransactionId: place.transactionId } : { startBlock: 0n };
  for await (const event of channel.chaincodeEvents(opsChaincode, { ...start, signal })) {
    const operationId = operationFor(mspId, event);
    if (operationId !== undefined) await executor.execute(operationId);
    if (signal.aborted) return;
    await checkpoint.advance(event);
  }
}

/** Place to follow from; none on a ledger that has become shorter: all events are met again, and done once. */
async function placeOf({ channel, checkpoint, log }: FollowerOptions): Promise<CheckpointPlace | undefined> {
  const { place } = checkpoint;
  if (!place || (await channel.newestBlock()).number >= place.blockNumber) return place;
  log.warn({ block: String(place.blockNumber) }, "The ledger does not reach to where this agent was; it begins anew");
  return undefined;
}

/** Id of the operation that an event tells this organisation to execute. */
function operationFor(mspId: string, { name, payload }: ChaincodeEvent): string | undefined {
  if (name !== approved) return undefined;
  const { operation } = approval.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
  return operation.electorate.includes(mspId) ? operation.id : undefined;
}
