import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  AccountDocument,
  accepted,
  CreatePaymentAccountDocument,
  createClient,
  GraphError,
  RequestOperationDocument,
} from "@ledgerloom/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPlatform } from "../running-platform.ts";

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await RunningPlatform.start();
});
afterAll(() => platform.remove());

const root = join(import.meta.dirname, "../..");
const input = { title: "How are we?", template: "node-health-report", channel: "marketplace" };

function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => "none",
    (error: GraphError) => error.code,
  );
}

test("nobody reads what is public and does nothing", async () => {
  const client = createClient({ url: platform.url });
  const { account } = await client.request(AccountDocument, { address: `0x${"1".repeat(40)}` });
  expect(account.name).toBeNull();
  expect(await codeOf(client.request(CreatePaymentAccountDocument))).toBe("UNAUTHENTICATED");
});

test("the token command prints a token that the running instance takes", async () => {
  const command = [join(root, "dist/gateway/identity/main.js"), "--org", "Org2", "--role", "member"];
  const env = { ...process.env, NODE_ENV: "development", LEDGERLOOM_DATA: platform.dataDirectory };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  const client = createClient({ url: platform.url, token: stdout.trim() });
  expect(accepted((await client.request(CreatePaymentAccountDocument)).paymentAccountCreate).account).not.toBeNull();
  expect(await codeOf(client.request(RequestOperationDocument, { input }))).toBe("FORBIDDEN");
  const production = promisify(execFile)(process.execPath, command, { env: { ...env, NODE_ENV: "production" } });
  await expect(production).rejects.toThrow("in production tokens come from your own issuer");
});

test("an organisation acts as itself, whatever its requests say", async () => {
  const token = await platform.issuer.issue({ mspId: "Org2MSP", role: "admin" });
  const response = await fetch(platform.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "x-ledgerloom-organization": "Org1MSP",
      "x-ledgerloom-principal": Buffer.from('{"subject":"eve","mspId":"Org1MSP","scopes":[]}').toString("base64url"),
    },
    body: JSON.stringify({
      query: `mutation ($input: OperationRequestInput!) {
        operationRequest(input: $input) { operation { proposer { mspId } } userErrors { message } } }`,
      variables: { input },
    }),
  });
  expect(await response.json()).toEqual({
    data: { operationRequest: { operation: { proposer: { mspId: "Org2MSP" } }, userErrors: [] } },
  });
});

test("an organisation whose identity is not here is refused", async () => {
  const stranger = platform.as("Org9MSP");
  expect(await codeOf(stranger.request(CreatePaymentAccountDocument))).toBe("FORBIDDEN");
  expect(await codeOf(stranger.request(RequestOperationDocument, { input }))).toBe("FORBIDDEN");
});

test("accounts that act on payments are held for the organisation that made them", async () => {
  const query = { query: "{ paymentAccounts { address } }" };
  const accountsOf = async (mspId: string) => {
    const token = await platform.issuer.issue({ mspId, role: "reader" });
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(platform.url, { method: "POST", headers, body: JSON.stringify(query) });
    return ((await response.json()) as { data: { paymentAccounts: object[] } }).data.paymentAccounts;
  };
  await platform.as("Org3MSP", "member").request(CreatePaymentAccountDocument);
  expect(await accountsOf("Org3MSP")).toHaveLength(1);
  expect(await accountsOf("Org1MSP")).toEqual([]);
});

test("production starts on nothing of this machine alone, and makes nothing before it says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-"));
  const { code, output } = await RunningPlatform.finished({ NODE_ENV: "production" }, folder);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
  expect(code).toBe(1);
  for (const name of ["FABRIC_NETWORK", "CHAIN_URL", "DATABASE_URL", "PAYMENTS_PASSPHRASE", "JWT_JWKS_URL"]) {
    expect(output).toContain(`  LEDGERLOOM_${name}: must be set in production`);
  }
  expect(output).not.toMatch(/^ +at /m);
});

test("the token command makes no issuer where nothing has run", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-"));
  const command = [join(root, "dist/gateway/identity/main.js")];
  const env = { ...process.env, NODE_ENV: "development", LEDGERLOOM_DATA: folder };
  const asked = promisify(execFile)(process.execPath, command, { env });
  await expect(asked).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: `no instance has run on ${folder}: run npm start first, or set LEDGERLOOM_DATA to its folder\n`,
  });
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
