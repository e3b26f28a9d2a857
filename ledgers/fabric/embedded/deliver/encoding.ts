import type { CommittedBlock, CommittedTransaction } from "../channel/committed-block.ts";
import { HeaderType } from "../protocol/transaction.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";

/** Writes a DeliverResponse for a block of a channel. */
export type BlockEncoding = (block: CommittedBlock, channel: string) => Buffer;

export function encodeStatus(status: number): Buffer {
  return new WireWriter().uint(1, status).finish();
}

export function encodeBlock(block: CommittedBlock): Buffer {
  return new WireWriter().message(2, block.bytes).finish();
}

/** There is no private data, so it is the block alone. */
export function encodeBlockAndPrivateData(block: CommittedBlock): Buffer {
  return new WireWriter().message(4, new WireWriter().message(1, block.bytes).finish()).finish();
}

/** Ids, types, validation codes and events without their payloads, those of invalid transactions too. */
export function encodeFilteredBlock(block: CommittedBlock, channel: string): Buffer {
  const filtered = new WireWriter().text(1, channel).uint(2, block.number);
  for (const transaction of block.transactions) filtered.message(4, encodeFilteredTransaction(transaction));
  return new WireWriter().message(3, filtered.finish()).finish();
}

function encodeFilteredTransaction({ id, type, validationCode, event }: CommittedTransaction): Buffer {
  const transaction = new WireWriter().text(1, id).uint(2, type).uint(3, validationCode);
  if (type !== HeaderType.endorserTransaction) return transaction.finish();
  const actions = new WireWriter();
  if (event.length > 0) {
    const fields = new WireMessage(event);
    const withoutPayload = new WireWriter()
      .bytes(1, fields.bytes(1))
      .bytes(2, fields.bytes(2))
      .bytes(3, fields.bytes(3));
    actions.message(1, new WireWriter().message(1, withoutPayload.finish()).finish());
  }
  return transaction.message(4, actions.finish()).finish();
}
