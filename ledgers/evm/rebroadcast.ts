import type { Logger } from "pino";
import type { Broadcaster } from "./broadcast.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";

/** How many blocks must lie on top of a transaction before the outbox lets go of it. */
const settledDepth = 32;

export interface RebroadcastOptions {
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  readonly blockNumber: () => Promise<number>;
  readonly log: Logger;
}

/** Sends again every transaction of the outbox that the chain does not hold, and drops the settled ones. */
export async function rebroadcast({ outbox, broadcaster, blockNumber, log }: RebroadcastOptions): Promise<void> {
  const entries = await outbox.entries();
  const head = await blockNumber();
  // A chain takes an account's transactions in the order of their nonces.
  for (const entry of entries.sort((a, b) => a.nonce - b.nonce)) {
    const receipt = await broadcaster.receiptOf(entry.hash);
    if (!receipt) await sendAgain(entry, broadcaster, log);
    else if (head - receipt.blockNumber >= settledDepth) await outbox.delete(entry.hash);
  }
}

async function sendAgain(entry: OutboxEntry, broadcaster: Broadcaster, log: Logger): Promise<void> {
  try {
    await broadcaster.send(entry);
    log.info({ transaction: entry.hash, nonce: entry.nonce }, "Transaction sent again");
  } catch (error) {
    // Known already, or its nonce was used; whoever waits for it finds out.
    log.debug({ transaction: entry.hash, err: error }, "Transaction not sent again");
  }
}
