import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@ledgerloom/sdk";
import { parse } from "graphql";
import { framesOf } from "../../gateway/readers.ts";

/** An event as a client gets it. */
export interface SeenEvent {
  readonly cursor: string;
  readonly type: string;
  readonly transactionId: string;
}

interface Answer {
  readonly data?: { readonly marketplaceEvents: SeenEvent } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly retryable?: boolean } }[];
}

const query = /* GraphQL */ `
  subscription Follow($after: Cursor, $filter: MarketplaceEventFilterInput) {
    marketplaceEvents(after: $after, filter: $filter) { cursor type transactionId account { address } }
  }
`;

/** Before the first event of any ledger. */
const beginning = Buffer.from("0.0.0").toString("base64url");

export interface FollowingClientOptions {
  readonly way: "graphql-ws" | "server-sent events";
  readonly filter: object;
  /** A gateway for the next connection. */
  readonly url: () => string;
  readonly random: (n: number) => number;
}

/** Follows the marketplace, leaving and coming back all the time, and keeps all that it is told. */
export class FollowingClient {
  readonly seen: SeenEvent[] = [];
  readonly #options: FollowingClientOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  connections = 0;

  constructor(options: FollowingClientOptions) {
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
    const { way, url, random } = this.#options;
    const open = way === "graphql-ws" ? overWebSocket : overEventStream;
    while (!this.#stopping.signal.aborted) {
      const leaving = new AbortController();
      const signal = AbortSignal.any([leaving.signal, this.#stopping.signal]);
      this.connections += 1;
      let left = 1 + random(120);
      const variables = { after: this.seen.at(-1)?.cursor ?? beginning, filter: this.#options.filter };
      for await (const event of open(url(), variables, signal)) {
        this.seen.push(event);
        left -= 1;
        if (left === 0) break;
      }
      leaving.abort();
      await pause(random(50));
    }
  }
}

type Variables = { readonly after: string; readonly filter: object };

/** The typed client, which comes back by itself when a connection is lost. */
async function* overWebSocket(url: string, variables: Variables, signal: AbortSignal): AsyncGenerator<SeenEvent> {
  const events = createClient({ url }).subscribe<{ marketplaceEvents: SeenEvent }, Variables>(
    parse(query) as never,
    variables,
  );
  signal.addEventListener("abort", () => void events.return?.());
  for await (const { marketplaceEvents } of events) yield marketplaceEvents;
}

/** One connection; whoever follows comes back with the last cursor. */
async function* overEventStream(url: string, variables: Variables, signal: AbortSignal): AsyncGenerator<SeenEvent> {
  const answers = async function* (): AsyncGenerator<Answer> {
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }), signal });
    yield* framesOf(response.body as ReadableStream<Uint8Array>) as AsyncGenerator<Answer>;
  };
  try {
    for await (const { data, errors } of answers()) {
      if (errors?.some(({ extensions }) => !extensions?.retryable)) throw new RefusedError(JSON.stringify(errors));
      if (errors) return;
      if (data) yield data.marketplaceEvents;
    }
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    // A connection that is refused or lost: the gateway is away.
    await pause(50);
  }
}

class RefusedError extends Error {}
