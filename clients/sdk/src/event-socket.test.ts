import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { startSilentServer } from "../../../test/silent-server.ts";
import { createClient } from "./client.ts";
import { numbersUpTo, TickingGateway, type TickingOptions, Ticks } from "./testing/ticking-gateway.ts";

const ending: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const end of ending.splice(0)) end();
});

async function serve(options: Partial<TickingOptions> = {}): Promise<TickingGateway> {
  const gateway = await TickingGateway.start({ ticks: (after) => numbersUpTo(after + 10, after), ...options });
  ending.push(() => gateway.close());
  return gateway;
}

/** Reads so many events. */
async function read(stream: AsyncIterableIterator<{ operationEvents: { number: number } }>, count: number) {
  const seen: number[] = [];
  while (seen.length < count) seen.push((await stream.next()).value.operationEvents.number);
  return seen;
}

test("all subscriptions of a client share a connection, which ends with the last of them", async () => {
  const gateway = await serve();
  const client = createClient({ url: gateway.url });
  const streams = [1, 2, 3].map(() => client.subscribe(Ticks, { after: "0" }));
  await Promise.all(streams.map((stream) => read(stream, 10)));
  expect(gateway.connections).toBe(1);
  await streams.pop()?.return?.();
  await streams.pop()?.return?.();
  expect(gateway.sockets.clients.size).toBe(1);
  await streams.pop()?.return?.();
  await expect.poll(() => gateway.sockets.clients.size).toBe(0);
});

test("brings a token of its own to each connection", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(after + 5, after) });
  let issued = 0;
  const token = async () => `token-${++issued}`;
  const stream = createClient({ url: gateway.url, token }).subscribe(Ticks, { after: "0" });
  for (const _connection of [1, 2, 3]) {
    await read(stream, 5);
    gateway.breakConnections();
  }
  await stream.next();
  expect(gateway.authorizations).toEqual([1, 2, 3, 4].map((number) => `Bearer token-${number}`));
  await stream.return?.();
});

test("goes on with another token when one has expired", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(after + 5, after) });
  let issued = 0;
  const stream = createClient({ url: gateway.url, token: () => `token-${++issued}` }).subscribe(Ticks, { after: "0" });
  await read(stream, 5);
  gateway.closeConnections(4403, "The token has expired");
  expect(await read(stream, 5)).toEqual([6, 7, 8, 9, 10]);
  expect(gateway.authorizations).toEqual(["Bearer token-1", "Bearer token-2"]);
  await stream.return?.();
});

test("ends when another token does not count either, and at once when it has no other", async () => {
  const gateway = await serve({ admit: () => false });
  const refused = { name: "GraphError", code: "UNAUTHENTICATED" };
  const renewing = createClient({ url: gateway.url, token: () => "never" }).subscribe(Ticks, { after: "0" });
  await expect(renewing.next()).rejects.toMatchObject(refused);
  expect(gateway.connections).toBe(2);
  const fixed = createClient({ url: gateway.url, token: "never" }).subscribe(Ticks, { after: "0" });
  await expect(fixed.next()).rejects.toMatchObject(refused);
  expect(gateway.connections).toBe(3);
});

test("a token that takes its time does not hold up a connection that waits for it", async () => {
  const gateway = await serve({ initWaitMs: 1_000 });
  const token = () => new Promise<string>((resolve) => setTimeout(() => resolve("late"), 1_500));
  const stream = createClient({ url: gateway.url, token }).subscribe(Ticks, { after: "0" });
  await read(stream, 1);
  expect(gateway.connections).toBe(1);
  await stream.return?.();
});

test.each([[undefined], [null], [""]])("who gives %j as a token is nobody in particular", async (token) => {
  const gateway = await serve();
  const stream = createClient({ url: gateway.url, token: () => token }).subscribe(Ticks, { after: "0" });
  await read(stream, 1);
  expect(gateway.authorizations).toEqual([undefined]);
  await stream.return?.();
});

/** Proxy between client and gateway that can stop forwarding without closing. */
class SilentProxy {
  isSilent = false;
  readonly #server: Server;
  readonly #pairs = new Map<Socket, Socket>();

  constructor(port: number) {
    this.#server = createServer((client) => {
      // A connection that was cut off stays so; one that comes later gets through.
      const upstream = connect(port, "127.0.0.1");
      this.#pairs.set(client, upstream);
      for (const socket of [client, upstream]) socket.on("error", () => {});
      client.pipe(upstream).pipe(client);
    });
    ending.push(() => {
      for (const socket of [...this.#pairs].flat()) socket.destroy();
      this.#server.close();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}/graphql`;
  }

  goSilent(): void {
    for (const [client, upstream] of this.#pairs) {
      client.unpipe(upstream);
      upstream.unpipe(client);
    }
  }
}

test("notices a connection that has died without a word, and resumes", async () => {
  const gateway = await serve({ ticks: (after) => numbersUpTo(after + 5, after) });
  const proxy = new SilentProxy(gateway.port);
  const client = createClient({ url: await proxy.listen(), pingMs: 500 });
  const stream = client.subscribe(Ticks, { after: "0" });
  await read(stream, 5);
  proxy.goSilent();
  expect(await read(stream, 5)).toEqual([6, 7, 8, 9, 10]);
  await stream.return?.();
});

test("works where there is no WebSocket but that of a package", async () => {
  vi.stubGlobal("WebSocket", undefined);
  const gateway = await serve();
  const stream = createClient({ url: gateway.url }).subscribe(Ticks, { after: "0" });
  expect(await read(stream, 3)).toEqual([1, 2, 3]);
  await stream.return?.();
});

test.each([[{ after: "0" }], [{}]])(
  "leaves a gateway that accepts connections and says nothing: from %j",
  // Left alone, `fetch` waits for five minutes.
  { timeout: 200_000 },
  async (from) => {
    const silent = await startSilentServer();
    ending.push(() => void silent.stop());
    const gateway = await serve();
    const urls = [`http://127.0.0.1:${silent.port}/graphql`, gateway.url];
    const stream = createClient({ url: urls, pingMs: 200 }).subscribe(Ticks, from);
    expect(await read(stream, 3)).toEqual([1, 2, 3]);
    expect(silent.connections).toBeGreaterThan(0);
    await stream.return?.();
  },
);

test("a reader that is slower than the graph gets each event once, and only so many wait for it", async () => {
  const last = 100_000;
  const gateway = await serve({ ticks: (after) => numbersUpTo(last, after) });
  const stream = createClient({ url: gateway.url }).subscribe(Ticks, { after: "0" });
  expect(await read(stream, 1)).toEqual([1]);
  // The subscription is given up while nobody reads, and with the last one its connection.
  await expect.poll(() => gateway.sockets.clients.size).toBe(0);
  expect(await read(stream, last - 1)).toEqual(Array.from({ length: last - 1 }, (_, index) => index + 2));
  expect(gateway.beginnings.length).toBeGreaterThan(1);
  await stream.return?.();
});
