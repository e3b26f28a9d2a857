import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@ledgerloom/sdk";
import { parse } from "graphql";
import { framesOf } from "../../gateway/readers.ts";
import { type Stream, type StreamedEvent, type ToldEvent, toldBy } from "./streams.ts";

interface Answer {
  readonly data?: { readonly event: StreamedEvent } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly retryable?: boolean } }[];
}

export interface FollowingClientOptions {
  readonly way: "graphql-ws" | "server-sent events";
  readonly stream: Stream;
  /** A cursor, to begin after. */
  readonly after: string;
  /** A gateway for the next connection. */
  readonly url: () => string;
  readonly random: (n: number) => number;
}

/** Follows a stream, leaving and coming back all the time, and keeps all that it is told. */
export class FollowingClient {
  readonly told: ToldEvent[] = [];
  readonly stream: Stream;
  readonly #options: FollowingClientOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  connections = 0;

  constructor(options: FollowingClientOptions) {
    this.stream = options.stream;
    this.#options = options;
    this.#ended = this.#run();
    this.#ended.catch(() => {});
  }

  /** @throws what the graph answered, when it was no reason to come back */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { way, after, url, random } = this.#options;
    const { query, filter } = this.stream;
    const open = way === "graphql-ws" ? overWebSocket : overEventStream;
    while (!this.#stopping.signal.aborted) {
      const leaving = new AbortController();
      const signal = AbortSignal.any([leaving.signal, this.#stopping.signal]);
      this.connections += 1;
      let left = 1 + random(120);
      const variables = { after: this.told.at(-1)?.cursor ?? after, filter };
      for await (const event of open({ url: url(), query, variables, signal })) {
        this.told.push(toldBy(event));
        left -= 1;
        if (left === 0) break;
      }
      leaving.abort();
      await pause(random(50));
    }
  }
}

type Variables = { readonly after: string; readonly filter: object };

interface Connection {
  readonly url: string;
  readonly query: string;
  readonly variables: Variables;
  readonly signal: AbortSignal;
}

/** The typed client, which comes back by itself when a connection is lost. */
async function* overWebSocket({ url, query, variables, signal }: Connection): AsyncGenerator<StreamedEvent> {
  const events = createClient({ url }).subscribe<{ event: StreamedEvent }, Variables>(parse(query) as never, variables);
  signal.addEventListener("abort", () => void events.return?.());
  for await (const { event } of events) yield event;
}

/** Follows over one connection; its caller comes back with the last cursor. */
async function* overEventStream({ url, query, variables, signal }: Connection): AsyncGenerator<StreamedEvent> {
  const answers = async function* (): AsyncGenerator<Answer> {
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }), signal });
    yield* framesOf(response.body as ReadableStream<Uint8Array>) as AsyncGenerator<Answer>;
  };
  try {
    for await (const { data, errors } of answers()) {
      if (errors?.some(({ extensions }) => !extensions?.retryable)) throw new RefusedError(JSON.stringify(errors));
      if (errors) return;
      if (data) yield data.event;
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    // A connection that is refused or lost: the gateway is away.
    await pause(50);
  }
}

class RefusedError extends Error {}
