import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { GatewayRuntime } from "@graphql-hive/gateway-runtime";
import type { ExecutionArgs, ExecutionResult, GraphQLError } from "graphql";
import type { Context, SubscribePayload } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { ArrivingBytes } from "../../serving/arriving-bytes.ts";
import { faultOf, keepingNumbers } from "../../serving/graphql/json.ts";
import { OperationsSocket } from "../../serving/graphql/socket.ts";
import { type AllowedHosts, isForUs } from "../../serving/hosts.ts";
import { refuseUpgrade } from "../../serving/refused-upgrade.ts";
import { countRefusal } from "../../telemetry/metrics.ts";
import { mayConnect } from "../http/origins.ts";
import { callAt } from "../identity/expiry.ts";
import type { Authenticate } from "../identity/tokens.ts";
import { callerOf } from "../limits/caller.ts";
import type { CallerLimits } from "../limits/caller-limits.ts";
import { closeWhenIdle } from "../limits/idle.ts";
import { type Limits, limitExceeded } from "../limits/limits.ts";
import { untilEnd } from "../limits/slots.ts";
import type { RequestContext } from "../request/contexts.ts";
import { forClients } from "../request/errors.ts";
import { sendEvents } from "../subscriptions/send-events.ts";
import { boundArriving } from "./arriving-messages.ts";
import { SocketDisconnects } from "./socket-disconnects.ts";
import { type Connection, observedProtocol, type Protocol } from "./websocket-telemetry.ts";

export interface WebSocketOptions {
  readonly server: Server;
  readonly path: string;
  readonly limits: Limits;
  readonly arriving: ArrivingBytes;
  readonly callers: CallerLimits;
  readonly trustedProxies: number;
  /** Origins of pages that may connect, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  /** Host names under which the gateway may be asked. */
  readonly allowedHosts?: AllowedHosts;
  readonly authenticate: Authenticate;
  /** Engine for new operations; `undefined` until the graph is composed. */
  readonly runtime: () => GatewayRuntime | undefined;
  readonly maskError: (error: unknown) => GraphQLError;
  readonly log: Logger;
}

/** Serves graphql-ws beside HTTP on the same port. @returns the function that closes it, clients included */
export function serveWebSockets(options: WebSocketOptions): () => Promise<void> {
  const maxPayload = options.limits.maxBodyBytes;
  const sockets = new WebSocketServer({ noServer: true, maxPayload, WebSocket: OperationsSocket });
  const graphqlWs = useServer(observedProtocol(protocolOf(options), options.log), sockets);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, options);
    if (refusal) return refuseUpgrade(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (client) => {
      boundArriving(client, socket, options.arriving);
      sockets.emit("connection", client, request);
    });
  };
  options.server.on("upgrade", upgrade);
  return async () => {
    options.server.off("upgrade", upgrade);
    await graphqlWs.dispose();
  };
}

function refusalOf({ url, headers }: IncomingMessage, options: WebSocketOptions): string | undefined {
  const { path, runtime, corsOrigins, allowedHosts } = options;
  if (url?.split("?", 1)[0] !== path) return "404 Not Found";
  if (!runtime()) return "503 Service Unavailable";
  if (!isForUs(headers, allowedHosts) || !mayConnect(headers, corsOrigins)) return "403 Forbidden";
  return undefined;
}

/**
 * Protocol of the server. The runtime's own graphql-ws handler answers invalid documents with results, where the
 * protocol wants `error` frames; so operations are parsed and validated here.
 */
function protocolOf(options: WebSocketOptions): Protocol {
  const { runtime, maskError, limits } = options;
  return {
    jsonMessageReviver: keepingNumbers as never,
    connectionInitWaitTimeout: limits.socketInitMs,
    onConnect: (context) => admit(context, options),
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > limits.maxOperationsPerSocket) return [tooManyOperations(limits)];
      const { request, authentication, asked } = extra;
      asked?.();
      const disconnect = extra.disconnects?.of(id);
      const context = { req: request, headers: request.headers, authentication, params: payload, disconnect };
      const operation = await operationOf(runtime() as GatewayRuntime, context, payload).catch((error: unknown) => [
        maskError(error),
      ]);
      // Refused operations do not run.
      if (Array.isArray(operation)) extra.disconnects?.forget(id);
      return operation;
    },
    // Plugins wrap execution per operation, so each operation brings its own functions along.
    execute: (args) => (args.rootValue as Engine).execute(args as ExecutionArgs) as never,
    subscribe: (args) => (args.rootValue as Engine).subscribe(args as ExecutionArgs) as never,
    onOperation: ({ extra, subscriptions }, id, ...[, { contextValue }, subscribed]) => {
      extra.disconnects?.forget(id);
      if (!(Symbol.asyncIterator in subscribed)) return undefined;
      const { delivery } = contextValue as RequestContext;
      const events = subscribed as AsyncIterableIterator<ExecutionResult>;
      const sent = delivery ? sendEvents({ delivery, subscribed: events, id, extra }) : events;
      // Cancelled while it was opened, which the library misses for streams that are no generators.
      if (!(id in subscriptions)) void sent.return?.();
      extra.streams?.add(sent);
      return untilEnd(sent, () => void extra.streams?.delete(sent)) as never;
    },
  };
}

/** Admits a client until its token expires, unless its caller has all the connections that it may have. */
async function admit(context: Context<Record<string, unknown>, Connection>, options: WebSocketOptions) {
  const { connectionParams, extra, subscriptions } = context;
  const { request, socket } = extra;
  const { authenticate, callers, limits, trustedProxies } = options;
  const authorization = connectionParams?.authorization ?? request.headers.authorization;
  const authentication = await authenticate(authorization).catch((error: GraphQLError) => {
    if (error.extensions.retryable) socket.close(1013, "Try again later");
  });
  // The protocol's library closes with 4403 then, unless the socket is closed already.
  if (!authentication) return false;
  const { principal, expiresAt } = authentication;
  const release = await callers.sockets.take(callerOf(principal, request, trustedProxies));
  if (!release) {
    countRefusal("maxSockets");
    socket.close(1013, "Too many connections");
    return false;
  }
  if (socket.readyState === socket.CLOSED) {
    release();
    return false;
  }
  const streams: NonNullable<Connection["streams"]> = new Set();
  socket.once("close", () => {
    release();
    for (const stream of streams) void stream.return?.();
  });
  if (expiresAt !== undefined) {
    socket.once(
      "close",
      callAt(expiresAt, () => socket.close(4403, "The token has expired")),
    );
  }
  const isBusy = () => Object.keys(subscriptions).length > 0;
  const disconnects = new SocketDisconnects(socket);
  const asked = closeWhenIdle(socket, limits.socketIdleMs, isBusy);
  Object.assign(extra, { authentication, streams, disconnects, asked });
  return true;
}

type Engine = Record<"execute" | "subscribe", (args: ExecutionArgs) => unknown>;

async function operationOf(runtime: GatewayRuntime, context: object, payload: SubscribePayload) {
  const fault = faultOf(payload.variables);
  if (fault) return [forClients(fault, { code: "BAD_USER_INPUT" })];
  const { schema, parse, validate, contextFactory, execute, subscribe } = runtime.getEnveloped(context);
  const document = parse(payload.query);
  const errors: GraphQLError[] = validate(schema, document);
  if (errors.length > 0) return errors;
  return {
    schema,
    document,
    operationName: payload.operationName,
    variableValues: payload.variables,
    contextValue: await contextFactory(),
    rootValue: { execute, subscribe } satisfies Engine,
  };
}

function tooManyOperations({ maxOperationsPerSocket }: Limits): GraphQLError {
  return limitExceeded(
    "maxOperationsPerSocket",
    `More than ${maxOperationsPerSocket} operations at a time on one connection; end one first, or open another connection.`,
  );
}
