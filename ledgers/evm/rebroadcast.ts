import type { Logger } from "pino";
import type { Broadcaster } from "./broadcast.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { RpcRefusal } from "./rpc.ts";

/** How many blocks must lie on top of a transaction before the outbox lets go of it. */
const settledDepth = 32;

export interface RebroadcastOptions {
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  readonly blockNumber: () => Promise<number>;
  readonly log: Logger;
}

/** Sends again every transaction of the outbox that the chain does not hold, and drops the settled ones. */
export async function rebroadcast(options: RebroadcastOptions): Promise<void> {
  const { outbox, broadcaster, blockNumber } = options;
  const entries = await outbox.entries();
  const head = await blockNumber();
  for (const entry of entries.sort((a, b) => a.order - b.order)) {
    const receipt = await broadcaster.receiptOf(entry.hash);
    if (!receipt) await sendAgain(entry, options);
    else if (head - receipt.blockNumber >= settledDepth) await outbox.delete(entry.hash);
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
