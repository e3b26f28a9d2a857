import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Market, openMarket } from "./market.ts";

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

let market: Market;
beforeAll(async () => {
  market = await openMarket("in process", {
    limits: { maxBodyBytes: 10_000, maxOperationsPerSocket: 2, maxCost: 410 },
  });
});
afterAll(() => market.close());

/** A raw graphql-ws connection, to see every frame. */
async function connect(headers: Record<string, string> = {}) {
  const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws", { headers });
  const frames: Frame[] = [];
  let arrived = () => {};
  socket.on("message", (data) => {
    frames.push(JSON.parse(String(data)));
    arrived();
  });
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "open");
  const send = (frame: object | string) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  const next = async (): Promise<Frame> => {
    while (frames.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
    return frames.shift() as Frame;
  };
  return { socket, send, next, closed };
}

async function initiated() {
  const connection = await connect();
  connection.send({ type: "connection_init" });
  expect(await connection.next()).toEqual({ type: "connection_ack" });
  return connection;
}

const subscribe = (id: string, query: string, variables = {}) => ({
  id,
  type: "subscribe",
  payload: { query, variables },
});

describe("graphql-ws", () => {
  test("answers a document that does not parse with an error frame", async () => {
    const { send, next, socket } = await initiated();
    send(subscribe("1", "{ jobs( }"));
    expect(await next()).toMatchObject({
      id: "1",
      type: "error",
      payload: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
    });
    socket.close();
  });

  test("answers a document that does not fit the schema with an error frame", async () => {
    const { send, next, socket } = await initiated();
    send(subscribe("1", "subscription { nothing }"));
    const frame = await next();
    expect(frame).toMatchObject({
      id: "1",
      type: "error",
      payload: [{ message: 'Cannot query field "nothing" on type "Subscription".' }],
    });
    expect(frame.payload).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    socket.close();
  });

  test("answers a query with next and complete, and a ping with a pong", async () => {
    const { send, next, socket } = await initiated();
    send(subscribe("1", "{ bank }"));
    expect(await next()).toEqual({ id: "1", type: "next", payload: { data: { bank: "the first bank" } } });
    expect(await next()).toEqual({ id: "1", type: "complete" });
    send({ type: "ping" });
    expect(await next()).toEqual({ type: "pong" });
    socket.close();
  });

  test("answers an operation that nobody named and a scalar out of range with codes", async () => {
    const { send, next, socket } = await initiated();
    send(subscribe("1", "query A { bank } query B { bank }"));
    expect(await next()).toMatchObject({ id: "1", type: "error" });
    send(subscribe("2", "query T($a: TokenAmount!) { twice(amount: $a) }", { a: "-1" }));
    expect(await next()).toMatchObject({ id: "2", payload: { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] } });
    socket.close();
  });

  test("refuses one operation more than a connection may have", async () => {
    const { send, next, socket } = await initiated();
    for (const id of ["1", "2", "3"]) send(subscribe(id, "subscription { jobEvents { cursor } }"));
    expect(await next()).toMatchObject({
      id: "3",
      type: "error",
      payload: [{ extensions: { code: "LIMIT_EXCEEDED" } }],
    });
    socket.close();
  });

  test("answers what costs too much with its code, and goes on", async () => {
    const { send, next, socket } = await initiated();
    const over = { id: "1", type: "next", payload: { errors: [{ extensions: { code: "LIMIT_EXCEEDED" } }] } };
    for (const kind of ["query", "subscription"]) {
      const rows = "job { listings { id } }";
      send(
        subscribe(
          "1",
          kind === "query" ? "{ find { __typename } first { title } }" : `subscription { jobEvents { ${rows} } }`,
        ),
      );
      expect(await next()).toMatchObject(over);
      expect(await next()).toEqual({ id: "1", type: "complete" });
    }
    send(subscribe("2", "{ find { __typename } }"));
    expect(await next()).toMatchObject({ payload: { data: { find: [{ __typename: "Job" }, {}] } } });
    socket.close();
  });

  test("closes as the protocol says what breaks it", async () => {
    const unauthorized = await connect();
    unauthorized.send(subscribe("1", "{ bank }"));
    expect(await unauthorized.closed).toBe(4401);

    const twice = await initiated();
    twice.send({ type: "connection_init" });
    expect(await twice.closed).toBe(4429);

    const garbled = await initiated();
    garbled.send("{ not json");
    expect(await garbled.closed).toBe(4400);

    const large = await initiated();
    large.send(subscribe("1", `{ bank } # ${"x".repeat(10_001)}`));
    expect(await large.closed).toBe(1009);
  });

  test("lets no page of another origin connect", async () => {
    const refused = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws", {
      headers: { origin: "https://elsewhere.example" },
    });
    const [error] = await once(refused, "error");
    expect(String(error)).toContain("403");
    const { socket } = await connect({ origin: new URL(market.gateway.url).origin });
    socket.close();
  });
});
