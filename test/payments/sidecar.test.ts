import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request as ask } from "node:http";
import { connect as dial, createServer as listenRaw } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { maxBody } from "../../clients/pay/src/sidecar/outgoing-proxy.ts";
import { startSidecar as runSidecar } from "../../clients/pay/src/sidecar/sidecar.ts";
import { readSidecarConfig } from "../../clients/pay/src/sidecar/sidecar-config.ts";
import { oldestNode } from "../outsiders/oldest-node.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

/** The published program, under the oldest Node that is here. */
const main = join(import.meta.dirname, "../../clients/pay/bin/sidecar.js");

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let folder: string;
let upstream: Awaited<ReturnType<typeof serve>>;
const parts = new AsyncDisposableStack();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-sidecar-"));
  parts.defer(() => rm(folder, { recursive: true }));
  teams = parts.use(await startTwoTeams());
  [consumer, provider] = teams;
  // A service that knows nothing of payments.
  upstream = await serve(async (request, response) => {
    const { "payment-consumer": payer, "payment-price": price, "x-secret-hop": hop } = request.headers;
    const body = await text(request);
    response.writeHead(200, { "x-upstream": "yes" });
    response.end(JSON.stringify({ method: request.method, url: request.url, payer, price, hop, body }));
  });
  parts.defer(() => void upstream.server.close().closeAllConnections());
});
afterAll(() => parts.disposeAsync());

/** Runs a sidecar of a team as its own process. @returns what it printed first, one address per line */
async function startSidecar(team: Team, yaml: (paymentServer: string) => string): Promise<string[]> {
  const { keyId, secret } = await team.payments.createServiceKey(team.account, team.mspId);
  const file = join(folder, `${team.mspId}-${Date.now()}.yaml`);
  const paymentServer = `paymentServer: { url: "${team.payments.dataPlaneUrl}", keyId: "${keyId}", secretVariable: SECRET }`;
  await writeFile(file, yaml(paymentServer));
  const env = { ...process.env, SECRET: secret };
  const child = spawn(oldestNode(), [main, "--config", file], { env, stdio: ["ignore", "pipe", "inherit"] });
  parts.defer(async () => {
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
  const [line] = await once(child.stdout, "data");
  return [...String(line).matchAll(/http:\S+/g)].map(([url]) => url);
}

const startProvider = () =>
  startSidecar(
    provider,
    (paymentServer) => `
${paymentServer}
provider:
  listen: { port: 0 }
  upstream: ${upstream.url}
  price: 10
  routes:
    - { path: /health }
    - { path: /*, lane: 0 }
`,
  );

test("a service is paid with a file and no code, and told by whom", async () => {
  const [url = ""] = await startProvider();
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ url: "/health" });
  expect((await fetch(`${url}/orders`)).status).toBe(402);
  const pay = consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n });
  const headers = { "payment-consumer": "me", "payment-price": "1000000", connection: "keep-alive" };
  const answer = await pay(`${url}/orders?x=%2f`, { method: "POST", headers, body: "a body" });
  expect(answer.headers.get("x-upstream")).toBe("yes");
  expect(await answer.json()).toEqual({
    method: "POST",
    url: "/orders?x=%2f",
    body: "a body",
    payer: consumer.account.toLowerCase(),
    price: "10",
  });
});

test("a service pays through its own sidecar, where it may", async () => {
  const [paidAt = ""] = await startProvider();
  const [proxy = ""] = await startSidecar(
    consumer,
    (paymentServer) => `
${paymentServer}
consumer:
  listen: { port: 0 }
  payees:
    ${paidAt}: { maxPrice: 10, funding: "10000" }
`,
  );
  const through = async (target: string, body = "") => {
    const { hostname: host, port } = new URL(proxy);
    const agent = new Agent();
    const request = ask({
      host,
      port,
      path: target,
      method: "POST",
      agent,
      headers: { "x-secret-hop": "1", connection: "x-secret-hop" },
    });
    request.on("error", () => {});
    request.end(body);
    const [answer] = await once(request, "response");
    return { status: answer.statusCode, body: JSON.parse(await text(answer)) };
  };
  const answer = await through(`${paidAt}/orders`, "plain");
  expect(answer).toEqual({
    status: 200,
    body: { method: "POST", url: "/orders", payer: consumer.account.toLowerCase(), price: "10", body: "plain" },
  });
  expect(await through(`${upstream.url}/orders`)).toMatchObject({
    status: 403,
    body: { error: { code: "NOT_ALLOWED" } },
  });
  expect((await through(`${paidAt}/orders`, "x".repeat(maxBody))).status).toBe(200);
  expect(await through(`${paidAt}/orders`, "x".repeat(maxBody + 1))).toMatchObject({ status: 413 });
  const tunnel = dial(Number(new URL(proxy).port), "127.0.0.1");
  tunnel.write("CONNECT example.org:443 HTTP/1.1\r\nhost: example.org\r\n\r\n");
  expect(await text(tunnel)).toContain("405");
});

test("a service that is away is no payment problem", async () => {
  const gone = listenRaw();
  await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const { port } = gone.address() as { port: number };
  await new Promise((resolve) => gone.close(resolve));
  const [url = ""] = await startSidecar(
    provider,
    (paymentServer) => `
${paymentServer}
provider: { listen: { port: 0 }, upstream: "http://127.0.0.1:${port}", routes: [{ path: /* }], price: 10 }
`,
  );
  expect((await fetch(url)).status).toBe(502);
});

test("a file that is wrong is refused with all that is", async () => {
  const file = join(folder, "wrong.yaml");
  await writeFile(
    file,
    "paymentServer: { url: 'http://x', keyId: abc }\nprovider: { listen: { port: 99999 }, upstream: here, cost: 1 }",
  );
  expect(() => readSidecarConfig(file)).toThrow(
    /paymentServer.url[\s\S]*paymentServer.keyId[\s\S]*provider.listen.port[\s\S]*provider.upstream[\s\S]*cost/,
  );
});

test.each([
  [
    "a path in upstream",
    "listen: { port: 0 }, upstream: http://127.0.0.1:3000/api, price: 1",
    "takes http://host:port",
  ],
  [
    "a query in upstream",
    "listen: { port: 0 }, upstream: 'http://127.0.0.1:3000?a', price: 1",
    "takes http://host:port",
  ],
  ["a user in upstream", "listen: { port: 0 }, upstream: http://me@127.0.0.1:3000, price: 1", "takes http://host:port"],
])("%s would count for nothing, and is refused", async (_what, section, message) => {
  const file = join(folder, "upstream.yaml");
  const key = `{ url: "ws://127.0.0.1:1/services", keyId: ${"a".repeat(32)}, secret: ${"b".repeat(64)} }`;
  await writeFile(file, `paymentServer: ${key}\nprovider: { ${section} }`);
  expect(() => readSidecarConfig(file)).toThrow(message);
});

test("what is wrong with a sidecar's file is told by its field, with what that takes", async () => {
  const file = join(folder, "unfit.yaml");
  const reasonOf = async (yaml: string) => {
    await writeFile(file, yaml);
    return readingOf(file);
  };
  const unfit = await reasonOf(`
paymentServer: { url: "http://127.0.0.1:4004", keyId: x, secret: y }
provider: { listen: { port: 70000 }, price: -1, lanes: [{ lane: 0, price: some }], asset: USDC, terminationPeriod: long }
consumer: { listen: {}, payees: { "http://127.0.0.1:1": { maxPrice: 1 } } }
`);
  for (const field of [
    "paymentServer.url: takes ws://",
    "paymentServer.keyId: takes 32",
    "paymentServer.secret: takes 64",
  ])
    expect(unfit).toContain(`  ${field}`);
  for (const field of [
    "listen.port: takes a port",
    "upstream: must be set: http://",
    "price: takes a whole amount",
    "lanes.0.price: takes",
  ])
    expect(unfit).toContain(`  provider.${field}`);
  expect(unfit).toMatch(/provider.asset: takes an address[\s\S]*provider.terminationPeriod: takes whole seconds/);
  expect(unfit).toMatch(/consumer.listen.port: must be set: a port[\s\S]*funding: must be set: a whole amount/);
  expect(unfit).not.toMatch(/Invalid|expected|pattern/);
  expect(await reasonOf("paymentServer: [")).toMatch(/unfit.yaml, which --config names, cannot be read as YAML/);
  expect(readingOf("/nowhere.yaml")).toContain("/nowhere.yaml, which --config names");
});

function readingOf(file: string): string {
  try {
    readSidecarConfig(file);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("a sidecar whose key does not count says so, with the payment server's place, and ends", async () => {
  const file = join(folder, "stranger.yaml");
  const url = provider.payments.dataPlaneUrl;
  await writeFile(
    file,
    `
paymentServer: { url: "${url}", keyId: "${"a".repeat(32)}", secret: "${"b".repeat(64)}" }
consumer: { listen: { port: 0 }, payees: {} }
`,
  );
  const child = spawn(oldestNode(), [main, "--config", file], { stdio: ["ignore", "ignore", "pipe"] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect([said, code]).toEqual([expect.stringContaining(`paymentServer ${url}: the payment server does not take`), 1]);
});

test.each([
  [{ routes: [{ path: "/files*", lane: null }] }, "the route /files* is wrong"],
  [
    { x402: { assetName: "USDC", assetVersion: "2", minDeposit: 1n, publicOrigin: "https://example.org/api" } },
    "publicOrigin takes scheme and host",
  ],
])("routes and origins that cannot be meant are refused at the start", async (wrong, message) => {
  const paymentServer = { url: "ws://127.0.0.1:1/services", keyId: "a".repeat(32), secret: "b".repeat(64) };
  const own = { listen: { host: "127.0.0.1", port: 0 }, upstream: "http://127.0.0.1:3000", price: 1n, ...wrong };
  await expect(runSidecar({ paymentServer, provider: own })).rejects.toThrow(message);
});

test("a sidecar at an IPv6 address says where it is", async () => {
  const paymentServer = { url: "ws://127.0.0.1:1/services", keyId: "a".repeat(32), secret: "b".repeat(64) };
  const own = { listen: { host: "::1", port: 0 }, upstream: upstream.url, price: 1n };
  const sidecar = await runSidecar({ paymentServer, provider: { ...own, routes: [{ path: "/*", lane: null }] } });
  expect((await fetch(`${sidecar.incomingUrl}/health`)).status).toBe(200);
  await sidecar.close();
});
