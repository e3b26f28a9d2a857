/** Shortest time between two runs of the same task, in ms: a thousand events a minute cost at most sixty redraws. */
export const pauseMs = 1_000;

/** Runs a task when it is asked to: at once after a quiet time, then at most once in a pause, however often it is asked. */
export class Pace {
  readonly #task: () => void;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;

  constructor(task: () => void) {
    this.#task = task;
  }

  ask(): void {
    if (this.#pause === undefined) this.#run();
    else this.#isDue = true;
  }

  /** Forgets what is due. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#isDue = false;
  }

  #run(): void {
    this.#isDue = false;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#isDue) this.#run();
    }, pauseMs);
    this.#task();
  }
}
