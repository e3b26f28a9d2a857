import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../../process/free-ports.ts";
import { encodePrincipal } from "../../subgraph-protocol/principal.ts";
import { principalHeader } from "../../subgraph-protocol/signed-requests.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import { Member } from "../cluster/member.ts";
import { Consortium, eventually } from "./consortium.ts";

let consortium: Consortium;
let ops: Member;

beforeAll(async () => {
  consortium = await Consortium.start();
  const network = await consortium.writeFile("network.json", { organizations: consortium.members });
  const url = `http://127.0.0.1:${(await freePorts(0, 1))[0]}/graphql`;
  const settings = {
    LEDGERLOOM_DATA: dirname(network),
    LEDGERLOOM_FABRIC_NETWORK: network,
    LEDGERLOOM_OPS_URL: url,
    LEDGERLOOM_STOP_DELAY_MS: "1000",
    LEDGERLOOM_LOG_LEVEL: "error",
  };
  ops = new Member({ name: "ops", module: "subgraphs/ops/main.js", url, settings });
  ops.start();
  await ops.ready();
});
afterAll(async () => {
  await ops?.end("SIGKILL");
  await consortium?.stop();
});

/** Header of a principal, as the gateway sends it; a subgraph without a secret needs no signature. */
function as(mspId: string): Record<string, string> {
  return { [principalHeader]: encodePrincipal(adminOf(mspId)) };
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ query });
  const response = await fetch(ops.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return response.json();
}

test("the ops subgraph answers over HTTP as a process of its own", async () => {
  expect(await ask("{ organizations { mspId } }")).toEqual({
    data: { organizations: [{ mspId: "Org1MSP" }, { mspId: "Org2MSP" }, { mspId: "Org3MSP" }] },
  });
});

test("it answers references of other subgraphs", async () => {
  const query =
    '{ _entities(representations: [{ __typename: "Organization", mspId: "Org2MSP" }]) { ... on Organization { name } } }';
  expect(await ask(query)).toEqual({ data: { _entities: [{ name: "Org2" }] } });
});

test("it refuses pages without a size and organisations it does not act for", async () => {
  expect(await ask("{ operations { totalCount } }")).toMatchObject({ errors: [{ extensions: { code: "BAD_INPUT" } }] });
  const stranger = await ask("{ organizations { mspId } }", as("Org9MSP"));
  expect(stranger).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test("it acts for nobody who may not, whoever let them in", async () => {
  const vote = `mutation { operationVote(input: { operationId: "any", choice: AGREE }) { userErrors { code } } }`;
  const reader = { [principalHeader]: encodePrincipal({ ...adminOf("Org1MSP"), scopes: ["payments:write"] }) };
  expect(await ask(vote, reader)).toEqual({ data: { operationVote: { userErrors: [{ code: "FORBIDDEN" }] } } });
  expect(await ask(vote)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
});

test("a vote that comes after the proposal's expiry does not count and closes the proposal", async () => {
  for (const connection of consortium.connections.values()) {
    const members = JSON.stringify([...consortium.connections.keys()]);
    await connection.channel("ops").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
  }
  const request = `mutation { operationRequest(input: {
    id: "late", title: "Late", channel: "ops", template: "node-health-report", votingPeriodSeconds: 1
  }) { operation { expiresAt } userErrors { message } } }`;
  const asked = (await ask(request, as("Org1MSP"))) as {
    data: { operationRequest: { operation: { expiresAt: string } } };
  };
  const expiresAt = Date.parse(asked.data.operationRequest.operation.expiresAt);
  await eventually(
    async () => Date.now(),
    (now) => now > expiresAt,
  );
  const vote = `mutation { operationVote(input: { operationId: "late", choice: AGREE }) {
    operation { status votes { organization { mspId } } } userErrors { code } transaction { validationCode }
  } }`;
  expect(await ask(vote, as("Org2MSP"))).toEqual({
    data: {
      operationVote: {
        operation: { status: "EXPIRED", votes: [{ organization: { mspId: "Org1MSP" } }] },
        userErrors: [{ code: "PROPOSAL_CLOSED" }],
        transaction: { validationCode: "VALID" },
      },
    },
  });
});

test("asked to end it says so, answers meanwhile, and ends in order", async () => {
  const ended = ops.end("SIGTERM");
  const readiness = async () =>
    (await fetch(new URL("../../../../ready", ops.url))).json() as Promise<{ status: string }>;
  await eventually(readiness, ({ status }) => status === "stopping");
  expect(await ask("{ organizations { mspId } }")).toMatchObject({ data: { organizations: [{}, {}, {}] } });
  expect(await ended).toBe(0);
});
