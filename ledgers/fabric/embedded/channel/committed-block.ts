import { type Block, MetadataIndex, readBlock } from "../protocol/block.ts";
import { HeaderType, readEndorserTransaction, readEnvelope } from "../protocol/transaction.ts";

/** One transaction of a block as followers of a channel need it. */
export interface CommittedTransaction {
  readonly id: string;
  readonly type: number;
  readonly validationCode: number;
  /** ChaincodeEvent message; empty when there is none. */
  readonly event: Buffer;
}

/** A block of the chain; its parts are decoded when they are read. */
export class CommittedBlock {
  private decoded: Block | undefined;
  private summaries: readonly CommittedTransaction[] | undefined;

  constructor(
    readonly number: number,
    readonly bytes: Buffer,
  ) {}

  get block(): Block {
    this.decoded ??= readBlock(this.bytes);
    return this.decoded;
  }

  get transactions(): readonly CommittedTransaction[] {
    this.summaries ??= this.block.envelopes.map((envelope, i) => summarize(envelope, this.validationCode(i)));
    return this.summaries;
  }

  validationCode(transaction: number): number {
    return this.block.metadata[MetadataIndex.transactionsFilter]?.[transaction] ?? 0;
  }
}

function summarize(bytes: Buffer, validationCode: number): CommittedTransaction {
  const none = Buffer.alloc(0);
  try {
    const { header, data } = readEnvelope(bytes);
    const isEndorsed = header.type === HeaderType.endorserTransaction;
    const event = isEndorsed ? readEndorserTransaction(data).action.event : none;
    return { id: header.transactionId, type: header.type, validationCode, event };
  } catch {
    return { id: "", type: HeaderType.message, validationCode, event: none };
  }
}
