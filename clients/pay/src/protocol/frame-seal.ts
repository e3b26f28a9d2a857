import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Side } from "./handshake.ts";

/** Bytes of a frame before its payload: the seal. */
export const sealLength = 32;

/**
 * Seals, or opens, the frames that one side sends over one connection: HMAC-SHA256 over the side, the frame's number and
 * the payload. What was replayed, left out, reordered, turned round or changed does not open.
 */
export class FrameSeal {
  readonly #key: KeyObject;
  /** Sender, then the number of the next frame. */
  readonly #prefix = Buffer.alloc(9);
  #next = 0;

  constructor(sender: Side, sessionKey: Buffer) {
    this.#key = createSecretKey(sessionKey);
    this.#prefix[0] = sender === "service" ? 1 : 2;
  }

  /** The next frame. */
  seal(payload: string): Buffer {
    const bytes = Buffer.from(payload);
    return Buffer.concat([this.#sealOf(bytes), bytes]);
  }

  /** The payload of the next frame; `undefined` when it is any other. */
  open(frame: Buffer): string | undefined {
    const payload = frame.subarray(sealLength);
    const expected = this.#sealOf(payload);
    if (frame.length < sealLength || !timingSafeEqual(frame.subarray(0, sealLength), expected)) return undefined;
    return payload.toString();
  }

  #sealOf(payload: Buffer): Buffer {
    this.#prefix.writeUIntBE(this.#next++, 3, 6);
    return createHmac("sha256", this.#key).update(this.#prefix).update(payload).digest();
  }
}
