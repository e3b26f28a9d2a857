/**
 * Protocol buffers by hand, for the messages on the hot path: fields stay views into the received bytes, so a
 * signed or hashed part is passed on exactly as it came. Everything else uses the generated classes.
 */

import { FieldCursor } from "../../wire.ts";

const WireType = { varint: 0, bytes: 2 } as const;

const empty = Buffer.alloc(0);
const initialCapacity = 64;
const maxVarintLength = 10;

/** One decoded message; absent fields read as empty or zero, of repeated scalars the last counts. */
export class WireMessage {
  private readonly numbers: number[] = [];
  private readonly values: (number | Buffer)[] = [];

  /** @throws MalformedMessage */
  constructor(source: Buffer) {
    const cursor = new FieldCursor(source);
    while (cursor.next()) {
      this.numbers.push(cursor.field);
      this.values.push(cursor.isInteger ? cursor.integer : cursor.bytes);
    }
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
}

/** Writes fields in the order of the calls; empty and zero values are left out, as proto3 wants it. */
export class WireWriter {
  private buffer = Buffer.allocUnsafe(initialCapacity);
  private length = 0;

  uint(field: number, value: number): this {
    if (value === 0) return this;
    return this.reserve(2 * maxVarintLength)
      .varint(field * 8 + WireType.varint)
      .varint(value);
  }

  bytes(field: number, value: Uint8Array): this {
    return value.length === 0 ? this : this.message(field, value);
  }

  text(field: number, value: string): this {
    if (value === "") return this;
    const length = Buffer.byteLength(value, "utf8");
    this.header(field, length);
    this.length += this.buffer.write(value, this.length, "utf8");
    return this;
  }

  /** An embedded message or an element of a repeated field: written even when it is empty. */
  message(field: number, value: Uint8Array): this {
    this.header(field, value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
    return this;
  }

  /** The message; the writer must not be used after that. */
  finish(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  /** Tag and length, with room for that many bytes behind them. */
  private header(field: number, length: number): void {
    this.reserve(2 * maxVarintLength + length);
    this.varint(field * 8 + WireType.bytes).varint(length);
  }

  private reserve(count: number): this {
    const needed = this.length + count;
    if (needed <= this.buffer.length) return this;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    return this;
  }

  private varint(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
    return this;
  }
}
