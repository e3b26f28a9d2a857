import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { silent } from "../../ledgers/evm/testing.ts";
import { anonymous, encodePrincipal, type Principal } from "../../subgraph-protocol/principal.ts";
import { principalHeader } from "../../subgraph-protocol/signed-requests.ts";
import { type SubgraphServer, serveSubgraph } from "../kit/server.ts";
import { adminOf } from "../kit/testing/principals.ts";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let server: SubgraphServer;

beforeAll(async () => {
  payments = await RunningPayments.start();
  server = await serveSubgraph(payments.subgraph, { host: "127.0.0.1", port: 0, log: silent });
});
afterAll(async () => {
  await server.close();
  await payments.stop();
});

function post(query: string, organization = "Org1MSP"): Promise<unknown> {
  return postAs(adminOf(organization), query);
}

async function postAs(principal: Principal, query: string): Promise<unknown> {
  const headers = { "content-type": "application/json", [principalHeader]: encodePrincipal(principal) };
  const response = await fetch(server.url, { method: "POST", headers, body: JSON.stringify({ query }) });
  return response.json();
}

test("it answers over HTTP, in the name of the principal in the header", async () => {
  const created = `mutation { paymentAccountCreate(input: {}) { account { address } userErrors { code } } }`;
  expect(await post(created, "Org2MSP")).toMatchObject({ data: { paymentAccountCreate: { userErrors: [] } } });
  expect(await post("{ paymentAccounts { address } }")).toEqual({ data: { paymentAccounts: [] } });
  expect(await post("{ paymentAccounts { address } }", "Org2MSP")).toMatchObject({
    data: { paymentAccounts: [{ address: expect.stringMatching(/^0x/) }] },
  });
  expect(await post("{ paymentAccounts { address } }", "Org9MSP")).toMatchObject({
    errors: [{ extensions: { code: "FORBIDDEN" } }],
  });
});

test("it acts for nobody who may not, whoever let them in", async () => {
  const create = "mutation { paymentAccountCreate(input: {}) { account { address } userErrors { code } } }";
  const reader = { ...adminOf("Org1MSP"), scopes: [] };
  expect(await postAs(reader, create)).toEqual({
    data: { paymentAccountCreate: { account: null, userErrors: [{ code: "FORBIDDEN" }] } },
  });
  for (const query of [create, "{ paymentAccounts { address } }"]) {
    expect(await postAs(anonymous, query)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  }
});

test("it is ready, and refuses malformed input with a code", async () => {
  expect((await fetch(server.url.replace("graphql", "ready"))).status).toBe(200);
  expect(await post('{ paymentChannels(first: 1, filter: { consumer: "me" }) { totalCount } }')).toMatchObject({
    errors: [{ extensions: { code: expect.any(String) } }],
  });
});

test("redemptions arrive over graphql-ws, those since a cursor too", async () => {
  const { id } = await payments.openChannel();
  await payments.validate(await payments.sign(id, 3));
  await payments.start(id);
  await payments.pass(60);
  await payments.finalize(id);

  const client = createClient({ url: server.url.replace("http", "ws"), webSocketImpl: WebSocket });
  const after = Buffer.from("0.0.0").toString("base64url");
  const query = `subscription { redemptionEvents(after: "${after}") { cursor channel { id } requests amount transaction { hash } } }`;
  for await (const result of client.iterate({ query })) {
    expect(result.data?.redemptionEvents).toMatchObject({ channel: { id }, requests: "3", amount: "30" });
    break;
  }
  await client.dispose();
});
