import type { Client, ExecutionResult, SubscribePayload } from "graphql-ws";
import { GraphError } from "./errors.ts";

/** Results that may wait for their reader, in characters of their JSON; one always may. */
const maxWaiting = 4 * 1024 * 1024;

interface Waiting<R> {
  readonly result: ExecutionResult<R>;
  readonly characters: number;
}

/**
 * Results of one subscription that wait for their reader. A connection is read whether its results are or not, so a
 * subscription whose reader is too slow is given up, for it to resume once it has read what waits.
 */
export class WaitingResults<R> {
  readonly #maxWaiting: number;
  readonly #leave: () => void;
  readonly #waiting: Waiting<R>[] = [];
  #characters = 0;
  #end: { readonly error?: unknown } | undefined;
  #wake = () => {};

  constructor(client: Pick<Client, "subscribe">, payload: SubscribePayload, max = maxWaiting) {
    this.#maxWaiting = max;
    this.#leave = client.subscribe<R>(payload, {
      next: (result) => this.#take(result as ExecutionResult<R>),
      error: (error) => this.#finish({ error }),
      complete: () => this.#finish({}),
    });
  }

  /** @throws what ended the subscription; GraphError SLOW_CONSUMER when more came than may wait */
  async *read(): AsyncGenerator<ExecutionResult<R>> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        this.#characters -= next.characters;
        yield next.result;
      } else if (this.#end) {
        if ("error" in this.#end) throw this.#end.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  /** Ends the subscription. */
  stop(): void {
    this.#finish({});
    this.#leave();
  }

  #take(result: ExecutionResult<R>): void {
    if (this.#end) return;
    // The first is as good as read.
    const characters = this.#waiting.length === 0 ? 0 : JSON.stringify(result).length;
    this.#waiting.push({ result, characters });
    this.#characters += characters;
    this.#wake();
    if (this.#characters <= this.#maxWaiting) return;
    this.#finish({ error: tooSlow() });
    this.#leave();
  }

  #finish(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    this.#wake();
  }
}

function tooSlow(): GraphError {
  const extensions = { code: "SLOW_CONSUMER", retryable: true };
  return new GraphError([{ message: "events came faster than they were read", extensions }]);
}
