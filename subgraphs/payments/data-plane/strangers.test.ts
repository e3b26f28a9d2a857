import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { closing, maxFrame, newNonce, protocolVersion } from "@ledgerloom/pay/protocol";
import { type Logger, pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silent } from "../../../ledgers/evm/testing.ts";
import type { ServiceKey, ServiceKeyStore } from "../keys/service-key.store.ts";
import { DataPlane, type DataPlaneLimits } from "./data-plane.ts";
import { closeCodeOf, newFrame, opened, RawService } from "./testing.ts";

const secret = "ab".repeat(32);
const keyId = "cd".repeat(16);
const key = { id: keyId, account: `0x${"1".repeat(40)}`, organization: "Org1MSP", revokedAt: null };

/** Knows one key. */
const keys = {
  find: async () => key as unknown as ServiceKey,
  secretOf: async () => secret,
  noteUse: async () => {},
  revokedAmong: async () => [],
} as unknown as ServiceKeyStore;

let plane: DataPlane;
const sockets: Socket[] = [];

beforeEach(() => start());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await plane.close();
});

async function start(limits?: DataPlaneLimits, log: Logger = silent): Promise<void> {
  await plane?.close();
  plane = await DataPlane.start({
    host: "127.0.0.1",
    port: 0,
    keys,
    organizations: ["Org1MSP"],
    log,
    limits,
    chain: { chainId: "1", factory: `0x${"2".repeat(40)}` },
    operationsFor: () => async () => ({ result: true }),
  });
}

/** A connection that may send what it likes; resolves when it is there. */
async function stranger(text = ""): Promise<Socket> {
  const socket = connect(Number(new URL(plane.url).port), "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => {});
  socket.resume();
  await once(socket, "connect");
  socket.write(text);
  return socket;
}

async function ended(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, "close");
}

const limits = (changes: Partial<DataPlaneLimits["strangers"]>, maxConnections = 100): DataPlaneLimits => ({
  maxConnections,
  strangers: { most: 100, timeoutMs: 600_000, maxBytes: 16_384, ...changes },
});

const service = () => RawService.connect(plane.url, { keyId, secret });

test("services of other versions are logged with both, and no more of them than tell it", async () => {
  const lines: string[] = [];
  await start(undefined, pino({}, { write: (line: string) => void lines.push(line) }));
  for (let count = 0; count < 12; count += 1) {
    const socket = await opened(plane.url);
    socket.send(JSON.stringify({ version: protocolVersion - 1, keyId, nonce: newNonce() }));
    expect(await closeCodeOf(socket)).toBe(closing.otherVersion);
  }
  const refused = lines.map((line) => JSON.parse(line)).filter(({ theirs }) => theirs !== undefined);
  expect(refused).toHaveLength(10);
  expect(refused[0]).toMatchObject({ level: 40, ours: protocolVersion, theirs: protocolVersion - 1 });
});

test("who says nothing, or half a header, or nothing after the upgrade, is cut off", async () => {
  await start(limits({ timeoutMs: 50 }));
  const socket = await opened(plane.url);
  await Promise.all([
    stranger().then(ended),
    stranger("GET /services HTTP/1.1\r\nHost: a\r\nX-Half: ").then(ended),
    stranger("GET / HTTP/1.1\r\nHost: a\r\n\r\n").then(ended),
    once(socket, "close"),
  ]);
});

test("half a header is given a limited time, whatever else is set", async () => {
  await start(limits({}));
  await ended(await stranger("GET /services HTTP/1.1\r\nHost: a\r\nX-Half: "));
});

test("headers that are too long are refused", async () => {
  const socket = await stranger(`GET /services HTTP/1.1\r\nHost: a\r\nX-Long: ${"x".repeat(9_000)}\r\n\r\n`);
  await ended(socket);
});

test("however many strangers wait, a service gets in, and those who were let in stay", async () => {
  await start(limits({ most: 10 }));
  const before = await service();
  const waiting = await Promise.all(Array.from({ length: 50 }, () => stranger()));
  const after = await service();
  await Promise.all(waiting.slice(0, 40).map(ended));
  for (const one of [before, after]) expect(await one.ask({ name: "sign" })).toHaveLength(1);
});

test("there are no more connections than are allowed", async () => {
  await start(limits({}, 3));
  const services = [await service(), await service(), await service()];
  await ended(await stranger());
  services[0]?.socket.terminate();
  await expect
    .poll(
      () =>
        service().then(
          ({ socket }) => socket.readyState,
          () => 0,
        ),
      { timeout: 300_000 },
    )
    .toBe(1);
});

test("before the proof no more than some bytes are taken, in one message or in many", async () => {
  for (const parts of [1, 40]) {
    const socket = await opened(plane.url);
    socket.on("error", () => {});
    const closed = once(socket, "close");
    for (let part = 0; part < parts; part += 1) socket.send("x".repeat(20_000 / parts), { fin: part === parts - 1 });
    await closed;
  }
  const socket = await opened(plane.url);
  const closed = once(socket, "close");
  for (let pings = 0; pings < 300; pings += 1) socket.ping("x".repeat(100));
  await closed;
});

test("a service may send as much as a frame takes, and no more", async () => {
  const one = await service();
  const padding = "x".repeat(maxFrame - 200);
  expect(await one.ask({ name: "nothing", padding })).toMatchObject([{ error: { code: "BAD_INPUT" } }]);
  const closed = once(one.socket, "close");
  one.socket.send(Buffer.alloc(maxFrame + 1));
  expect((await closed)[0]).toBe(1009);
});

test("a service that asks and asks, and reads no answer, is cut off", async () => {
  const one = await service();
  const closed = once(one.socket, "close");
  one.socket.on("error", () => {});
  one.socket.pause();
  const many = Array.from({ length: 1_000 }, () => ({ name: "nothing" }));
  for (let frames = 0; frames < 400 && one.socket.readyState === 1; frames += 1) {
    one.socket.send(one.outgoing.seal(JSON.stringify(newFrame(...many))));
    await new Promise((resolve) => setImmediate(resolve));
  }
  one.socket.resume();
  expect((await closed)[0]).toBe(1006);
});

test("a ping is answered", async () => {
  const { socket } = await service();
  const pong = once(socket, "pong");
  socket.ping("there?");
  expect(String((await pong)[0])).toBe("there?");
});
