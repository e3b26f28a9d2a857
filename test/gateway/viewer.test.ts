import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import { type SubgraphServer, serveSubgraph } from "../../subgraphs/kit/server.ts";
import { buildOpsSchema } from "../../subgraphs/ops/graph/schema.ts";
import { RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";
import { ask, log, secret } from "./market.ts";
import { TestIssuer } from "./test-issuer.ts";

let payments: RunningPayments;
let issuer: TestIssuer;
let gateway: Gateway;
let server: SubgraphServer;
let account: string;
beforeAll(async () => {
  payments = await RunningPayments.start();
  account = await payments.createAccount("Org1MSP");
  await payments.createAccount("Org2MSP");
  issuer = await TestIssuer.create();
  // The principal is in the request, so that this part of ops needs no ledger.
  const ops = { name: "ops", schema: await buildOpsSchema(), contextFor: (principal: object) => ({ principal }) };
  const here = { host: "127.0.0.1", port: 0, log } as const;
  server = await serveSubgraph({ ...ops, isReady: async () => true, close: async () => {} }, { ...here, secret });
  const subgraphs = [{ name: "ops", urls: [server.url] }, payments.subgraph];
  gateway = await startGateway({ ...here, subgraphs, identity: issuer.identity, subgraphSecret: secret });
  await gateway.opened;
});
afterAll(async () => {
  await gateway.close();
  await server.close();
  await payments.stop();
});

const query = `{ viewer {
  subject organization { mspId name } scopes policies expiresAt accounts { address } } }`;

test("whoever asks reads what the server read of the token, and the accounts of its organisation", async () => {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const headers = await issuer.bearer({ scope: "ops:write policy:bulk-import openid", exp });
  expect((await ask(gateway.url, query, { headers })).data).toEqual({
    viewer: {
      subject: "ann",
      organization: { mspId: "Org1MSP", name: "Org1" },
      scopes: ["ops:write", "openid"],
      policies: ["bulk-import"],
      expiresAt: new Date(exp * 1000).toISOString(),
      accounts: [{ address: account }],
    },
  });
});

test("without a token nobody is known, and each part alone says so too", async () => {
  expect(await ask(gateway.url, query)).toMatchObject({ data: { viewer: null }, errors: [] });
  expect((await ask(gateway.url, "{ viewer { subject } }")).data).toEqual({ viewer: null });
  expect((await ask(gateway.url, "{ viewer { accounts { address } } }")).data).toEqual({ viewer: null });
});

test("a token without scopes has no rights, which the page reads before it offers an act", async () => {
  const { data } = await ask(gateway.url, "{ viewer { scopes policies } }", { headers: await issuer.bearer() });
  expect(data).toEqual({ viewer: { scopes: [], policies: [] } });
});
