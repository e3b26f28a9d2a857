import { traceIdOf } from "../headers/trace.ts";
import type { Trace } from "../protocol/operations.ts";
import type { InboundCall } from "./token-requests.ts";

/** Calls that are remembered; the oldest go first. */
const maxCalls = 10_000;

/** Newest inbound calls that were not reported to the payment server, by trace. */
export class InboundCalls {
  readonly #calls = new Map<string, InboundCall & { readonly trace: string }>();

  note({ channel, lane, trace }: InboundCall): void {
    if (trace === null) return;
    this.#calls.set(traceIdOf(trace), { channel, lane, trace });
    const [oldest = ""] = this.#calls.keys();
    if (this.#calls.size > maxCalls) this.#calls.delete(oldest);
  }

  /** The call in a trace, once. */
  take(trace: Trace): (InboundCall & { readonly trace: string }) | undefined {
    if (trace === null) return undefined;
    const traceId = traceIdOf(trace);
    const call = this.#calls.get(traceId);
    if (call) this.#calls.delete(traceId);
    return call;
  }
}
