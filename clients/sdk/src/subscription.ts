import { GraphError } from "./errors.ts";
import type { EventSockets } from "./event-socket.ts";
import { pauseAfter } from "./gateways.ts";
import type { StreamDocument } from "./stream-document.ts";

/** `connected` once it is followed; `lost` while it is not, and tried again; `resumed` once it is, with nothing left out. */
export type SubscriptionState = "connected" | "lost" | "resumed";

/** What to follow, and where. */
export interface Subscription {
  readonly sockets: EventSockets;
  readonly document: StreamDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The cursor from which a stream goes on now. */
  readonly startOf: (field: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Whether whoever asks can bring another token when one has expired. */
  readonly isRenewable: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onState?: ((state: SubscriptionState) => void) | undefined;
}

/**
 * Follows one subscription, resuming with `after` whenever the connection is lost. Its `return` ends it at once, also
 * while it waits for an event; an abort does too, with the signal's reason.
 */
export function follow<R>(subscription: Subscription): AsyncIterableIterator<R> {
  const leaving = new AbortController();
  const { signal } = subscription;
  const stop = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
  const events = eventsOf<R>(subscription, stop);
  let isOver = false;
  return {
    async next() {
      const result = await events.next();
      if (!result.done || !signal?.aborted || isOver) return result;
      isOver = true;
      throw signal.reason;
    },
    return() {
      isOver = true;
      leaving.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* eventsOf<R>(subscription: Subscription, stop: AbortSignal): AsyncGenerator<R> {
  const { sockets, document, variables, startOf } = subscription;
  const interruptions = new Interruptions(subscription);
  let after = variables[document.afterVariable];
  while (!stop.aborted) {
    const socket = sockets.current;
    try {
      after ??= await startOf(document.field, stop);
      const payload = { query: document.text, variables: { ...variables, [document.afterVariable]: after } };
      for await (const data of socket.results<R>(payload, stop, interruptions.isOver)) {
        interruptions.failures = 0;
        after = document.cursorOf(data) ?? after;
        yield data;
      }
      return;
    } catch (thrown) {
      if (stop.aborted) return;
      const error = reasonOf(thrown);
      interruptions.begin(error);
      // To clients that read too slowly the graph says where to resume.
      after = error.errors[0]?.extensions?.cursor ?? after;
      if (error.isRetryable) sockets.gateways.leave(socket.url);
    }
    await pauseAfter(interruptions.failures++, stop);
  }
}

/** What has interrupted a subscription, and what it reports of that: changes only. */
class Interruptions {
  failures = 0;
  readonly #isRenewable: boolean;
  readonly #report: Subscription["onState"];
  #state: SubscriptionState | undefined;
  /** How often in a row nobody was let in. */
  #refusals = 0;

  constructor({ isRenewable, onState }: Subscription) {
    this.#isRenewable = isRenewable;
    this.#report = onState;
  }

  /** @throws the error when the graph would say it again, also to another token */
  begin(error: GraphError): void {
    const mayRenew = error.code === "UNAUTHENTICATED" && this.#isRenewable && this.#refusals++ === 0;
    if (!mayRenew && !error.isRetryable) throw error;
    if (this.#state !== undefined) this.#become("lost");
  }

  readonly isOver = (): void => {
    this.#refusals = 0;
    this.#become(this.#state === undefined || this.#state === "connected" ? "connected" : "resumed");
  };

  #become(state: SubscriptionState): void {
    if (state !== this.#state) this.#report?.(state);
    this.#state = state;
  }
}

/** Close codes by which a gateway says that it will not serve: a message or a protocol that it does not know. */
const final = new Set([4400, 4406, 4409, 4429]);

/** Close codes for a token that does not count, or does no longer. */
const forbidden = new Set([4401, 4403]);

/** Why a subscription was interrupted: what the graph answered, or how the connection ended. */
function reasonOf(thrown: unknown): GraphError {
  if (thrown instanceof GraphError) return thrown;
  if (Array.isArray(thrown)) return new GraphError(thrown);
  const { code = 0, reason = "" } = (thrown ?? {}) as { code?: number; reason?: string };
  const extensions = forbidden.has(code)
    ? { code: "UNAUTHENTICATED", retryable: false }
    : { code: "CONNECTION_LOST", retryable: !final.has(code) };
  return new GraphError([{ message: `the graph has closed the connection (${code} ${reason})`, extensions }]);
}
