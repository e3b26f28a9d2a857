import { GraphError } from "./errors.ts";
import type { EventSocket, EventSockets } from "./event-socket.ts";
import { pauseAfter } from "./gateways.ts";
import type { StreamDocument } from "./stream-document.ts";

/**
 * `connected` once it is followed; `lost` while it is not, and tried again; `resumed` once it is, with nothing left
 * out.
 */
export type SubscriptionState = "connected" | "lost" | "resumed";

/** A subscription with its connection. */
export interface Subscription {
  readonly sockets: EventSockets;
  readonly document: StreamDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The cursor from which a stream goes on now. */
  readonly startOf: (field: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Whether the caller can give another token when one has expired. */
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
  const events = new Following<R>(subscription, stop).events();
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

/** One subscription over as many connections as it takes. */
class Following<R> {
  readonly #subscription: Subscription;
  readonly #stop: AbortSignal;
  readonly #interruptions: Interruptions;
  /** Cursor of the event before the next one. */
  #after: unknown;

  constructor(subscription: Subscription, stop: AbortSignal) {
    this.#subscription = subscription;
    this.#stop = stop;
    this.#interruptions = new Interruptions(subscription);
    this.#after = subscription.variables[subscription.document.afterVariable];
  }

  async *events(): AsyncGenerator<R> {
    const { sockets } = this.#subscription;
    while (!this.#stop.aborted) {
      const socket = sockets.current;
      try {
        return yield* this.#eventsOver(socket);
      } catch (thrown) {
        if (this.#stop.aborted) return;
        const error = reasonOf(thrown);
        this.#interruptions.begin(error);
        this.#after = resumeCursorOf(error) ?? this.#after;
        if (error.isRetryable) sockets.gateways.leave(socket.url);
      }
      await pauseAfter(this.#interruptions.failures++, this.#stop);
    }
  }

  async *#eventsOver(socket: EventSocket): AsyncGenerator<R> {
    const { document, variables, startOf } = this.#subscription;
    this.#after ??= await startOf(document.field, this.#stop);
    const payload = { query: document.text, variables: { ...variables, [document.afterVariable]: this.#after } };
    for await (const data of socket.results<R>(payload, this.#stop, this.#interruptions.isOver)) {
      this.#interruptions.failures = 0;
      this.#after = document.cursorOf(data) ?? this.#after;
      yield data;
    }
  }
}

/** To clients that read too slowly the graph says where to resume. */
function resumeCursorOf({ errors: [first] }: GraphError): unknown {
  return first?.extensions?.cursor;
}

/** State of a subscription: its interruptions, and reports of changes only. */
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
