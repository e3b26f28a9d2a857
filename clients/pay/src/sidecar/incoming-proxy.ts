import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type RequestListener,
  type RequestOptions,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { urlToHttpOptions } from "node:url";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { consumerHeader } from "../offer/offer.ts";
import { httpPayments } from "../provider/middleware.ts";
import { type GuardOptions, paymentOf } from "../provider/payment-guard.ts";
import { refuse } from "../provider/refusals.ts";
import { isKept, leaveUnanswered, patienceMs } from "../replay/stored-answers.ts";
import { type ForwardedHeaders, forwarded } from "./forwarding.ts";
import { framingOf, hasClearEnd, hasOddBody } from "./framing.ts";

/** Tell the service who paid; whatever comes under these names from outside is dropped. */
const payerHeaders = { consumer: consumerHeader, channel: "payment-channel", price: "payment-price" } as const;

/** Under these some services look for another target than the one that was paid for. */
const targetHeaders = ["x-original-url", "x-rewrite-url"] as const;

/** Stands before a service, and lets requests through that are paid for. @param upstream its origin */
export function incomingProxy(connection: PaymentConnection, upstream: string, options: GuardOptions): Server {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = urlToHttpOptions(new URL(upstream));
  const to = { agent, hostname, port };
  const serve = httpPayments(connection, options, (request, response) => pass(request, response, to));
  const server = createServer(onClearConnections(serve));
  return server.on("close", () => agent.destroy());
}

/** Refuses what may end elsewhere before anything is paid; what follows on its connection counts for no request. */
function onClearConnections(serve: RequestListener): RequestListener {
  const unclear = new WeakSet<Socket>();
  return (request, response) => {
    if (unclear.has(request.socket)) return;
    if (hasClearEnd(request)) return serve(request, response);
    unclear.add(request.socket);
    response.setHeader("connection", "close");
    refuse(response, {
      code: "LENGTH_REQUIRED",
      message: "tell the body's length as content-length, or send it chunked with POST, PUT or PATCH",
    });
  };
}

/** The target goes on as it was priced. What is paid for and may be asked for again is brought to its end without a reader too. */
function pass(request: IncomingMessage, response: ServerResponse, to: RequestOptions): void {
  const { method, url: path } = request;
  const agent = hasOddBody(request) ? false : to.agent;
  const onward = ask({ ...to, agent, path, method, headers: headersFor(request) }, (answer) => {
    const { statusCode = 0, headers } = answer;
    // Nobody asked for another protocol, and below 100 there is nothing.
    if (statusCode < 200) return void answer.destroy();
    response.writeHead(statusCode, forwarded(headers));
    relay(answer, response);
  });
  // Tells no more than the closing that follows.
  onward.on("error", () => {});
  onward.on("close", () => {
    if (response.headersSent) return;
    refuse(response, {
      code: "UPSTREAM_UNAVAILABLE",
      message: "the service behind the sidecar does not answer; try again later",
    });
  });
  response.on("close", () => {
    if (isKept(response)) setTimeout(() => onward.destroy(), patienceMs).unref();
    else onward.destroy();
  });
  request.pipe(onward);
}

/** Relays an answer; one that is cut off on one side is cut off on the other, unless it is kept. */
function relay(answer: IncomingMessage, response: ServerResponse): void {
  answer.on("data", (chunk: Buffer) => {
    const isTaken = response.write(chunk);
    if (response.destroyed && !isKept(response)) return void answer.destroy();
    if (isTaken || response.destroyed) return;
    answer.pause();
    response.once("drain", () => answer.resume());
  });
  answer.on("end", () => response.end());
  answer.on("close", () => {
    if (answer.complete) return;
    if (response.destroyed) leaveUnanswered(response);
    else response.destroy();
  });
  answer.on("error", () => {});
  response.on("close", () => {
    if (isKept(response)) answer.resume();
    else answer.destroy();
  });
}

function headersFor(request: IncomingMessage): ForwardedHeaders {
  const headers = forwarded(request.headers);
  for (const name of [...Object.values(payerHeaders), ...targetHeaders, "content-length"]) delete headers[name];
  // Nor can the connection header take away what says where the request goes, and where it ends.
  const { host } = request.headers;
  Object.assign(headers, host && { host }, framingOf(request));
  const payment = paymentOf(request);
  if (payment) {
    headers[payerHeaders.consumer] = payment.consumer;
    headers[payerHeaders.channel] = payment.channel;
    headers[payerHeaders.price] = `${payment.price}`;
  }
  return headers;
}
