import type { JsonRpc } from "./rpc.ts";

/** Calls a listener whenever the chain may have a new head. */
export class Heads {
  readonly #rpc: JsonRpc;
  readonly #pollingMs: number;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;

  /** @param pollingMs interval of polling, where the node does not notify */
  constructor(rpc: JsonRpc, pollingMs: number) {
    this.#rpc = rpc;
    this.#pollingMs = pollingMs;
  }

  /** @returns a call that ends it */
  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  /** Resolves at the next head, after `timeoutMs` at the latest, or when the signal aborts. */
  next(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        off();
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const off = this.on(done);
      const timer = setTimeout(done, timeoutMs);
      signal?.addEventListener("abort", done, { once: true });
      if (signal?.aborted) done();
    });
  }

  #start(): () => void {
    const announce = () => {
      for (const listener of [...this.#listeners]) listener();
    };
    if (this.#rpc.onHead) return this.#rpc.onHead(announce);
    const timer = setInterval(announce, this.#pollingMs);
    return () => clearInterval(timer);
  }
}
