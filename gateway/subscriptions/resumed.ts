import { setTimeout as delay } from "node:timers/promises";
import type { ExecutionResult } from "graphql";
import { isLost } from "../transport/remote.ts";

/** Pauses before a lost stream is opened again, in ms; after the last one it is given up. */
const pausesMs = [0, 100, 250, 500, 1_000, 2_000, 4_000];

type Opened = ExecutionResult | AsyncIterator<ExecutionResult>;

export interface ResumableStream {
  /** Opens the stream after an event, or now, at the instance that is best at that time. */
  readonly open: (after: string | undefined) => Opened | Promise<Opened>;
  /** Cursor to begin after; absent to begin now. */
  readonly after: string | undefined;
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
}

/**
 * Stream that goes on at another instance when its own is lost, after the last event that it brought. A stream that
 * began now and brought no event ends as lost: it cannot be known which events were missed.
 */
export async function resumed(resumable: ResumableStream): Promise<Opened> {
  const first = await resumable.open(resumable.after);
  return isStream(first) ? new ResumedStream(resumable, first) : first;
}

class ResumedStream implements AsyncIterableIterator<ExecutionResult> {
  readonly #resumable: ResumableStream;
  readonly #ending = new AbortController();
  #stream: AsyncIterator<ExecutionResult>;
  #newest: string | undefined;
  #failures = 0;

  constructor(resumable: ResumableStream, first: AsyncIterator<ExecutionResult>) {
    this.#resumable = resumable;
    this.#stream = first;
    this.#newest = resumable.after;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    while (!this.#ending.signal.aborted) {
      const result = await this.#stream.next();
      if (result.done) return result;
      if (!this.#canResume(result.value)) {
        this.#failures = 0;
        this.#newest = this.#resumable.cursorOf(result.value) ?? this.#newest;
        return result;
      }
      const refusal = await this.#openAgain();
      if (refusal) return { done: false, value: refusal };
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#ending.abort();
    await this.#stream.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  #canResume(result: ExecutionResult): boolean {
    return isLost(result) && this.#newest !== undefined && this.#failures < pausesMs.length;
  }

  /** Opens the stream again. @returns the refusal, when the subgraph refuses */
  async #openAgain(): Promise<ExecutionResult | undefined> {
    const { signal } = this.#ending;
    await delay(pausesMs[this.#failures], undefined, { signal }).catch(() => {});
    this.#failures += 1;
    if (signal.aborted) return undefined;
    const again = await this.#resumable.open(this.#newest);
    if (!isStream(again)) return again;
    this.#stream = again;
    if (signal.aborted) await this.#stream.return?.();
    return undefined;
  }
}

function isStream(opened: Opened): opened is AsyncIterator<ExecutionResult> {
  return "next" in opened;
}
