import type { GraphQLFormattedError } from "graphql";
import { type Client, createClient, type ExecutionResult, type SubscribePayload } from "graphql-ws";
import { GraphError } from "./errors.ts";
import type { Gateways } from "./gateways.ts";
import { WaitingResults } from "./waiting-results.ts";
import { webSocketImplementation } from "./web-socket.ts";

export interface EventSocketOptions {
  /** Gives the credentials of the caller; called again for each connection, before it is opened. */
  readonly identify: () => Promise<Record<string, string>>;
  /** Time for which a connection may be silent before it is tested, and then before it counts as lost, in ms. */
  readonly pingMs: number;
  /** Longest time until a gateway has accepted a connection, in ms. */
  readonly connectMs: number;
}

/** The connection that all subscriptions at one gateway share; it is there while one of them runs. */
export class EventSocket {
  readonly url: string;
  readonly #options: EventSocketOptions;
  #client: Promise<Client> | undefined;
  #isConnected = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, options: EventSocketOptions) {
    this.url = url;
    this.#options = options;
  }

  /**
   * Results of one subscription while the connection lasts.
   * @param onConnected called once the connection is there
   * @throws GraphError when the graph answers with errors; an event when the connection is lost
   */
  async *results<R>(payload: SubscribePayload, signal: AbortSignal, onConnected: () => void): AsyncGenerator<R> {
    this.#client ??= this.#create();
    const client = await this.#client;
    if (signal.aborted) return;
    if (this.#isConnected) onConnected();
    const forget = client.on("connected", onConnected);
    const results = new WaitingResults<R>(client, payload);
    const end = () => results.stop();
    signal.addEventListener("abort", end);
    try {
      for await (const result of results.read()) yield dataOf(result);
    } finally {
      signal.removeEventListener("abort", end);
      forget();
      end();
    }
  }

  async #create(): Promise<Client> {
    const { identify, pingMs, connectMs } = this.#options;
    let params: Record<string, string> = {};
    const client = createClient({
      // A gateway waits for the token for a limited time: it has to be there before the connection is.
      url: async () => {
        params = await identify();
        // From here on the gateway is waited for, which may accept the connection and say nothing.
        this.#expectWithin(connectMs, client);
        return this.url.replace(/^http/, "ws");
      },
      connectionParams: () => params,
      webSocketImpl: await webSocketImplementation(),
      retryAttempts: 0,
      keepAlive: pingMs,
      on: {
        connected: () => {
          this.#isConnected = true;
          this.#expectNothing();
        },
        ping: (isReceived) => {
          if (!isReceived) this.#expectWithin(pingMs, client);
        },
        pong: (isReceived) => {
          if (isReceived) this.#expectNothing();
        },
        closed: (event) => {
          this.#isConnected = false;
          this.#expectNothing();
          // The library would subscribe again where it did first after a close that it takes for a normal one.
          if ((event as { code?: number }).code === 1000) client.terminate();
        },
      },
    });
    return client;
  }

  #expectWithin(ms: number, client: Client): void {
    this.#expectNothing();
    this.#deadline = setTimeout(() => client.terminate(), ms);
  }

  #expectNothing(): void {
    clearTimeout(this.#deadline);
  }
}

/** The connections to the gateways of one graph, one to each that is used. */
export class EventSockets {
  readonly gateways: Gateways;
  readonly #options: EventSocketOptions;
  readonly #sockets = new Map<string, EventSocket>();

  constructor(gateways: Gateways, options: EventSocketOptions) {
    this.gateways = gateways;
    this.#options = options;
  }

  get current(): EventSocket {
    const url = this.gateways.current;
    const socket = this.#sockets.get(url) ?? new EventSocket(url, this.#options);
    this.#sockets.set(url, socket);
    return socket;
  }
}

function dataOf<R>({ data, errors }: ExecutionResult<R>): R {
  if (errors?.length) throw new GraphError(errors as readonly GraphQLFormattedError[]);
  return data as R;
}
