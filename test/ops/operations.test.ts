import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Consortium, eventually, organizations } from "./consortium.ts";
import { OperationsClient } from "./operations-client.ts";

let consortium: Consortium;
let client: OperationsClient;

beforeAll(async () => {
  consortium = await Consortium.start();
  client = new OperationsClient(consortium);
  const allowListPath = resolve("clients/agent/shipped-allow-list.json");
  // Org3MSP allows no programs.
  await consortium.startAgent("Org1MSP", { allowListPath, housekeepingMs: 200 });
  await consortium.startAgent("Org2MSP", { allowListPath, housekeepingMs: 200 });
  await consortium.startAgent("Org3MSP", { housekeepingMs: 200 });
});
afterAll(() => consortium?.stop());

describe("a consortium of three with its agents", () => {
  test("knows its channels, organisations and heights once the agents have confirmed them", async () => {
    const query =
      "{ networkChannels { name members { mspId } blockHeight } organizations { mspId name channels { name } } }";
    const members = organizations.map((mspId) => ({ mspId }));
    // Acts of agents are shown a moment later.
    const answer = await eventually(
      () => consortium.ask<Registry>("Org2MSP", query),
      ({ networkChannels }) => networkChannels.filter((channel) => channel.members.length > 0).length === 2,
    );
    expect(answer.networkChannels.map(({ name }) => name)).toEqual(["marketplace", "ops"]);
    for (const channel of answer.networkChannels) expect(channel.members).toEqual(members);
    expect(answer.networkChannels.map(({ blockHeight }) => BigInt(blockHeight) > 0n)).toEqual([true, true]);
    expect(answer.organizations[0]).toMatchObject({ mspId: "Org1MSP", name: "Org1" });
  });

  test("executes what two of three agree on, everywhere, with evidence", async () => {
    const id = await client.propose({ id: "report/1.α" });
    expect(await client.vote("Org2MSP", id)).toMatchObject({ operation: { id }, userErrors: [] });
    const operation = await client.ended(id);
    expect(operation).toMatchObject({ status: "COMPLETED", reason: null });
    expect(operation.votes.map(({ organization }) => organization.mspId)).toEqual(["Org1MSP", "Org2MSP"]);
    expect(operation.executions.map(({ organization, status }) => [organization.mspId, status])).toEqual(
      organizations.map((mspId) => [mspId, "SUCCEEDED"]),
    );
    const steps = operation.executions.flatMap((execution) => execution.steps);
    expect(steps).toHaveLength(12);
    for (const { status, evidence, digest } of steps) {
      expect(status).toBe("SUCCEEDED");
      expect(
        createHash("sha256")
          .update(evidence ?? "")
          .digest("hex"),
      ).toBe(digest);
    }
    expect(JSON.parse(steps[0]?.evidence ?? "")).toMatchObject({ channel: "marketplace", height: "1" });
  });

  test("rejects what two of three are against, and runs nothing", async () => {
    const id = await client.propose();
    await client.vote("Org2MSP", id, "DISAGREE");
    expect(await client.vote("Org3MSP", id, "DISAGREE")).toMatchObject({ operation: { status: "REJECTED" } });
    expect((await client.operation(id)).executions).toEqual([]);
  });

  test("refuses late votes, second votes and strangers' withdrawals as data", async () => {
    const id = await client.propose();
    const code = async (payload: Promise<{ userErrors: readonly { code: string }[] }>) =>
      (await payload).userErrors[0]?.code;
    expect(await code(client.vote("Org1MSP", id))).toBe("ALREADY_VOTED");
    expect(await code(client.withdraw("Org2MSP", id))).toBe("FORBIDDEN");
    await client.vote("Org3MSP", id);
    expect(await code(client.vote("Org2MSP", id))).toBe("PROPOSAL_CLOSED");
    expect(await code(client.vote("Org2MSP", "nothing"))).toBe("NOT_FOUND");
    expect(await code(client.request({ channel: "unknown" }))).toBe("NOT_FOUND");
    expect(await code(client.request({ id }))).toBe("ALREADY_EXISTS");
    await client.ended(id);
  });

  test.each([
    { title: "  " },
    { title: "\u3164" },
    { title: "pay \u202eeciohc" },
    { description: "null\u0000" },
    { description: "\u202egnirts" },
    { id: "a\u0000b" },
  ])("refuses texts that people cannot read: %j", async (input) => {
    const { operation, userErrors } = await client.request(input);
    expect([operation, userErrors]).toMatchObject([null, [{ code: "BAD_INPUT" }]]);
  });

  test("answers for an id that cannot be, from the ledger as from the store", async () => {
    const query = `query ($id: ID!) { stored: operation(id: $id) { id } latest: operation(id: $id, source: LEDGER) { id } }`;
    const answer = await consortium.ask("Org1MSP", query, { id: "a\u0000b" });
    expect(answer).toEqual({ stored: null, latest: null });
    expect((await client.vote("Org2MSP", "a\u0000b")).userErrors[0]?.code).toBe("NOT_FOUND");
  });

  test("withdraws a proposal for its proposer", async () => {
    const id = await client.propose();
    expect(await client.withdraw("Org1MSP", id)).toMatchObject({ operation: { status: "WITHDRAWN" }, userErrors: [] });
  });

  test("decides right when two organisations vote at the same moment", async () => {
    const id = await client.propose({ policy: { rule: "ALL" } });
    const payloads = await Promise.all([client.vote("Org2MSP", id), client.vote("Org3MSP", id)]);
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await client.ended(id)).status).toBe("COMPLETED");
  });

  test("fails an operation whose step fails, with the reason as evidence", async () => {
    const id = await client.propose({ parameters: [{ name: "minimumFreeMegabytes", value: "1000000000" }] });
    await client.vote("Org2MSP", id);
    const { status, reason, executions } = await client.ended(id);
    expect([status, reason]).toEqual(["FAILED", "Org1MSP FAILED, Org2MSP FAILED, Org3MSP FAILED"]);
    expect(executions[0]?.steps.map((step) => step.status)).toEqual(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "FAILED"]);
    expect(executions[0]?.steps[3]?.evidence).toContain("freeMegabytes");
  });

  test("runs programs only where the organisation's own allow-list names them", async () => {
    const id = await client.propose({ template: "host-report" });
    await client.vote("Org2MSP", id);
    const { status, reason, executions } = await client.ended(id);
    expect([status, reason]).toEqual(["FAILED", "Org3MSP REFUSED"]);
    expect(executions[0]?.steps[0]?.evidence).toMatch(/^Linux/);
    expect(executions[0]?.steps[0]).toMatchObject({ exitCode: 0, isEvidencePartial: false });
    expect(executions[0]?.steps[1]).toMatchObject({ status: "SUCCEEDED", evidence: "" });
    expect(executions[2]?.evidence).toContain("/usr/bin/uname");
    expect(executions[2]?.steps.map((step) => step.status)).toEqual(["SKIPPED", "SKIPPED"]);
  });

  test("lets a proposal expire that nobody decides, by the agents alone", async () => {
    const id = await client.propose({ votingPeriodSeconds: 1 });
    expect(await client.ended(id)).toMatchObject({ status: "EXPIRED", reason: "not decided in time" });
    expect((await client.vote("Org2MSP", id)).userErrors[0]?.code).toBe("PROPOSAL_CLOSED");
  });

  test("tells subscribers what happens, in order, and again from a cursor", async () => {
    const events = await consortium.follow<EventAnswer>(subscriptionOf(""));
    const next = events.next();
    const id = await client.propose();
    await client.vote("Org3MSP", id);
    await client.ended(id);
    const told = [(await next).value?.data?.operationEvents];
    // The last one of the operation before may be told, which the store showed a moment ago.
    const own = () => told.filter((event) => event?.operation.id === id);
    while (own().at(-1)?.type !== "OPERATION_COMPLETED") told.push((await events.next()).value?.data?.operationEvents);
    await events.return?.();
    const seen = own();
    expect(seen[0]).toMatchObject({ type: "OPERATION_REQUESTED", operation: { id, status: "PROPOSED" } });
    expect(seen[1]).toMatchObject({ type: "OPERATION_APPROVED", organization: { mspId: "Org3MSP" } });
    expect(seen.filter((event) => event?.type === "STEP_ENDED")).toHaveLength(12);

    const again = await consortium.follow<EventAnswer>(subscriptionOf(`(after: "${seen[0]?.cursor}")`));
    expect((await again.next()).value?.data?.operationEvents).toEqual(seen[1]);
    await again.return?.();
  });

  test("lists operations newest first, in pages, by their state", async () => {
    const query = `query ($after: Cursor) {
      operations(first: 2, after: $after, filter: { status: [REJECTED, EXPIRED] }) {
        totalCount nodes { status channel { name } template { name } } pageInfo { hasNextPage endCursor }
      } }`;
    const { operations } = await consortium.ask<Page>("Org1MSP", query);
    expect(operations.totalCount).toBe(2);
    expect(operations.nodes.map(({ status }) => status)).toEqual(["EXPIRED", "REJECTED"]);
    expect(operations.nodes[0]).toMatchObject({
      channel: { name: "marketplace" },
      template: { name: "node-health-report" },
    });
    expect(operations.pageInfo.hasNextPage).toBe(false);
  });

  test("lists operations in every order, either way", async () => {
    const list = async (orderBy?: object) => {
      const query = `query ($orderBy: OperationOrderInput) {
        operations(first: 100, orderBy: $orderBy) { nodes { id requestedAt proposer { mspId } channel { name } } } }`;
      const answer = await consortium.ask<{ operations: { nodes: Listed[] } }>("Org1MSP", query, { orderBy });
      return answer.operations.nodes;
    };
    const newestFirst = await list();
    expect(newestFirst.length).toBeGreaterThan(8);
    expect((await list({ field: "REQUESTED_AT", direction: "ASC" })).reverse()).toEqual(newestFirst);
    for (const [field, keyOf] of [
      ["PROPOSER", ({ proposer }: Listed) => proposer.mspId],
      ["CHANNEL", ({ channel }: Listed) => channel.name],
    ] as const) {
      const keys = (await list({ field, direction: "ASC" })).map(keyOf);
      expect(keys).toEqual(newestFirst.map(keyOf).sort());
    }
  });

  test("shows every operation just as the ledger has it", async () => {
    const { nodes } = await consortium.reads.operations({}, { first: 100 });
    const ids = nodes.map(({ row }) => row.id);
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) expect(await consortium.projected(id)).toEqual(await consortium.onLedger(id));
  });

  test("shows from the ledger what it shows from the store", async () => {
    const { nodes } = await consortium.reads.operations({ status: ["COMPLETED"] }, { first: 1 });
    const query = `query ($id: ID!) {
      stored: operation(id: $id) { ...Everything }
      latest: operation(id: $id, source: LEDGER) { ...Everything }
      nothing: operation(id: "nothing", source: LEDGER) { id }
      member: organization(mspId: "Org2MSP") { ...Membership }
      memberOnLedger: organization(mspId: "Org2MSP", source: LEDGER) { ...Membership }
      stranger: organization(mspId: "StrangerMSP", source: LEDGER) { name }
    }
    fragment Membership on Organization { name channels { name members { mspId } registeredAt } }
    fragment Everything on Operation {
      id title status reason templateDigest requestedAt endedAt
      votes { choice comment votedAt organization { mspId } }
      executions { status evidence agentVersion organization { mspId } steps { name status evidence digest endedAt } }
      history { type at transactionId organization { mspId } }
    }`;
    const answer = await consortium.ask<Record<string, { history: { transactionId: string }[] }>>("Org3MSP", query, {
      id: nodes[0]?.row.id,
    });
    expect(answer.latest).toMatchObject({ status: "COMPLETED" });
    // The chaincode orders acts by the clocks of those who acted, the store by the ledger.
    for (const operation of [answer.latest, answer.stored]) {
      operation?.history.sort((a, b) => a.transactionId.localeCompare(b.transactionId));
    }
    expect(answer.latest).toEqual(answer.stored);
    expect(answer.memberOnLedger).toEqual(answer.member);
    expect([answer.nothing, answer.stranger]).toEqual([null, null]);
  });

  test("is ready once its projection has caught up", async () => {
    await eventually(
      () => consortium.subgraph.isReady(),
      (isReady) => isReady,
    );
  });
});

interface Registry {
  networkChannels: { name: string; members: { mspId: string }[]; blockHeight: string }[];
  organizations: { mspId: string; name: string }[];
}

interface EventAnswer {
  operationEvents: {
    cursor: string;
    type: string;
    operation: { id: string; status: string };
    organization: { mspId: string };
  };
}

interface Listed {
  readonly id: string;
  readonly requestedAt: string;
  readonly proposer: { readonly mspId: string };
  readonly channel: { readonly name: string };
}

interface Page {
  operations: {
    totalCount: number;
    nodes: { status: string; channel: { name: string }; template: { name: string } }[];
    pageInfo: { hasNextPage: boolean };
  };
}

const subscriptionOf = (args: string): string =>
  `subscription { operationEvents${args} { cursor type operation { id status } organization { mspId } } }`;
