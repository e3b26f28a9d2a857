/** Layout of the one key-value store: a prefix per channel and kind of entry, numbers big-endian so that they sort. */

const separator = Buffer.from([0]);

const kinds = { block: "b", hash: "x", transaction: "t", state: "s", metadata: "m", history: "h" } as const;

/** Keys of one channel's entries. */
export class ChannelKeys {
  private readonly prefixes: Readonly<Record<keyof typeof kinds, Buffer>>;

  constructor(channel: string) {
    const prefix = (kind: string) => Buffer.concat([Buffer.from(channel, "utf8"), separator, Buffer.from(kind)]);
    this.prefixes = {
      block: prefix(kinds.block),
      hash: prefix(kinds.hash),
      transaction: prefix(kinds.transaction),
      state: prefix(kinds.state),
      metadata: prefix(kinds.metadata),
      history: prefix(kinds.history),
    };
  }

  block(number: number): Buffer {
    return Buffer.concat([this.prefixes.block, bigEndian(number)]);
  }

  /** Bounds of all blocks, the upper one exclusive. */
  blocks(): { gte: Buffer; lt: Buffer } {
    return { gte: this.block(0), lt: Buffer.concat([this.prefixes.block, Buffer.alloc(9, 0xff)]) };
  }

  blockHash(hash: Buffer): Buffer {
    return Buffer.concat([this.prefixes.hash, hash]);
  }

  transaction(id: string): Buffer {
    return Buffer.concat([this.prefixes.transaction, Buffer.from(id, "utf8")]);
  }

  state(namespace: string, key: string): Buffer {
    return Buffer.concat([this.statePrefix(namespace), Buffer.from(key, "utf8")]);
  }

  metadata(namespace: string, key: string): Buffer {
    return Buffer.concat([this.prefixes.metadata, Buffer.from(namespace, "utf8"), separator, Buffer.from(key, "utf8")]);
  }

  /** The key inside its namespace. */
  stateKey(namespace: string, stored: Buffer): string {
    return stored.toString("utf8", this.statePrefix(namespace).length);
  }

  /** Keys from `start` to before `end`; an empty `end` means the namespace's last key. */
  stateRange(namespace: string, start: string, end: string): { gte: Buffer; lt: Buffer } {
    const prefix = this.statePrefix(namespace);
    const lt = end === "" ? Buffer.concat([prefix.subarray(0, -1), Buffer.from([1])]) : this.state(namespace, end);
    return { gte: this.state(namespace, start), lt };
  }

  /** The key's length precedes it, because keys may hold any byte. */
  history(namespace: string, key: string, block: number, transaction: number): Buffer {
    return Buffer.concat([this.historyPrefix(namespace, key), bigEndian(block), bigEndian(transaction)]);
  }

  historyRange(namespace: string, key: string): { gte: Buffer; lt: Buffer } {
    const prefix = this.historyPrefix(namespace, key);
    return { gte: prefix, lt: Buffer.concat([prefix, Buffer.alloc(9, 0xff)]) };
  }

  private statePrefix(namespace: string): Buffer {
    return Buffer.concat([this.prefixes.state, Buffer.from(namespace, "utf8"), separator]);
  }

  private historyPrefix(namespace: string, key: string): Buffer {
    const bytes = Buffer.from(key, "utf8");
    return Buffer.concat([
      this.prefixes.history,
      Buffer.from(namespace, "utf8"),
      separator,
      bigEndian(bytes.length),
      bytes,
    ]);
  }
}

/** Position of a transaction at the end of a history key. */
export function historyPosition(stored: Buffer): { block: number; transaction: number } {
  const numbers = stored.subarray(-16);
  return { block: Number(numbers.readBigUInt64BE(0)), transaction: Number(numbers.readBigUInt64BE(8)) };
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
