import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

/** How long a subgraph may take for each step of opening a connection, and to answer a sign of life. */
export interface SocketPatience {
  readonly openingMs: number;
  /** How long nothing is heard before a sign of life is asked for. */
  readonly quietMs: number;
}

const defaultPatience: SocketPatience = { openingMs: 5_000, quietMs: 10_000 };

export interface SubgraphSocketOptions {
  /** Over HTTP; the socket is at the same address. */
  readonly url: string;
  readonly connectionParams: () => Record<string, string>;
  readonly onConnected?: (socket: WebSocket) => void;
  readonly onClosed?: () => void;
}

/**
 * Prepares a graphql-ws connection to a subgraph elsewhere, which is opened when it is needed. It is given up when the
 * subgraph accepts it and says nothing, or falls silent later; what went on over it fails then.
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
        // While we read no further, the subgraph's answer lies behind what we have not read.
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

/** The library lets nobody give options to the sockets that it opens. */
function impatient(handshakeTimeout: number) {
  return class extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { handshakeTimeout });
    }
  };
}
