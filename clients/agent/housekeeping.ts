import { setTimeout as pause } from "node:timers/promises";
import type { OperationRow } from "@ledgerloom/chaincode";
import type { Logger } from "pino";
import type { Membership } from "./membership.ts";
import type { OpsLedger } from "./ops-ledger.ts";

export interface HousekeepingOptions {
  readonly ledger: OpsLedger;
  readonly membership: Membership;
  readonly mspId: string;
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Closes operations that are over their time, and confirms memberships that have changed, until the signal. */
export async function keepHouse(options: HousekeepingOptions): Promise<void> {
  const { intervalMs, signal, log } = options;
  while (!signal.aborted) {
    await pause(intervalMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await tidyUp(options).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ reason: error instanceof Error ? error.message : error }, "Housekeeping failed");
    });
  }
}

async function tidyUp(options: HousekeepingOptions): Promise<void> {
  await closeDue(options);
  await options.membership.confirm();
}

async function closeDue({ ledger, mspId, intervalMs, log }: HousekeepingOptions): Promise<void> {
  for await (const operation of ledger.openOperations()) {
    if (!isDue(operation, Date.now() - graceMs(operation, mspId, intervalMs))) continue;
    const close = operation.status === "PROPOSED" ? ledger.expire(operation.id) : ledger.close(operation.id);
    // Another organisation may have been first, or this clock may be ahead of the ledger's.
    await close.then(
      ({ status }) => log.info({ operationId: operation.id, status }, "Closed what was over its time"),
      (error: Error) => log.debug({ operationId: operation.id, reason: error.message }, "Not closed"),
    );
  }
}

function isDue(operation: OperationRow, nowMs: number): boolean {
  const end = operation.status === "PROPOSED" ? operation.expiresAt : operation.executionDeadline;
  return end !== undefined && nowMs >= Date.parse(end);
}

/** Each organisation waits a little longer than the one before it, so that they don't all come at once. */
function graceMs({ electorate }: OperationRow, mspId: string, intervalMs: number): number {
  const place = electorate.indexOf(mspId);
  return (place < 0 ? electorate.length : place) * intervalMs;
}
