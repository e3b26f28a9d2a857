/** Pauses between attempts, in ms; the last one is repeated. */
const pausesMs = [100, 250, 500, 1_000, 2_000, 5_000];

/**
 * Waits before an attempt that follows on `failures` failures in a row: from half to one and a half of the pause, so
 * that the clients of a gateway that was restarted don't all come back at once. An abort ends it.
 */
export function pauseAfter(failures: number, signal?: AbortSignal): Promise<void> {
  const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)] as number;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, pauseMs * (0.5 + Math.random()));
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end);
  });
}

/** The gateways of one graph: one is used until it fails, then the next. */
export class Gateways {
  readonly #urls: readonly string[];
  #current = 0;

  /** @param urls absolute, or in a page relative to it @throws TypeError when one is none */
  constructor(urls: readonly string[]) {
    this.#urls = urls.map((url) => new URL(url, globalThis.location?.href).href);
  }

  get current(): string {
    return this.#urls[this.#current % this.#urls.length] ?? "";
  }

  /** Uses another gateway from now on, unless another call has switched already. */
  leave(url: string): void {
    if (url === this.current) this.#current += 1;
  }
}
