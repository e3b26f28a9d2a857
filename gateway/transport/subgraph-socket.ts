import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

/** Time-outs of a subgraph: for each step of opening a connection, and for the answer to a ping. */
export interface SocketPatience {
  readonly openingMs: number;
  /** Silence after which a ping is sent, in ms. */
  readonly quietMs: number;
}

const defaultPatience: SocketPatience = { openingMs: 5_000, quietMs: 10_000 };

export interface SubgraphSocketOptions {
  /** URL over HTTP; the WebSocket is at the same address. */
  readonly url: string;
  readonly connectionParams: () => Record<string, string>;
  readonly onConnected?: (socket: WebSocket) => void;
  readonly onClosed?: () => void;
}

/**
 * Prepares a graphql-ws connection to a remote subgraph, opened when it is needed. It is closed when the subgraph
 * accepts it and says nothing, or falls silent later; its operations fail then.
 */
export function subgraphSocket(options: SubgraphSocketOptions, patience = defaultPatience): Client {
  const { openingMs, quietMs } = patience;
  let overdue: NodeJS.Timeout | undefined;
  let socket: WebSocket | undefined;
  const client = createClient({
    url: options.url.replace(/^http/, "ws"),
    webSocketImpl: impatient(openingMs),
    connectionAckWaitTimeout: openingMs,
    connectionParams: options.connectionParams,
    retryAttempts: 0,
    lazyCloseTimeout: 3_000,
    keepAlive: quietMs,
    on: {
      connected: (connected) => {
        socket = connected as WebSocket;
        options.onConnected?.(socket);
      },
      ping: (isReceived) => {
        // While the socket is paused, the pong waits behind messages that were not read yet.
        if (!isReceived) overdue = setTimeout(() => socket?.isPaused || client.terminate(), openingMs);
      },
      pong: () => clearTimeout(overdue),
      closed: () => {
        clearTimeout(overdue);
        options.onClosed?.();
      },
    },
  });
  return client;
}

/** WebSocket with a handshake time-out; the library passes no options to the sockets that it opens. */
function impatient(handshakeTimeout: number) {
  return class extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { handshakeTimeout });
    }
  };
}
