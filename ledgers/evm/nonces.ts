/**
 * Hands out the nonces of one key. A nonce stays taken until its transaction is mined or certainly never will be, so
 * concurrent sends get different ones and a refused one leaves no gap behind.
 */
export class Nonces {
  readonly #readBase: () => Promise<number>;
  #base: number | undefined;
  #syncing: Promise<number> | undefined;
  readonly #taken = new Set<number>();

  /** @param readBase the next nonce the chain expects, its pending transactions counted */
  constructor(readBase: () => Promise<number>) {
    this.#readBase = readBase;
  }

  /** The lowest nonce nobody uses. */
  async take(): Promise<number> {
    let nonce = this.#base ?? (await this.#sync());
    while (this.#taken.has(nonce)) nonce += 1;
    this.#taken.add(nonce);
    return nonce;
  }

  /** Takes the nonce of an earlier run's transaction. @returns whether this run did not use it already */
  async claim(nonce: number): Promise<boolean> {
    await this.#sync();
    const isFree = !this.#taken.has(nonce);
    this.#taken.add(nonce);
    return isFree;
  }

  /** Whether the chain waits for a nonce before this one that nobody uses. */
  isAhead(nonce: number): boolean {
    return this.#base !== undefined && this.#base < nonce && !this.#taken.has(this.#base);
  }

  /** The nonce's transaction is mined. */
  spend(nonce: number): void {
    this.#taken.delete(nonce);
    this.#base = Math.max(this.#base ?? 0, nonce + 1);
  }

  /** The nonce's transaction never reached the chain. @returns whether later nonces wait for it */
  release(nonce: number): boolean {
    this.#taken.delete(nonce);
    return [...this.#taken].some((other) => other > nonce);
  }

  /** Asks the chain again before the next nonce. */
  forget(): void {
    this.#base = undefined;
  }

  async #sync(): Promise<number> {
    this.#syncing ??= this.#readBase().finally(() => {
      this.#syncing = undefined;
    });
    const base = await this.#syncing;
    this.#base = Math.max(this.#base ?? 0, base);
    return this.#base;
  }
}
