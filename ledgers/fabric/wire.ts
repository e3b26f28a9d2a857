/**
 * Reads single fields out of encoded protobuf messages without decoding the rest and without copying. Blocks nest a
 * dozen messages deep and a projection wants a handful of their fields, so this is what makes replaying a ledger quick.
 */

const nothing = new Uint8Array(0);

/** The bytes at the end of a path of field numbers, each of a nested message; empty where one is absent. */
export function bytesAt(message: Uint8Array, ...path: readonly number[]): Uint8Array {
  let bytes = message;
  for (const field of path) bytes = lastBytes(bytes, field);
  return bytes;
}

/** The string at the end of a path; empty when absent. */
export function textAt(message: Uint8Array, ...path: readonly number[]): string {
  const { buffer, byteOffset, length } = bytesAt(message, ...path);
  return Buffer.from(buffer, byteOffset, length).toString("utf8");
}

/** An unsigned integer (or boolean, or enum) field of the message itself; 0 when absent. */
export function integerAt(message: Uint8Array, field: number): number {
  const cursor = new Cursor(message);
  let found = 0;
  while (cursor.next()) if (cursor.field === field) found = cursor.integer;
  return found;
}

/** Every occurrence of a repeated field of bytes, strings or messages. */
export function eachAt(message: Uint8Array, field: number): Uint8Array[] {
  const cursor = new Cursor(message);
  const found: Uint8Array[] = [];
  while (cursor.next()) if (cursor.field === field) found.push(cursor.bytes);
  return found;
}

function lastBytes(message: Uint8Array, field: number): Uint8Array {
  const cursor = new Cursor(message);
  let found: Uint8Array | undefined;
  while (cursor.next()) if (cursor.field === field) found = cursor.bytes;
  return found ?? nothing;
}

/** Steps through the fields of one message. */
class Cursor {
  field = 0;
  integer = 0;
  private start = 0;
  private end = 0;
  private readonly message: Uint8Array;

  constructor(message: Uint8Array) {
    this.message = message;
  }

  /** What the current field holds, when it is of bytes. */
  get bytes(): Uint8Array {
    return this.message.subarray(this.start, this.end);
  }

  /** Moves on to the next field; false at the end. */
  next(): boolean {
    if (this.end >= this.message.length) return false;
    this.start = this.end;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.value(tag & 7);
    if (this.end > this.message.length) throw new RangeError("A protobuf field runs past the end of its message");
    return true;
  }

  private value(wireType: number): void {
    this.integer = 0;
    if (wireType === 2) {
      const length = this.varint();
      this.end = this.start + length;
    } else if (wireType === 0) {
      this.integer = this.varint();
      this.end = this.start;
    } else if (wireType === 1 || wireType === 5) {
      this.end = this.start + (wireType === 1 ? 8 : 4);
    } else {
      throw new RangeError(`Unknown protobuf wire type ${wireType}`);
    }
  }

  private varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.message[this.start++];
      if (byte === undefined || factor > 2 ** 63) throw new RangeError("A protobuf integer is cut off or too long");
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
}
