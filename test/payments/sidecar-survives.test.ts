import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo, createServer as listenRaw, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { oldestNode } from "../outsiders/oldest-node.ts";
import { askRaw } from "./raw-request.ts";

/** The published program. */
const main = join(import.meta.dirname, "../../clients/pay/bin/sidecar.js");
/** Nobody is there: what is asked here needs no payment server. */
const paymentServer = `{ url: "ws://127.0.0.1:1/services", keyId: ${"a".repeat(32)}, secret: ${"b".repeat(64)} }`;

let parts: AsyncDisposableStack;
beforeEach(() => {
  parts = new AsyncDisposableStack();
});
afterEach(() => parts.disposeAsync());

/** A sidecar as its own process, which must still be there in the end. @returns its port */
async function startSidecar(section: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-sidecar-"));
  parts.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, "sidecar.yaml");
  await writeFile(file, `paymentServer: ${paymentServer}\n${section}`);
  const child = spawn(oldestNode(), [main, "--config", file], { stdio: ["ignore", "pipe", "inherit"] });
  parts.defer(async () => {
    const ended = child.exitCode ?? child.signalCode;
    if (ended === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    expect(ended).toBeNull();
  });
  const [line] = await once(child.stdout, "data");
  return Number(/:(\d+)\s*$/.exec(String(line))?.[1]);
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  parts.defer(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test.each([
  "HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n",
  "HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n",
  "HTTP/1.1 101 Switching Protocols\r\n\r\n",
  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: odd\r\nConnection: upgrade\r\n\r\n",
])("a service that answers %j is said to give no answer, and is asked again", async (answer) => {
  const answers = [answer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"];
  const service = listenRaw((socket) => {
    socket.on("error", () => {}).once("data", () => socket.end(answers.shift() ?? ""));
  });
  const upstream = `http://127.0.0.1:${await listen(service)}`;
  const port = await startSidecar(
    `provider: { listen: { port: 0 }, upstream: "${upstream}", price: 1, routes: [{ path: /* }] }`,
  );
  const { status, headers } = await askRaw(port, "GET", "/");
  expect([status, headers["payment-error"]]).toEqual([502, "UPSTREAM_UNAVAILABLE"]);
  expect((await askRaw(port, "GET", "/")).body).toBe("ok");
});

const offer = {
  provider: `0x${"1".repeat(40)}`,
  factory: `0x${"2".repeat(40)}`,
  asset: `0x${"0".repeat(40)}`,
  chainId: "1",
  tolerancePeriod: 60,
  terminationPeriod: 900,
  lanes: [{ lane: 0, label: "", price: "1" }],
  lane: 0,
  routes: [],
};

test("a payee that refuses for reasons of its own is answered with, and does not end its payer", async () => {
  const reasons = ["constructor", "__proto__", "two\nlines", "\u00e9\u4e2d", "X".repeat(100_000)];
  const refusals = reasons.map((code) => JSON.stringify({ error: { code, message: "no" }, offer }));
  let next = 0;
  const payee = createServer((_request, response) => {
    response.statusCode = 402;
    response.end(refusals[next]);
  });
  const origin = `http://127.0.0.1:${await listen(payee)}`;
  const port = await startSidecar(
    `consumer: { listen: { port: 0 }, payees: { "${origin}": { maxPrice: 1, funding: 10 } } }`,
  );
  for (; next < refusals.length; next += 1) {
    const { status, body } = await askRaw(port, "POST", `${origin}/`);
    expect([status, Buffer.from(body, "latin1").toString()]).toEqual([402, refusals[next]]);
  }
});
