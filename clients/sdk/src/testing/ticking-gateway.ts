import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { buildSchema, type GraphQLSchema, graphql, parse } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

export type Tick = { operationEvents: { cursor: string; number: number } };
type Given = { after?: string };

/** A document as the typed client has them, of a stream of numbers. */
export const Ticks = parse(
  "subscription Ticks($after: String) { operationEvents(after: $after) { cursor number } }",
) as unknown as import("@graphql-typed-document-node/core").TypedDocumentNode<Tick, Given>;

export interface TickingOptions {
  /** The numbers after a cursor; 0 is before all. */
  readonly ticks: (after: number) => AsyncIterable<number | Error>;
  /** Where streams go on now. */
  readonly start?: () => number;
  /** Whether somebody is let in. */
  readonly admit?: (authorization: unknown) => boolean;
  readonly initWaitMs?: number;
  readonly port?: number;
}

/** A gateway of a graph of its own, over HTTP and graphql-ws, whose events are numbers and whose cursors are them too. */
export class TickingGateway {
  /** Token of each connection. */
  readonly authorizations: unknown[] = [];
  /** The cursors that subscriptions began after. */
  readonly beginnings: (string | undefined)[] = [];
  /** How many connections there have been. */
  connections = 0;
  readonly sockets: WebSocketServer;
  readonly #server: Server;

  private constructor(options: TickingOptions) {
    const schema = this.#schemaOf(options);
    this.#server = createServer((request, response) => void answer(schema, request, response));
    this.sockets = new WebSocketServer({ server: this.#server, path: "/graphql" });
    this.sockets.on("connection", () => {
      this.connections += 1;
    });
    const onConnect = ({ connectionParams }: { connectionParams?: Record<string, unknown> }) => {
      this.authorizations.push(connectionParams?.authorization);
      return options.admit?.(connectionParams?.authorization) ?? true;
    };
    useServer({ schema, onConnect, connectionInitWaitTimeout: options.initWaitMs ?? 60_000 }, this.sockets);
  }

  static async start(options: TickingOptions): Promise<TickingGateway> {
    const gateway = new TickingGateway(options);
    await new Promise<void>((resolve) => gateway.#server.listen(options.port ?? 0, "127.0.0.1", resolve));
    return gateway;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** With events under way, as when the gateway is killed. */
  breakConnections(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }

  /** Ends all connections in order. */
  closeConnections(code: number, reason: string): void {
    for (const socket of this.sockets.clients) socket.close(code, reason);
  }

  close(): void {
    this.breakConnections();
    this.sockets.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #schemaOf({ ticks, start = () => 0 }: TickingOptions): GraphQLSchema {
    const schema = buildSchema(`
      type Tick { cursor: String! number: Int! }
      type Part { cursor: String! }
      type Meta { marketplace: Part! ops: Part! payments: Part! }
      type Query { _meta: Meta! ok: Boolean }
      type Subscription { operationEvents(after: String): Tick! }
    `);
    const meta = schema.getQueryType()?.getFields()._meta;
    const field = schema.getSubscriptionType()?.getFields().operationEvents;
    if (!meta || !field) throw new Error("no fields");
    const part = () => ({ cursor: String(start()) });
    meta.resolve = () => ({ marketplace: part, ops: part, payments: part });
    field.subscribe = async function* (this: undefined, _root: unknown, { after }: Given) {
      beginnings.push(after);
      for await (const tick of ticks(Number(after ?? 0))) yield tick;
    };
    const { beginnings } = this;
    field.resolve = (tick: number | Error) => {
      if (tick instanceof Error) throw tick;
      return { cursor: String(tick), number: tick };
    };
    return schema;
  }
}

/** Numbers after one up to another, then nothing. */
export async function* numbersUpTo(last: number, after: number): AsyncGenerator<number> {
  for (let number = after + 1; number <= last; number += 1) yield number;
  await new Promise(() => {});
}

async function answer(schema: GraphQLSchema, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables } = JSON.parse(await text(request)) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables ?? {} })));
}
