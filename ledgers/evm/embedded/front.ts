import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { listen } from "../../../process/listen.ts";
import { isDeeper, maxNesting } from "../../../serving/graphql/json.ts";
import { refuseUpgrade } from "../../../serving/refused-upgrade.ts";
import type { Answers, Request } from "./answers.ts";
import { kindOf } from "./methods.ts";

/** Longest request, as anvil takes it too, in bytes. */
const maxRequestBytes = 2 * 1024 * 1024;
const maxConnections = 256;
/** Bytes that may wait for a client that does not read. */
const maxBacklogBytes = 64 * 1024 * 1024;

export interface FrontOptions {
  /** Port on 127.0.0.1. */
  readonly port: number;
  readonly answers: Answers;
  /** Anvil's own address, for calls that pass unchanged. */
  readonly upstreamUrl: string;
  /** Path of administrators. */
  readonly secret: string;
}

/**
 * The chain's server, over HTTP and WebSocket. Reads pass to anvil as they are. Pages of a browser are refused: they
 * send their origin, or a host that is not ours.
 * @throws PORT_IN_USE
 */
export async function openFront(options: FrontOptions): Promise<Server> {
  const server = createServer((request, response) => void answerPost(request, response, options));
  server.maxConnections = maxConnections;
  // A pause between two requests must not race with the end of the connection.
  server.keepAliveTimeout = 75_000;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxRequestBytes,
    perMessageDeflate: false,
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = refusalOf(request, options);
    if (refused) return refuseUpgrade(socket, `${refused} Refused`);
    sockets.handleUpgrade(request, socket, head, (client) => relay(client, isAdministrator(request, options), options));
  });
  await listen(server, "127.0.0.1", options.port);
  return server;
}

/** @returns the status to refuse with */
function refusalOf(request: IncomingMessage, options: FrontOptions): number | undefined {
  const { origin, host = "" } = request.headers;
  const own = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${options.port}`);
  if (origin !== undefined || !own.includes(host.toLowerCase())) return 403;
  return request.url === "/" || isAdministrator(request, options) ? undefined : 404;
}

function isAdministrator({ url = "" }: IncomingMessage, { secret }: FrontOptions): boolean {
  const [given, right] = [Buffer.from(url), Buffer.from(`/${secret}`)];
  return given.length === right.length && timingSafeEqual(given, right);
}

async function answerPost(request: IncomingMessage, response: ServerResponse, options: FrontOptions): Promise<void> {
  const refused = refusalOf(request, options) ?? (request.method === "POST" ? undefined : 405);
  const body = refused ? undefined : await readBody(request);
  if (body === undefined) {
    response.writeHead(refused ?? 413, { connection: "close" }).end();
    return;
  }
  const answer = await options.answers.answer(parsed(body), isAdministrator(request, options));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

/** @returns `undefined` when it is too long or does not arrive */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length > maxRequestBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Parsed JSON; text that is no JSON, or none that could be written again, is answered as no request. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, maxNesting) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A client with a connection to anvil of its own, on which reads and subscriptions pass unchanged. */
function relay(client: WebSocket, isAdministrator: boolean, { answers, upstreamUrl }: FrontOptions): void {
  const upstream = new WebSocket(upstreamUrl, { perMessageDeflate: false, maxPayload: 0 });
  const opened = new Promise<void>((resolve) => upstream.once("open", resolve));
  const end = () => {
    client.terminate();
    upstream.terminate();
  };
  const send = (text: string) => {
    if (client.readyState !== WebSocket.OPEN) return;
    if (client.bufferedAmount > maxBacklogBytes) end();
    else client.send(text);
  };
  for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
  upstream.on("message", (data) => send(String(data)));
  client.on("message", async (data) => {
    const text = String(data);
    const request = parsed(text);
    if (isRead(request)) {
      await opened;
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
    } else send(JSON.stringify(await answers.answer(request, isAdministrator)));
  });
}

function isRead(request: unknown): boolean {
  return !Array.isArray(request) && kindOf((request as Request | undefined)?.method) === "read";
}
