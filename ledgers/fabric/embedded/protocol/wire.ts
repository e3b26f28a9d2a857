/**
 * Protocol buffers by hand, for the messages on the hot path: fields stay views into the received bytes, so a
 * signed or hashed part is passed on exactly as it came. Everything else uses the generated classes.
 */

const WireType = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const empty = Buffer.alloc(0);

/** The bytes are no protocol buffer message. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}

/** One decoded message; absent fields read as empty or zero, of repeated scalars the last counts. */
export class WireMessage {
  private readonly numbers: number[] = [];
  private readonly values: (number | Buffer)[] = [];
  private offset = 0;

  /** @throws MalformedMessage */
  constructor(private readonly source: Buffer) {
    while (this.offset < source.length) this.readField();
  }

  has(field: number): boolean {
    return this.numbers.includes(field);
  }

  bytes(field: number): Buffer {
    const value = this.values[this.numbers.lastIndexOf(field)];
    return value instanceof Buffer ? value : empty;
  }

  text(field: number): string {
    return this.bytes(field).toString("utf8");
  }

  uint(field: number): number {
    const value = this.values[this.numbers.lastIndexOf(field)];
    return typeof value === "number" ? value : 0;
  }

  message(field: number): WireMessage {
    return new WireMessage(this.bytes(field));
  }

  repeated(field: number): Buffer[] {
    return this.values.filter((value, i): value is Buffer => this.numbers[i] === field && value instanceof Buffer);
  }

  private readField(): void {
    const tag = this.readVarint();
    const number = Math.floor(tag / 8);
    if (number === 0) throw new MalformedMessage("illegal field number 0");
    const value = this.readValue(tag % 8);
    this.numbers.push(number);
    this.values.push(value);
  }

  private readValue(type: number): number | Buffer {
    switch (type) {
      case WireType.varint:
        return this.readVarint();
      case WireType.bytes:
        return this.readBytes(this.readVarint());
      case WireType.fixed64:
        return this.readBytes(8);
      case WireType.fixed32:
        return this.readBytes(4);
      default:
        throw new MalformedMessage(`illegal wire type ${type}`);
    }
  }

  private readVarint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.source[this.offset++];
      if (byte === undefined) throw new MalformedMessage("unexpected end of message");
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new MalformedMessage("variable-length number too long");
  }

  private readBytes(length: number): Buffer {
    const end = this.offset + length;
    if (end > this.source.length) throw new MalformedMessage("unexpected end of message");
    const value = this.source.subarray(this.offset, end);
    this.offset = end;
    return value;
  }
}

/** Writes fields in the order of the calls; empty and zero values are left out, as proto3 wants it. */
export class WireWriter {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  uint(field: number, value: number): this {
    if (value === 0) return this;
    return this.push(varints(field * 8 + WireType.varint, value));
  }

  bytes(field: number, value: Uint8Array): this {
    return value.length === 0 ? this : this.message(field, value);
  }

  text(field: number, value: string): this {
    return value === "" ? this : this.message(field, Buffer.from(value, "utf8"));
  }

  /** An embedded message or an element of a repeated field: written even when it is empty. */
  message(field: number, value: Uint8Array): this {
    return this.push(varints(field * 8 + WireType.bytes, value.length)).push(value);
  }

  finish(): Buffer {
    return Buffer.concat(this.parts, this.length);
  }

  private push(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }
}

function varints(...values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let value of values) {
    while (value >= 0x80) {
      bytes.push((value % 128) | 0x80);
      value = Math.floor(value / 128);
    }
    bytes.push(value);
  }
  return Uint8Array.from(bytes);
}
