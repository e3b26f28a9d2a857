import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import { serveInTrace } from "../headers/trace.ts";
import { type ExpressRequest, expressDoor, fastifyDoor } from "./doors.ts";
import { type GuardOptions, PaymentGuard } from "./payment-guard.ts";

/** A Fastify request and reply, as far as they are looked at. */
interface FastifyRequest {
  readonly raw: IncomingMessage;
}
interface FastifyReply {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

/** For Express: `app.use(expressPayments(connection, { price: 10n }))`, before whatever reads bodies. */
export function expressPayments(connection: PaymentConnection, options: GuardOptions) {
  const guard = new PaymentGuard(connection, options);
  return (request: ExpressRequest, response: ServerResponse, next: (error?: unknown) => void): void => {
    guard
      .admit(request, response, expressDoor(request))
      .then((isPaid) => isPaid && serveInTrace(request.headers, next), next);
  };
}

/** For Fastify: `app.addHook("onRequest", fastifyPayments(connection, { price: 10n }))`. */
export function fastifyPayments(connection: PaymentConnection, options: GuardOptions) {
  const guard = new PaymentGuard(connection, options);
  return ({ raw }: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const serve = () => serveInTrace(raw.headers, done);
    guard.admit(raw, reply.raw, fastifyDoor(raw)).then((isPaid) => (isPaid ? serve() : reply.hijack()), done);
  };
}

/** For plain `http`: `createServer(httpPayments(connection, { price: 10n }, listener))`. */
export function httpPayments(
  connection: PaymentConnection,
  options: GuardOptions,
  listener: RequestListener,
): RequestListener {
  const guard = new PaymentGuard(connection, options);
  return (request, response) => {
    guard.admit(request, response).then(
      (isPaid) => isPaid && serveInTrace(request.headers, () => listener(request, response)),
      () => response.destroy(),
    );
  };
}
