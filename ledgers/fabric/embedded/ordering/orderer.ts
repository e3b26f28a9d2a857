import type { Logger } from "pino";
import type { Channel } from "../channel/channel.ts";
import type { NodeIdentity } from "../network/organization.ts";
import { type PendingTransaction, pendingTransaction } from "../validation/pending-transaction.ts";
import { BlockCutter } from "./block-cutter.ts";
import { commitBatch } from "./committer.ts";

/** Refusal of a transaction by the orderer, as it would answer a broadcast. */
export interface OrderingRefusal {
  readonly status: "BAD_REQUEST" | "FORBIDDEN" | "REQUEST_ENTITY_TOO_LARGE";
  readonly info: string;
}

export interface OrdererOptions {
  readonly channel: Channel;
  readonly signer: NodeIdentity;
  readonly log: Logger;
  /** Called when a block could not be stored; nothing can be ordered after that. */
  readonly onFailure: (error: unknown) => void;
}

/** Puts the transactions of one channel into an order and blocks, one block at a time. */
export class Orderer {
  private readonly cutter: BlockCutter<PendingTransaction>;
  private timer: NodeJS.Timeout | undefined;
  private tail: Promise<void> = Promise.resolve();

  constructor(private readonly options: OrdererOptions) {
    this.cutter = new BlockCutter(options.channel.configuration.batch, ({ bytes }) => bytes.length);
  }

  /** Takes a signed transaction; its changes are decided when its block is committed. */
  submit(bytes: Buffer): OrderingRefusal | undefined {
    const { channel } = this.options;
    const { envelope } = pendingTransaction(bytes);
    if (envelope === undefined || envelope.payload.length === 0) {
      return { status: "BAD_REQUEST", info: "message payload is empty" };
    }
    const { absoluteBytes } = channel.configuration.batch;
    if (bytes.length > absoluteBytes) {
      const info = `message payload is ${bytes.length} bytes and exceeds maximum allowed ${absoluteBytes} bytes`;
      return { status: "REQUEST_ENTITY_TOO_LARGE", info };
    }
    const signer = channel.signer(envelope.header.creator, envelope.payload, envelope.signature);
    if (signer?.isExpired()) return { status: "BAD_REQUEST", info: "broadcast client identity expired" };
    const denial = channel.denial("/Channel/Writers", signer);
    if (denial !== undefined) return { status: "FORBIDDEN", info: `${denial}: permission denied` };
    this.enqueue({ bytes, envelope, signer });
    return undefined;
  }

  /** Settles when everything that was submitted is committed. */
  async drain(): Promise<void> {
    this.flush();
    await this.tail;
  }

  private enqueue(pending: PendingTransaction): void {
    for (const batch of this.cutter.add(pending)) this.commit(batch);
    if (this.cutter.isEmpty) this.stopTimer();
    else this.timer ??= setTimeout(() => this.flush(), this.options.channel.configuration.batch.timeoutMs);
  }

  private flush(): void {
    this.stopTimer();
    if (!this.cutter.isEmpty) this.commit(this.cutter.cut());
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private commit(batch: readonly PendingTransaction[]): void {
    const { channel, signer, log, onFailure } = this.options;
    this.tail = this.tail.then(async () => {
      const committed = await commitBatch(channel, batch, signer);
      log.debug({ channel: channel.name, block: committed.number, transactions: batch.length }, "Block committed");
    });
    this.tail.catch(onFailure);
  }
}
