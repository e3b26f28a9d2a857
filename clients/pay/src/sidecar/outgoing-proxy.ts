import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PaymentError } from "../errors/payment-error.ts";
import { refuse } from "../provider/refusals.ts";
import { type ForwardedHeaders, forwarded } from "./forwarding.ts";

/** Larger bodies are refused: they are kept until the request is answered, to be sent again. */
export const maxBody = 10 * 1024 * 1024;

/** Methods with which `fetch` sends none. */
const bodiless: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** The forward proxy (`HTTP_PROXY`) of a service: asks in its place, and pays. @param mayAsk origins that it goes to */
export function outgoingProxy(pay: typeof fetch, mayAsk: ReadonlySet<string>): Server {
  const server = createServer((request, response) => {
    forward(request, response, pay, mayAsk)
      .catch((error) => answerFailure(response, error))
      .catch(() => response.destroy());
  });
  // A tunnel would hide what is asked, and what it costs.
  server.on("connect", (_request, socket) => {
    // Nobody watches it any more: an error of it that nobody hears of would end the process.
    socket.on("error", () => {});
    socket.once("finish", () => socket.destroy());
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  pay: typeof fetch,
  mayAsk: ReadonlySet<string>,
): Promise<void> {
  const target = request.url ?? "";
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (!url || !mayAsk.has(url.origin)) {
    return refuse(response, { code: "NOT_ALLOWED", message: notListed(url) });
  }
  await payFor(request, response, pay, url);
}

async function payFor(request: IncomingMessage, response: ServerResponse, pay: typeof fetch, url: URL): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const method = request.method ?? "GET";
  const body = await bodyOf(request);
  if (!body) return refuse(response, bodyTooLarge);
  if (body.length > 0 && bodiless.has(method)) {
    const message = `${method} takes no body here; send it with POST, PUT or PATCH`;
    return refuse(response, { code: "BODY_NOT_TAKEN", message });
  }
  // `fetch` says itself for whom it asks, how long the body is, and which encodings it unpacks.
  const { host: _, "content-length": __, "accept-encoding": ___, ...headers } = forwarded(request.headers);
  const answer = await pay(url, {
    method,
    headers: headers as Record<string, string>,
    signal: gone.signal,
    redirect: "manual",
    ...(body.length > 0 && { body }),
  });
  response.writeHead(answer.status, headersOf(answer, method));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
  else response.end();
}

/** An answer's headers; without what was true of its body before `fetch` has unpacked that. */
function headersOf({ headers }: Response, method: string): ForwardedHeaders {
  const { "content-encoding": encoding, ...kept } = forwarded(Object.fromEntries(headers));
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) kept["set-cookie"] = cookies;
  if (encoding === undefined) return kept;
  if (method === "HEAD") return { ...kept, "content-encoding": encoding };
  delete kept["content-length"];
  return kept;
}

/** `undefined` when it is larger than {@link maxBody}. */
async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  // Whatever it is that keeps a request from being paid.
  if (error instanceof PaymentError) refuse(response, error, 402);
  else refuse(response, unreachable);
}

const notListed = (url: URL | undefined) =>
  `the sidecar does not go to ${url?.origin ?? "what is no http address"}: whoever runs it lists that under consumer.payees`;

const bodyTooLarge = {
  code: "BODY_TOO_LARGE",
  message: `bodies take at most ${maxBody} bytes, as they are kept to be sent again`,
};

const unreachable = { code: "UPSTREAM_UNAVAILABLE", message: "whoever was asked does not answer; try again later" };
