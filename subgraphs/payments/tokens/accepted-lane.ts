import { CounterWindow } from "../model/counter-window.ts";
import { signatureLength } from "../model/signature.ts";

/** Token with the highest counter, which pays for all of its lane. */
export interface NewestToken {
  readonly requests: bigint;
  readonly signature: Uint8Array;
}

/** Accepted requests of one lane under one token id: the counters used, and the signature over the highest. */
export class AcceptedLane {
  readonly window: CounterWindow;
  readonly #signature: Uint8Array;

  constructor(window = new CounterWindow(), signature = new Uint8Array(signatureLength)) {
    this.window = window;
    this.#signature = signature;
  }

  /** Adds a token for `count` requests; only the signature over the highest counter is kept. */
  add(requests: bigint, signature: Uint8Array, count = 1): void {
    if (requests > this.window.highest) this.#signature.set(signature);
    this.window.use(requests, count);
  }

  /** Newest token; none before the first. */
  newest(): NewestToken | undefined {
    if (this.window.highest === 0n) return undefined;
    return { requests: this.window.highest, signature: this.#signature };
  }

  toBytes(): Uint8Array {
    const bytes = new Uint8Array(CounterWindow.byteLength + signatureLength);
    bytes.set(this.window.toBytes());
    bytes.set(this.#signature, CounterWindow.byteLength);
    return bytes;
  }

  static fromBytes(bytes: Uint8Array): AcceptedLane {
    return new AcceptedLane(CounterWindow.fromBytes(bytes), Uint8Array.from(bytes.subarray(CounterWindow.byteLength)));
  }
}
