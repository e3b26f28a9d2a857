export interface ByteCacheOptions<V> {
  readonly maxBytes: number;
  readonly sizeOf: (value: V, key: string) => number;
  /** Called with the bytes of all entries, whenever they change. */
  readonly report?: (bytes: number) => void;
}

/** Cache of a size in bytes: the least recently used entries go first, and one larger than the cache is not kept. */
export class ByteCache<V extends object> {
  readonly #options: ByteCacheOptions<V>;
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>();
  #bytes = 0;

  constructor(options: ByteCacheOptions<V>) {
    this.#options = options;
  }

  /** Size of all entries. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): V | undefined {
    const found = this.#entries.get(key);
    if (!found) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** Value of a key, made where there is none. */
  getOr(key: string, make: () => V): V {
    const found = this.get(key);
    if (found) return found;
    const made = make();
    this.set(key, made);
    return made;
  }

  set(key: string, value: V): void {
    const { maxBytes, sizeOf, report } = this.#options;
    this.#remove(key);
    const bytes = sizeOf(value, key);
    if (bytes <= maxBytes) {
      this.#entries.set(key, { value, bytes });
      this.#bytes += bytes;
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= maxBytes) break;
      this.#remove(oldest);
    }
    report?.(this.#bytes);
  }

  delete(key: string): void {
    this.#remove(key);
    this.#options.report?.(this.#bytes);
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
