import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deployFactory } from "../../contracts/deploy.ts";
import { connectChain } from "../../ledgers/evm/chain.ts";
import { silent, startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import { freePorts } from "../../process/free-ports.ts";
import { encodePrincipal } from "../../subgraph-protocol/principal.ts";
import { principalHeader } from "../../subgraph-protocol/signed-requests.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import { Member } from "../cluster/member.ts";

const parts = new AsyncDisposableStack();
let node: TestChain;
let folder: string;
let networkFile: string;

beforeAll(async () => {
  node = await startTestChain();
  parts.defer(() => node.stop());
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-payments-alone-"));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  networkFile = await writeNetworkFile();
  await using chain = await chainWithFactory();
  expect(await chain.blockNumber()).toBeGreaterThan(0);
});
afterAll(() => parts.disposeAsync());

/** Network file of one organisation; the payment server never speaks to its peer. */
async function writeNetworkFile(): Promise<string> {
  const pem = join(folder, "any.pem");
  await writeFile(pem, "");
  const identity = { certificatePath: pem, privateKeyPath: pem };
  const identities = { admin: identity, agent: identity, client: identity };
  const organization = { mspId: "Org1MSP", endpoint: "127.0.0.1:1", tlsRootCertPath: pem, identities };
  const path = join(folder, "network.json");
  await writeFile(path, JSON.stringify({ organizations: [organization] }));
  return path;
}

async function chainWithFactory() {
  const chain = await connectChain({ url: node.chain.url, log: silent });
  const sponsor = chain.sender(node.chain.accounts[0]?.privateKey ?? "");
  await deployFactory({ codeAt: chain.codeAt, send: (transaction) => sponsor.send(transaction) });
  return Object.assign(chain, { [Symbol.asyncDispose]: () => chain.close() });
}

test("with a network and a chain that run, the payment server starts alone, and again with the keys that it made", async () => {
  const [port] = await freePorts(0, 1);
  const url = `http://127.0.0.1:${port}/graphql`;
  const settings = {
    LEDGERLOOM_DATA: join(folder, "data"),
    LEDGERLOOM_FABRIC_NETWORK: networkFile,
    LEDGERLOOM_CHAIN_URL: node.chain.url,
    LEDGERLOOM_PAYMENTS_URL: url,
    LEDGERLOOM_PAYMENTS_DATA_PLANE_PORT: "0",
    LEDGERLOOM_LOG_LEVEL: "error",
  };
  const server = new Member({ name: "payments", module: "subgraphs/payments/main.js", url, settings });
  const ask = async (query: string) => {
    const headers = { "content-type": "application/json", [principalHeader]: encodePrincipal(adminOf("Org1MSP")) };
    return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
  };
  parts.defer(async () => void (await server.end("SIGKILL")));

  server.start();
  await server.ready();
  const created = "mutation { paymentAccountCreate(input: {}) { account { address } userErrors { code } } }";
  expect(await ask(created)).toMatchObject({ data: { paymentAccountCreate: { userErrors: [] } } });
  expect(await server.end("SIGTERM")).toBe(0);
  expect(await readFile(join(folder, "data/payments/passphrase"), "utf8")).toMatch(/^[0-9a-f]{64}$/);

  server.start();
  await server.ready();
  expect(await ask("{ paymentAccounts { address } }")).toMatchObject({
    data: { paymentAccounts: [{ address: expect.stringMatching(/^0x/) }] },
  });
  expect(await server.end("SIGTERM")).toBe(0);
});
