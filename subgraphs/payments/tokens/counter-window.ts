/** How far behind the highest counter a request may arrive; older ones count as replayed. */
export const windowSize = 1024;

const bitmapBytes = windowSize / 8;

/** Which request counters were used: every one may be, once, in nearly any order. */
export class CounterWindow {
  /** The highest counter used; 0 before any. */
  #highest: bigint;
  /** One bit per counter of the window, at the counter modulo the window's size. */
  readonly #used: Uint8Array;

  constructor() {
    this.#highest = 0n;
    this.#used = new Uint8Array(bitmapBytes);
  }

  get highest(): bigint {
    return this.#highest;
  }

  /** Whether the counter was not used before, as far as the window can tell. */
  isNew(counter: bigint): boolean {
    if (counter > this.#highest) return true;
    if (counter < 1n || this.#highest - counter >= BigInt(windowSize)) return false;
    return !this.#isSet(slotOf(counter));
  }

  /** Uses a counter for which {@link isNew} holds. */
  use(counter: bigint): void {
    if (counter > this.#highest) this.#moveTo(counter);
    const slot = slotOf(counter);
    this.#used[slot >> 3] = (this.#used[slot >> 3] ?? 0) | (1 << (slot & 7));
  }

  /** 8 bytes of the highest counter, then the bitmap. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(8 + bitmapBytes);
    new DataView(bytes.buffer).setBigUint64(0, this.#highest);
    bytes.set(this.#used, 8);
    return bytes;
  }

  static readonly byteLength = 8 + bitmapBytes;

  static fromBytes(bytes: Uint8Array): CounterWindow {
    const window = new CounterWindow();
    window.#highest = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    window.#used.set(bytes.subarray(8, CounterWindow.byteLength));
    return window;
  }

  /** Forgets the counters that fall out of the window at its far end. */
  #moveTo(counter: bigint): void {
    if (counter - this.#highest >= BigInt(windowSize)) this.#used.fill(0);
    else {
      for (let next = this.#highest + 1n; next <= counter; next += 1n) {
        const slot = slotOf(next);
        this.#used[slot >> 3] = (this.#used[slot >> 3] ?? 0) & ~(1 << (slot & 7));
      }
    }
    this.#highest = counter;
  }

  #isSet(slot: number): boolean {
    return ((this.#used[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0;
  }
}

function slotOf(counter: bigint): number {
  return Number(counter & BigInt(windowSize - 1));
}
