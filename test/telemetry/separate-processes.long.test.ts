import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.ts";
import { compiledModule } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";
import { type SubgraphServer, serveSubgraph } from "../../subgraphs/kit/server.ts";
import { buildMarketplaceSchema } from "../../subgraphs/marketplace/graph/schema.ts";
import { buildPaymentsSchema } from "../../subgraphs/payments/graph/schema.ts";
import { ask, log } from "../gateway/market.ts";
import { Consortium, eventually } from "../ops/consortium.ts";
import { Collector, remoteTrace, traceparent } from "./collector.ts";

let collector: Collector;
let consortium: Consortium;
let gatewayUrl: string;
let token: string;
const hollow: SubgraphServer[] = [];
const processes: ChildProcess[] = [];

/** A subgraph with its real schema and nothing behind it, so that the gateway has something to compose. */
async function serveHollow(name: "marketplace" | "payments"): Promise<string> {
  const schema = await (name === "marketplace" ? buildMarketplaceSchema() : buildPaymentsSchema());
  const subgraph = { name, schema, contextFor: () => ({}), isReady: async () => true, close: async () => {} };
  const server = await serveSubgraph(subgraph, { host: "127.0.0.1", port: 0, log });
  hollow.push(server);
  return server.url;
}

beforeAll(async () => {
  collector = await Collector.start();
  consortium = await Consortium.start();
  const network = await consortium.writeFile("network.json", { organizations: consortium.members });
  const [opsPort, gatewayPort] = await freePorts(0, 2);
  const opsUrl = `http://127.0.0.1:${opsPort}/graphql`;
  gatewayUrl = `http://127.0.0.1:${gatewayPort}/graphql`;
  const env = {
    ...process.env,
    NODE_ENV: "development",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    LEDGERLOOM_DATA: dirname(network),
    LEDGERLOOM_FABRIC_NETWORK: network,
    LEDGERLOOM_PORT: String(gatewayPort),
    LEDGERLOOM_OPS_URL: opsUrl,
    LEDGERLOOM_MARKETPLACE_URL: await serveHollow("marketplace"),
    LEDGERLOOM_PAYMENTS_URL: await serveHollow("payments"),
    LEDGERLOOM_LOG_LEVEL: "warn",
  };
  for (const module of ["subgraphs/ops/main.js", "gateway/main.js"]) {
    processes.push(spawn(process.execPath, [compiledModule(module)], { env, stdio: "inherit" }));
  }
  const issuer = await openDevelopmentIssuer(dirname(network));
  token = await issuer.issue({ mspId: "Org1MSP", role: "admin" });
  const isReady = () =>
    fetch(new URL("../../../../ready", gatewayUrl)).then(
      (answer) => answer.ok,
      () => false,
    );
  await eventually(isReady, (ready) => ready);
  for (const connection of consortium.connections.values()) {
    const members = JSON.stringify([...consortium.connections.keys()]);
    await connection.channel("ops").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
  }
});
afterAll(async () => {
  for (const child of processes) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await Promise.all(hollow.map((server) => server.close()));
  await consortium?.stop();
  await collector?.stop();
});

test("one trace leads from the request over HTTP through gateway and subgraph to the Fabric transaction", async () => {
  const { data, errors } = await ask(gatewayUrl, requestOperation, {
    headers: { authorization: `Bearer ${token}`, traceparent },
    variables: { input: { title: "A secret title", template: "node-health-report", channel: "ops" } },
  });
  expect(errors).toEqual([]);
  const { id } = data.operationRequest.transaction;

  const submit = await collector.span(
    "of the transaction",
    (span) => span.attributes["ledgerloom.transaction_id"] === id,
  );
  expect(await collector.path(submit)).toEqual([
    "gateway mutation Request",
    "call ops",
    "ops mutation",
    "fabric submit",
  ]);
  expect(submit.traceId).toBe(remoteTrace);
  expect(submit.service).toBe("ledgerloom-ops");
  expect(submit.attributes).toMatchObject({
    "ledgerloom.channel": "ops",
    "ledgerloom.chaincode": "ops",
    "ledgerloom.function": "command-ops:RequestOperation",
    "ledgerloom.block": Number(data.operationRequest.transaction.blockNumber),
    "ledgerloom.validation_code": "VALID",
  });
  expect(submit.events.map(({ name }) => name)).toEqual(["endorsed", "ordered"]);
  const gateway = await collector.span("of the gateway", ({ service }) => service === "ledgerloom-gateway");
  expect(gateway.traceId).toBe(remoteTrace);
  expect(collector.received).not.toContain("A secret title");
});

const requestOperation = `mutation Request($input: OperationRequestInput!) {
  operationRequest(input: $input) { transaction { id blockNumber } userErrors { message } } }`;
