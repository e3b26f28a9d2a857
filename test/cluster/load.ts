import { setTimeout as pause } from "node:timers/promises";

/** How long a worker rests between requests, in ms: the machine is shared with the processes under test. */
const restMs = 50;

/** Work that goes on again and again, and what of it failed. */
export class Load {
  readonly failures: string[] = [];
  readonly #done = new Map<string, number>();
  readonly #running: Promise<void>[] = [];
  #isStopping = false;

  /** Begins to do something over and over. @param work gets how often it was done before */
  add(name: string, work: (turn: number) => Promise<unknown>): void {
    this.#done.set(name, 0);
    this.#running.push(this.#repeat(name, work));
  }

  /** How often something was done. */
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
    for (let turn = 0; !this.#isStopping; turn += 1) {
      await work(turn).catch((error: Error & { code?: string }) => {
        this.failures.push(`${name} ${turn}: ${error.name} ${error.code ?? ""} ${error.message}`);
      });
      this.#done.set(name, turn + 1);
      await pause(restMs);
    }
  }
}
