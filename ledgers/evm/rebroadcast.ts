import type { Logger } from "pino";
import type { Broadcaster } from "./broadcast.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { RpcRefusal } from "./rpc.ts";

/** Blocks that must lie on top of a transaction before the outbox drops it. */
const settledDepth = 32;
/** Least age at which the outbox drops it, in ms: an embedded chain writes its state within far less. */
const settledAfterMs = 60_000;

export interface RebroadcastOptions {
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  readonly blockNumber: () => Promise<number>;
  readonly log: Logger;
}

/** Sends again every transaction of the outbox, kept for so long at least, that the chain does not hold. */
export async function rebroadcast(options: RebroadcastOptions, keptForMs = 0): Promise<void> {
  const { outbox, broadcaster } = options;
  const nextNonces = new Map<string, number>();
  for (const entry of await outbox.entries()) {
    if (entry.ageMs < keptForMs) continue;
    const next = nextNonces.get(entry.sender) ?? (await broadcaster.nextNonce(entry.sender));
    nextNonces.set(entry.sender, next);
    if (entry.nonce >= next) await sendAgain(entry, options);
  }
}

/** Drops transactions that no crash and no reorganisation can undo any more, and those that another one replaced. */
export async function dropSettled({ outbox, broadcaster, blockNumber }: RebroadcastOptions): Promise<void> {
  const newest = await blockNumber();
  const settled: string[] = [];
  for (const entry of await outbox.entries()) {
    if (entry.ageMs < settledAfterMs) continue;
    const receipt = await broadcaster.receiptOf(entry.hash);
    const isSettled = receipt ? newest - receipt.blockNumber >= settledDepth : await broadcaster.isReplaced(entry);
    if (isSettled) settled.push(entry.hash);
  }
  await outbox.drop(settled);
}

async function sendAgain(entry: OutboxEntry, { broadcaster, log }: RebroadcastOptions): Promise<void> {
  try {
    await broadcaster.send(entry);
    log.info({ transaction: entry.hash, nonce: entry.nonce }, "Transaction sent again");
  } catch (error) {
    // Known already, or its place is taken.
    if (!(error instanceof RpcRefusal)) throw error;
  }
}
