import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { WebSocket } from "ws";
import type { Market } from "./market.ts";

/** A client that follows a stream until it leaves in its own way. */
export interface LeavingClient {
  /** Events that have arrived. */
  readonly events: number;
  /** Settles when the gateway cannot but know. */
  leave(): Promise<void>;
}

/** Way in which clients ask and leave. */
export interface Disconnect {
  readonly name: string;
  /** Whether the gateway sends them away instead. */
  readonly isExpiry?: boolean;
  open(market: Market, query: string): Promise<LeavingClient>;
}

/** Says who it is and what it wants without waiting for either's answer. */
async function overWebSocket({ gateway }: Market, query: string, leave: (socket: WebSocket) => Promise<unknown>) {
  const socket = new WebSocket(gateway.url.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  let events = 0;
  const subscribe = { id: "1", type: "subscribe", payload: { query } };
  socket.on("message", (frame) => {
    const { type } = JSON.parse(String(frame));
    if (type === "connection_ack") socket.send(JSON.stringify(subscribe));
    if (type === "next") events += 1;
  });
  socket.send('{"type":"connection_init"}');
  return {
    get events() {
      return events;
    },
    leave: async () => void (await leave(socket)),
  };
}

async function overEventStream({ gateway }: Market, query: string, leave: (asked: ClientRequest) => Promise<unknown>) {
  const body = JSON.stringify({ query });
  const headers = {
    "content-type": "application/json",
    accept: "text/event-stream",
    authorization: "who knows",
    "content-length": body.length,
  };
  const asked = request(gateway.url, { method: "POST", headers, agent: false });
  let events = 0;
  asked.on("error", () => {});
  asked.on("response", (response: IncomingMessage) => {
    response.on("error", () => {});
    response.on("data", (chunk: Buffer) => {
      events += chunk.toString().split("event: next").length - 1;
    });
  });
  asked.end(body);
  return {
    get events() {
      return events;
    },
    leave: async () => void (await leave(asked)),
  };
}

/** A message behind the one that says goodbye. */
async function answered(socket: WebSocket): Promise<void> {
  const isPong = (frame: unknown) => String(frame).includes('"pong"');
  const pong = new Promise<void>((resolve) => socket.on("message", (frame) => isPong(frame) && resolve()));
  socket.send('{"type":"ping"}');
  await pong;
}

/** Sockets of this process, the clients' and the gateway's. */
const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;

async function broken(breakOff: () => void): Promise<void> {
  const before = sockets();
  breakOff();
  while (sockets() > before - 2) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** All ways to leave a stream. */
export const disconnects: readonly Disconnect[] = [
  {
    name: "completing over graphql-ws",
    open: (market, query) =>
      overWebSocket(market, query, async (socket) => {
        socket.send('{"id":"1","type":"complete"}');
        await answered(socket);
        socket.close();
      }),
  },
  {
    name: "closing a WebSocket",
    open: (market, query) => overWebSocket(market, query, (socket) => broken(() => socket.close())),
  },
  {
    name: "breaking a WebSocket off",
    open: (market, query) => overWebSocket(market, query, (socket) => broken(() => socket.terminate())),
  },
  {
    name: "breaking an event stream off",
    open: (market, query) => overEventStream(market, query, (asked) => broken(() => asked.destroy())),
  },
  {
    name: "the end of their token over graphql-ws",
    isExpiry: true,
    open: (market, query) => overWebSocket(market, query, async () => {}),
  },
  {
    name: "the end of their token over an event stream",
    isExpiry: true,
    open: (market, query) => overEventStream(market, query, async () => {}),
  },
];
