import { deleteOldest } from "../delete-oldest.ts";
import { traceIdOf } from "../headers/trace.ts";
import type { Trace } from "../protocol/operations.ts";

/** A request that was let in with a token accepted before. */
export interface NotedCall {
  readonly channel: string;
  /** The one it was paid on. */
  readonly lane: number;
  readonly trace: Trace;
}

/** How many are remembered; the oldest go first. */
const maxCalls = 10_000;

/** The newest requests that the payment server was not told of, by trace. */
export class NotedCalls {
  readonly #calls = new Map<string, readonly unknown[]>();

  note({ channel, lane, trace }: NotedCall): void {
    if (trace === null) return;
    this.#calls.set(traceIdOf(trace), ["called", channel, lane, trace]);
    if (this.#calls.size > maxCalls) deleteOldest(this.#calls);
  }

  /** The operation that tells of the request in a trace, once. */
  take(trace: Trace): readonly unknown[] | undefined {
    if (trace === null) return undefined;
    const traceId = traceIdOf(trace);
    const call = this.#calls.get(traceId);
    if (call) this.#calls.delete(traceId);
    return call;
  }
}
