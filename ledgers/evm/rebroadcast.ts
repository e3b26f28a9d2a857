import type { Logger } from "pino";
import type { Broadcaster } from "./broadcast.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { RpcRefusal } from "./rpc.ts";

/** How many blocks must lie on top of a transaction before the outbox lets go of it. */
const settledDepth = 32;
/** And how long ago it must have been sent, in ms: an embedded chain writes its state within far less. */
const settledAfterMs = 60_000;

export interface RebroadcastOptions {
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  readonly blockNumber: () => Promise<number>;
  readonly log: Logger;
}

/** Sends again every transaction of the outbox that the chain does not hold. */
export async function rebroadcast(options: RebroadcastOptions): Promise<void> {
  const entries = await options.outbox.entries();
  for (const entry of entries.sort((a, b) => a.order - b.order)) {
    if (!(await options.broadcaster.receiptOf(entry.hash))) await sendAgain(entry, options);
  }
}

/** Drops what no crash and no reorganisation can undo any more. */
export async function dropSettled(
  { outbox, broadcaster, blockNumber }: RebroadcastOptions,
  now = Date.now(),
): Promise<void> {
  const old = (await outbox.entries()).filter(({ order }) => now - order >= settledAfterMs);
  for (const { hash } of old) {
    const receipt = await broadcaster.receiptOf(hash);
    if (receipt && (await blockNumber()) - receipt.blockNumber >= settledDepth) await outbox.delete(hash);
  }
}

async function sendAgain(entry: OutboxEntry, { outbox, broadcaster, log }: RebroadcastOptions): Promise<void> {
  try {
    await broadcaster.send(entry);
    log.info({ transaction: entry.hash, nonce: entry.nonce }, "Transaction sent again");
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
    // Known already, unless another transaction has taken its place.
    if (await broadcaster.isReplaced(entry)) await outbox.delete(entry.hash);
  }
}
