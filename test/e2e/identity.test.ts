import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
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
  await expect(production).rejects.toThrow("does not count in production");
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

test("production does not start on a database of this machine alone", async () => {
  const trusted = {
    LEDGERLOOM_JWT_JWKS_URL: "https://login.example.com/jwks",
    LEDGERLOOM_JWT_ISSUER: "https://login.example.com",
    LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  };
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-"));
  const { code, output } = await RunningPlatform.finished({ NODE_ENV: "production", ...trusted }, folder);
  await rm(folder, { recursive: true });
  expect(code).toBe(1);
  expect(output).toContain("LEDGERLOOM_DATABASE_URL must be set in production");
});

test("production does not start on the development issuer", async () => {
  const { code, output } = await RunningPlatform.finished({ NODE_ENV: "production" }, platform.dataDirectory);
  expect(code).toBe(1);
  expect(output).toContain("LEDGERLOOM_JWT_JWKS_URL");
});
