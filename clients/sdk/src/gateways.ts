/** Pauses between attempts, in ms; the last one is kept to. */
const pausesMs = [100, 250, 500, 1_000, 2_000, 5_000];

/** Waits before an attempt that follows on `failures` failures in a row. */
export function pauseAfter(failures: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pausesMs[Math.min(failures, pausesMs.length - 1)]));
}

/** The gateways of one graph: one is used until it fails, then the next. */
export class Gateways {
  readonly #urls: readonly string[];
  #current = 0;

  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  get current(): string {
    return this.#urls[this.#current % this.#urls.length] ?? "";
  }

  /** Uses another one from now on, unless somebody has seen to that already. */
  leave(url: string): void {
    if (url === this.current) this.#current += 1;
  }
}
