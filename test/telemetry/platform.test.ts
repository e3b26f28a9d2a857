import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { ask, until } from "../gateway/market.ts";
import { RunningPlatform } from "../running-platform.ts";
import { Collector, traceparent } from "./collector.ts";

/** Marks what clients say and nobody else may know. */
const mark = "marked-0f1e2d3c";
const passphrase = `passphrase ${mark}`;

let collector: Collector;
let platform: RunningPlatform;
let opsUrl: string;

beforeAll(async () => {
  collector = await Collector.start();
  const urls = (await freePorts(0, 3)).map((port) => `http://127.0.0.1:${port}/graphql`);
  opsUrl = urls[0] as string;
  platform = await RunningPlatform.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LEDGERLOOM_SUBGRAPHS: "http",
    LEDGERLOOM_OPS_URL: opsUrl,
    LEDGERLOOM_MARKETPLACE_URL: urls[1] as string,
    LEDGERLOOM_PAYMENTS_URL: urls[2] as string,
    LEDGERLOOM_PAYMENTS_PASSPHRASE: passphrase,
    LEDGERLOOM_LOG_LEVEL: "debug",
  });
});
afterAll(async () => {
  await platform?.remove();
  await collector?.stop();
});

async function headers(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await platform.issuer.issue({ mspId: "Org1MSP", role: "admin" })}` };
}

const requestOperation = `mutation Request($input: OperationRequestInput!) {
  operationRequest(input: $input) { operation { id } transaction { id } userErrors { code } } }`;
const openChannel = `mutation Open($input: PaymentChannelOpenInput!) {
  paymentChannelOpen(input: $input) { userErrors { message } } }`;
const createAccount = "mutation { paymentAccountCreate(input: {}) { account { address } userErrors { message } } }";

/** Samples of a metric by their labels, as a scrape shows them. */
async function scrape(): Promise<(name: string, labels?: string) => number | undefined> {
  const text = await (await fetch(new URL("../../../../metrics", platform.url))).text();
  const samples = new Map(
    text.split("\n").map((line) => {
      const [, sample, value] = /^([^#\s].*) (\S+)$/.exec(line) ?? [];
      return [sample, Number(value)] as const;
    }),
  );
  return (name, labels) => samples.get(`ledgerloom_${name}${labels ? `{${labels}}` : ""}`);
}

test("metrics tell what was asked, answered, refused, followed and written", async () => {
  const events = createClient({ url: platform.url.replace("http", "ws") });
  const followed = events.iterate({ query: "subscription Follow { operationEvents { type } }" });
  const first = followed.next();
  await until("somebody follows", async () => (await scrape())("subscriptions_open", 'part="gateway"') === 1);

  const deep = `{ ${"services(first: 1) { nodes { developer { ".repeat(6)} address ${"} } }".repeat(6)} }`;
  expect((await ask(platform.url, deep)).errors[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
  for (const _ of [1, 2]) await ask(platform.url, "{ organizations { mspId } }");
  const input = { title: `Title ${mark}`, template: "node-health-report", channel: "marketplace" };
  const asked = await ask(platform.url, requestOperation, { variables: { input }, headers: await headers() });
  expect(asked.data.operationRequest.userErrors).toEqual([]);
  await first;

  const value = await scrape();
  expect(value("operations_total", 'part="gateway",type="query",code="OK"')).toBe(2);
  expect(value("operations_total", 'part="gateway",type="mutation",code="OK"')).toBe(1);
  expect(value("operations_total", 'part="gateway",type="subscription",code="OK"')).toBe(1);
  expect(value("operations_total", 'part="gateway",type="unknown",code="LIMIT_EXCEEDED"')).toBe(1);
  expect(value("operation_duration_seconds_count", 'part="gateway",type="query"')).toBe(2);
  expect(value("refused_total", 'limit="maxDepth"')).toBe(1);
  expect(value("operations_total", 'part="ops",type="mutation",code="OK"')).toBe(1);
  expect(value("subgraph_calls_total", 'subgraph="ops",code="OK"')).toBeGreaterThanOrEqual(4);
  expect(value("events_delivered_total", 'part="gateway"')).toBeGreaterThanOrEqual(1);
  expect(value("ledger_calls_total", 'ledger="fabric",kind="submit",code="OK"')).toBeGreaterThanOrEqual(1);
  expect(value("ledger_call_duration_seconds_count", 'ledger="fabric",kind="submit"')).toBeGreaterThanOrEqual(1);
  expect(value("projection_moves_total", 'source="fabric/ops"')).toBeGreaterThanOrEqual(1);
  expect(value("projection_position_block", 'source="fabric/ops"')).toBeGreaterThanOrEqual(1);
  expect(value("projection_newest_block", 'source="fabric/ops"')).toBeGreaterThanOrEqual(1);
  expect(value("chain_outbox_transactions")).toBeGreaterThanOrEqual(0);
  await until("the projection is where its ledger is", async () => {
    return (await scrape())("projection_lag_blocks", 'source="fabric/ops"') === 0;
  });

  await events.dispose();
  await until("nobody follows", async () => (await scrape())("subscriptions_open", 'part="gateway"') === 0);
});

test("a trace leads to the transaction on the chain, over WebSocket too", async () => {
  const { authorization = "" } = await headers();
  const socket = createClient({ url: platform.url.replace("http", "ws"), connectionParams: { authorization } });
  const run = async (query: string, variables = {}) => {
    const extensions = { traceparent };
    for await (const { data } of socket.iterate({ query, variables, extensions })) return data as never;
    throw new Error("no answer");
  };
  const addresses: string[] = [];
  for (const _ of [1, 2]) {
    const made = (await run(createAccount)) as { paymentAccountCreate: { account: { address: string } } };
    addresses.push(made.paymentAccountCreate.account.address);
  }
  const [consumer, provider] = addresses;
  const input = { consumer, provider, lanes: [{ pricePerRequest: "1" }], deposit: "1000" };
  const opened = (await run(openChannel, { input })) as { paymentChannelOpen: { userErrors: object[] } };
  expect(opened.paymentChannelOpen.userErrors).toEqual([]);
  await socket.dispose();

  const isOpening = (name: string) => name === "gateway mutation Open";
  const gateway = await collector.span("of the mutation", ({ name }) => isOpening(name));
  expect(gateway).toMatchObject({ traceId: traceparent.split("-")[1], parentSpanId: traceparent.split("-")[2] });
  const sent = await collector.spanWith(
    "of the transaction",
    ({ name, attributes }) => name === "evm send" && "ledgerloom.block" in attributes,
    async (span) => (await collector.path(span)).some(isOpening),
  );
  expect(await collector.path(sent)).toEqual([
    "gateway mutation Open",
    "call payments",
    "payments mutation",
    "evm send",
  ]);
  expect(sent.attributes["ledgerloom.transaction_id"]).toMatch(/^0x[0-9a-f]{64}$/);
  expect(sent.attributes["ledgerloom.nonce"]).toBeDefined();
});

test("an event of a subscription has a trace of its own, which links to the one that opened it", async () => {
  const opened = await collector.span("that opened", ({ name }) => name === "gateway subscription Follow");
  const event = await collector.span("of an event", ({ name }) => name === "event");
  expect(event.traceId).not.toBe(opened.traceId);
  expect(event.links).toEqual([expect.objectContaining({ traceId: opened.traceId, spanId: opened.spanId })]);
});

test("log lines tell who asked what, with the request's id, and never what was said", async () => {
  const token = `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(mark).toString("base64url")}.c2lnbmF0dXJl`;
  const attempts: Promise<unknown>[] = [
    ask(platform.url, "query Accounts($address: Address!) { account(address: $address) { name } }", {
      variables: { address: mark },
    }),
    ask(platform.url, `{ services(first: 1) { "${mark}" } }`),
    ask(platform.url, `{ service(name: "${mark}") { name } }`),
    ask(platform.url, "{ organizations { mspId } }", { headers: { authorization: `Bearer ${token}` } }),
    ask(platform.url, requestOperation, {
      variables: { input: { title: mark, template: mark, channel: mark } },
      headers: await headers(),
    }),
    ...[platform.url, opsUrl].map((url) =>
      fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: `{"query": ${mark}` }),
    ),
  ];
  await Promise.all(attempts);
  platform.killChild("evm/embedded/main.js");
  await ask(platform.url, createAccount, { headers: await headers() });
  const lines = () => platform.output.split("\n").filter((line) => line.startsWith("{"));
  const linesOf = (operation: string) => lines().filter((line) => line.includes(`"operation":"${operation}"`));
  await until("the lines are there", () => linesOf("Accounts").length > 0 && lines().join().includes("Child ended"));

  expect(JSON.parse(linesOf("Request")[0] as string)).toMatchObject({
    msg: "Operation answered",
    type: "mutation",
    code: "OK",
    organization: "Org1MSP",
    durationMs: expect.any(Number),
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  const committed = lines().find((line) => line.includes("command-ops:RequestOperation")) as string;
  expect(JSON.parse(committed)).toMatchObject({
    msg: "Committed",
    channel: "ops",
    transactionId: expect.stringMatching(/^[0-9a-f]{64}$/),
    validationCode: "VALID",
    traceId: JSON.parse(linesOf("Request")[0] as string).traceId,
  });
  for (const secret of [mark, passphrase, token, ...(await secretsIn(platform.dataDirectory))]) {
    expect(platform.output).not.toContain(secret);
    expect(collector.received).not.toContain(secret);
  }
});

/** Contents of the files of a folder that are named as secrets are. */
async function secretsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((path) => /(key|secret|_sk)[^/]*$/i.test(path));
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), "utf8").catch(() => "")));
  return texts.flatMap((text) => text.match(/[\w+/=-]{32,}/g) ?? []);
}
