/**
 * Reads single fields out of encoded protobuf messages without decoding the rest and without copying. Blocks nest a
 * dozen messages deep and a projection wants a handful of their fields, which makes replaying a ledger quick.
 */

const nothing = new Uint8Array(0);

/** The bytes are no protocol buffer message. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}

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
  const cursor = new FieldCursor(message);
  let found = 0;
  while (cursor.next()) if (cursor.field === field) found = cursor.integer;
  return found;
}

/** Every occurrence of a repeated field of bytes, strings or messages. */
export function eachAt(message: Uint8Array, field: number): Uint8Array[] {
  const cursor = new FieldCursor(message);
  const found: Uint8Array[] = [];
  while (cursor.next()) if (cursor.field === field) found.push(cursor.bytes);
  return found;
}

function lastBytes(message: Uint8Array, field: number): Uint8Array {
  const cursor = new FieldCursor(message);
  let found: Uint8Array | undefined;
  while (cursor.next()) if (cursor.field === field) found = cursor.bytes;
  return found ?? nothing;
}

/** Cursor over the fields of one message; bytes that it reads are views into it. */
export class FieldCursor<Bytes extends Uint8Array> {
  field = 0;
  /** Value of the current field, when it is an integer. */
  integer = 0;
  isInteger = false;
  private start = 0;
  private end = 0;
  private readonly message: Bytes;

  constructor(message: Bytes) {
    this.message = message;
  }

  /** Value of the current field, when it is of bytes. */
  get bytes(): Bytes {
    return this.message.subarray(this.start, this.end) as Bytes;
  }

  /** Moves on to the next field; false at the end. @throws MalformedMessage */
  next(): boolean {
    if (this.end >= this.message.length) return false;
    this.start = this.end;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    if (this.field === 0) throw new MalformedMessage("illegal field number 0");
    this.value(tag & 7);
    if (this.end > this.message.length) throw new MalformedMessage("a field runs past the end of its message");
    return true;
  }

  private value(wireType: number): void {
    this.isInteger = wireType === 0;
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
      throw new MalformedMessage(`illegal wire type ${wireType}`);
    }
  }

  private varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.message[this.start++];
      if (byte === undefined || factor > 2 ** 63) throw new MalformedMessage("an integer is cut off or too long");
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
}
