import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { isAway } from "../../ledgers/evm/rpc-failures.ts";

/** Longest wait for the chain's node at the start, and pauses between later attempts, in ms. */
const patienceMs = 10_000;
const firstPauseMs = 500;
const maxPauseMs = 15_000;

export interface ChainPreparationOptions {
  /** Checks which chain the node is on, and deploys what is missing there. */
  readonly prepare: () => Promise<unknown>;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * Preparation of the chain, without which it cannot be used. When its node is away at the start, the payment server starts
 * all the same, and this goes on by itself.
 */
export class ChainPreparation {
  readonly #options: ChainPreparationOptions;
  #isDone = false;
  /** Failure that was logged last. */
  #told = "";

  private constructor(options: ChainPreparationOptions) {
    this.#options = options;
  }

  /** @throws what forbids the start: all but a node that is away */
  static async start(options: ChainPreparationOptions): Promise<ChainPreparation> {
    const preparation = new ChainPreparation(options);
    await preparation.#begin();
    return preparation;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  async #begin(): Promise<void> {
    const first = this.#attempt();
    const inTime = Promise.race([first, pause(patienceMs, undefined, { ref: false })]);
    await inTime.catch((error: unknown) => {
      if (!isAway(error)) throw error;
    });
    if (!this.#isDone) void this.#goOn(first);
  }

  async #attempt(): Promise<void> {
    await this.#options.prepare();
    this.#isDone = true;
  }

  async #goOn(first: Promise<void>): Promise<void> {
    const { signal, log } = this.#options;
    log.warn("The chain's node is away: what is stored is served, and the rest when it comes");
    let attempt = first;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      await attempt.catch((error: unknown) => this.#tell(error));
      if (this.#isDone) return log.info("The chain's node is there");
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) attempt = this.#attempt();
    }
  }

  /** A failure is logged once, however often it comes again; that the node is away has been said. */
  #tell(error: unknown): void {
    const { message } = error as Error;
    if (isAway(error) || message === this.#told || this.#options.signal.aborted) return;
    this.#told = message;
    this.#options.log.error({ err: error }, "The chain cannot be used as it is");
  }
}
