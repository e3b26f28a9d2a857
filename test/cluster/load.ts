import { setTimeout as pause } from "node:timers/promises";
import { GraphError } from "@ledgerloom/sdk";

/** Pause of a worker between requests, in ms: the machine is shared with the processes under test. */
const restMs = 50;

/** Work that goes on again and again, and what of it failed. */
export class Load {
  readonly failures: string[] = [];
  /** Faults that are said to pass; after each the same was done again until it succeeded. */
  readonly faults: { readonly work: string; readonly code: string }[] = [];
  readonly #done = new Map<string, number>();
  readonly #running: Promise<void>[] = [];
  #isStopping = false;

  /** Begins to do something over and over. @param work gets how often it was done before; again after a fault */
  add(name: string, work: (turn: number) => Promise<unknown>): void {
    this.#done.set(name, 0);
    this.#running.push(this.#repeat(name, work));
  }

  /** Names of its works. */
  get works(): string[] {
    return [...this.#done.keys()];
  }

  /** Number of times that a work was done. */
  count(name: string): number {
    return this.#done.get(name) ?? 0;
  }

  /** Waits until everything was done some more times. */
  async goesOn(times: number): Promise<void> {
    const goals = [...this.#done].map(([name, count]) => [name, count + times] as const);
    while (goals.some(([name, goal]) => this.count(name) < goal)) await pause(restMs);
  }

  /** Ends when what is under way is done. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#running);
  }

  async #repeat(name: string, work: (turn: number) => Promise<unknown>): Promise<void> {
    for (let turn = 0; !this.#isStopping; ) {
      if (await this.#do(name, turn, work)) this.#done.set(name, ++turn);
      await pause(restMs);
    }
  }

  /** @returns whether there is nothing to do again */
  async #do(name: string, turn: number, work: (turn: number) => Promise<unknown>): Promise<boolean> {
    try {
      await work(turn);
    } catch (error) {
      if (error instanceof GraphError && error.isRetryable) {
        this.faults.push({ work: name, code: error.code });
        return false;
      }
      const { name: kind, code = "", message } = error as Error & { code?: string };
      this.failures.push(`${name} ${turn}: ${kind} ${code} ${message}`);
    }
    return true;
  }
}
