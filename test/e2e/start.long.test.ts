import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  accepted,
  OperationTemplatesDocument,
  RequestOperationDocument,
  VoteOnOperationDocument,
} from "@ledgerloom/sdk";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { launchShell, npmRun } from "../npm-run.ts";
import { blockWith } from "../pages/pages.ts";
import { childrenOf, isRunning, launch, outputOf, RunningPlatform } from "../running-platform.ts";

const queries = {
  front: `query Front { services(first: 5, filter: { status: AVAILABLE }) { totalCount nodes { name price status developer { address name } composes(first: 5) { nodes { name } } } pageInfo { hasNextPage endCursor } } organizations { mspId } }`,
  who: `query Who($address: Address!) { account(address: $address) { address name tokenBalance services(first: 5) { nodes { name } } paymentChannels(first: 5) { nodes { id provider { address } deposited redeemed } } } }`,
  ops: `query Ops { operations(first: 5) { nodes { id title status executions { organization { mspId } status steps { name status } } } } }`,
};

let platform: RunningPlatform;

// biome-ignore lint/suspicious/noExplicitAny: answers to queries of text are as loose as their text
async function ask(query: string, variables: object = {}): Promise<any> {
  const response = await fetch(platform.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const settingsOf = ({ dataDirectory }: RunningPlatform) => ({ LEDGERLOOM_DATA: dataDirectory });

/** It finds the instance by its folder, whatever its port. */
async function runDemo(running: RunningPlatform) {
  return outputOf(launchShell(blockWith("README.md", "npm run demo"), settingsOf(running)));
}

describe("a first start", () => {
  beforeAll(async () => {
    platform = await RunningPlatform.start({ LEDGERLOOM_LISTING_IMPORT: "true" });
  });
  afterAll(() => platform.remove());

  test("imports the listing and answers the front page", async () => {
    const { data, errors } = await ask(queries.front);
    expect(errors).toBeUndefined();
    expect(data.services.totalCount).toBe(4_099);
    expect(data.services.nodes).toHaveLength(5);
    expect(data.services.pageInfo.hasNextPage).toBe(true);
    expect(data.organizations.map(({ mspId }: { mspId: string }) => mspId)).toEqual(["Org1MSP", "Org2MSP", "Org3MSP"]);
    const mashups = data.services.nodes.flatMap((node: { composes: { nodes: unknown[] } }) => node.composes.nodes);
    expect(mashups.length).toBeGreaterThan(0);
  });

  test("says where services reach their payment server, which is there and takes nothing but their connections", async () => {
    expect((await fetch(platform.dataPlaneUrl.replace("ws", "http"))).status).toBe(426);
  });

  test("runs every template that is listed, with every organisation's agent", async () => {
    const { operationTemplates } = await platform.client.request(OperationTemplatesDocument);
    expect(operationTemplates.map(({ name }) => name)).toContain("host-report");
    for (const { name: template } of operationTemplates) {
      const input = { id: `as shipped: ${template}`, title: template, template, channel: "marketplace" };
      accepted((await platform.client.request(RequestOperationDocument, { input })).operationRequest);
      const vote = { operationId: input.id, choice: "AGREE" } as const;
      accepted((await platform.as("Org2MSP").request(VoteOnOperationDocument, { input: vote })).operationVote);
    }
    const ended = async () => {
      const { data } = await ask(queries.ops);
      return data.operations.nodes.map(({ title, status }: { title: string; status: string }) => `${title} ${status}`);
    };
    const all = operationTemplates.map(({ name }) => expect.stringContaining(`${name} COMPLETED`));
    await expect.poll(ended).toEqual(expect.arrayContaining(all));
  });

  test("passes the demo: operation, marketplace, payments, and their events", async () => {
    const { code, output } = await runDemo(platform);
    expect(output).toContain("\ndemo: ok\n");
    expect(code).toBe(0);
    for (const event of ["OPERATION_COMPLETED", "CALLS_PURCHASED", "REDEEMED 1000 requests"]) {
      expect(output).toContain(`⇢ ${event}`);
    }
  });

  test("shows operations with their executions, and accounts on both ledgers", async () => {
    const { data } = await ask(queries.ops);
    const [operation] = data.operations.nodes;
    expect(operation.status).toBe("COMPLETED");
    expect(operation.executions).toHaveLength(3);
    for (const { status, steps } of operation.executions) {
      expect(status).toBe("SUCCEEDED");
      for (const step of steps) expect(step.status).toBe("SUCCEEDED");
    }
    const front = await ask(queries.front);
    const { address } = front.data.services.nodes[0].developer;
    const who = await ask(queries.who, { address });
    expect(who.errors).toBeUndefined();
    expect(who.data.account.name).toMatch(/importer/i);
    expect(BigInt(who.data.account.tokenBalance)).toBeGreaterThan(0n);
    expect(who.data.account.services.nodes).toHaveLength(5);
  });

  test("says over HTTP that it is healthy and ready", async () => {
    expect((await fetch(new URL("../../../../health", platform.url))).status).toBe(200);
    expect((await fetch(new URL("../../../../ready", platform.url))).status).toBe(200);
  });

  test("refuses a second instance on the same data directory", async () => {
    const second = await RunningPlatform.finished({}, platform.dataDirectory);
    expect(second.code).toBe(1);
    expect(second.output).toContain("DATA_DIRECTORY_LOCKED");
    const rebuilt = await npmRun(["rebuild", "--", "ops"], settingsOf(platform));
    expect(rebuilt.output).toMatch(/^DATA_DIRECTORY_LOCKED: another instance runs on \S+; stop it first, or .+\n$/);
    expect(rebuilt.code).toBe(1);
    expect((await ask(queries.front)).errors).toBeUndefined();
  });

  test("stops every child at Ctrl-C and comes back with what it had", async () => {
    const children = platform.childrenRunning("");
    expect(children.length).toBeGreaterThanOrEqual(7);
    await platform.interrupt();
    expect(children.filter(isRunning)).toEqual([]);
    expect(platform.output).toContain('"msg":"Stopping"');
    expect(platform.output).not.toContain("starting it again");

    platform = await RunningPlatform.start({ LEDGERLOOM_LISTING_IMPORT: "true" }, platform.dataDirectory);
    const { data } = await ask(queries.front);
    expect(data.services.totalCount).toBe(4_100);
    expect((await ask(queries.ops)).data.operations.nodes[0].status).toBe("COMPLETED");
  });
});

test("taken ports are told at once with their settings, before anything else is started", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = String((server.address() as AddressInfo).port);
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-"));
  const taken = { LEDGERLOOM_PORT: port, LEDGERLOOM_CHAIN_PORT: port, LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: port };
  const { code, output } = await RunningPlatform.finished(taken, folder);
  expect(code).toBe(1);
  expect(output).toMatch(/^PORT_IN_USE: /);
  for (const name of Object.keys(taken)) expect(output).toContain(`  ${name}: port ${port} of 127.0.0.1 is taken\n`);
  expect(await readdir(folder)).toEqual(["lock"]);
  server.close();
  await rm(folder, { recursive: true });
});

test("Ctrl-C while it starts leaves nothing running", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-"));
  const starting = launch(folder, {});
  await vi.waitFor(() => expect(childrenOf(starting, "evm/embedded/main.js")).toHaveLength(1), {
    timeout: 300_000,
    interval: 20,
  });
  const children = childrenOf(starting, "");
  starting.kill("SIGINT");
  await outputOf(starting);
  await vi.waitFor(() => expect(children.filter(isRunning)).toEqual([]), { timeout: 300_000 });
  await rm(folder, { recursive: true, force: true });
});

test("passes the demo with its subgraphs behind HTTP and graphql-ws too", async () => {
  const ports = await freePorts(0, 3);
  const [ops, marketplace, payments] = ports.map((port) => `http://127.0.0.1:${port}/graphql`);
  platform = await RunningPlatform.start({
    LEDGERLOOM_SUBGRAPHS: "http",
    LEDGERLOOM_OPS_URL: ops as string,
    LEDGERLOOM_MARKETPLACE_URL: marketplace as string,
    LEDGERLOOM_PAYMENTS_URL: payments as string,
  });
  const { output } = await runDemo(platform);
  await platform.remove();
  expect(output).toContain("\ndemo: ok\n");
});
