import { Agent, request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { consumerHeader } from "../offer.ts";
import { refuse } from "../provider/answers.ts";
import { httpPayments } from "../provider/middleware.ts";
import { type GuardOptions, paymentOf } from "../provider/payment-guard.ts";
import { forwarded } from "./forwarding.ts";

/** Tell the service who paid; whatever comes under these names from outside is dropped. */
const payerHeaders = { consumer: consumerHeader, channel: "payment-channel", price: "payment-price" } as const;

/** Stands before a service, and lets requests through that are paid for. */
export function incomingProxy(connection: PaymentConnection, upstream: string, options: GuardOptions): Server {
  const agent = new Agent({ keepAlive: true });
  const server = createServer(
    httpPayments(connection, options, (request, response) => pass(request, response, upstream, agent)),
  );
  return server.on("close", () => agent.destroy());
}

function pass(request: IncomingMessage, response: ServerResponse, upstream: string, agent: Agent): void {
  const { hostname, port } = new URL(upstream);
  const headers = forwarded(request.headers);
  for (const name of Object.values(payerHeaders)) delete headers[name];
  const payment = paymentOf(request);
  if (payment) {
    headers[payerHeaders.consumer] = payment.consumer;
    headers[payerHeaders.channel] = payment.channel;
    headers[payerHeaders.price] = `${payment.price}`;
  }
  // The path goes on as it came: what it was paid for by is what is asked.
  const path = request.url ?? "/";
  const onward = ask({ agent, host: hostname, port, path, method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, forwarded(answer.headers));
    answer.pipe(response);
  });
  onward.on("error", () => {
    if (response.headersSent) return void response.destroy();
    refuse(response, { status: 502, code: "UPSTREAM_UNAVAILABLE", message: "the service does not answer" });
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}
