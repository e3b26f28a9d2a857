/** Size of the replay window: counters that are further behind the highest count as replayed. */
export const windowSize = 1024;

const bitmapBytes = windowSize / 8;

/** Replay window: counters of requests, each of which may be used once, in nearly any order. */
export class CounterWindow {
  /** Highest counter used; 0 before any. */
  #highest = 0n;
  /** One bit per counter of the window, at the counter modulo the window's size. */
  readonly #used = new Uint8Array(bitmapBytes);

  get highest(): bigint {
    return this.#highest;
  }

  /** Whether `count` counters up to the given one are unused, as far as the window can tell. */
  isNew(counter: bigint, count = 1): boolean {
    const first = counter - BigInt(count - 1);
    if (first > this.#highest) return true;
    if (first < 1n || this.#highest - first >= BigInt(windowSize)) return false;
    for (let each = first; each <= counter && each <= this.#highest; each += 1n) {
      if (this.#isSet(slotOf(each))) return false;
    }
    return true;
  }

  /** Uses counters for which {@link isNew} holds. */
  use(counter: bigint, count = 1): void {
    if (counter > this.#highest) this.#moveTo(counter);
    for (let each = counter - BigInt(count - 1); each <= counter; each += 1n) {
      const slot = slotOf(each);
      this.#used[slot >> 3] = (this.#used[slot >> 3] ?? 0) | (1 << (slot & 7));
    }
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

/** Place of a counter in a window: the counter modulo the window's size. */
export const slotOf = (counter: bigint): number => Number(counter & BigInt(windowSize - 1));
