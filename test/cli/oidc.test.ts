import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../config/config.ts";
import { openIdentity } from "../../gateway/identity/identity.ts";
import { CommandLine } from "./command-line.ts";
import { clientId, OidcProvider, resource, signInByBrowser } from "./oidc-provider.ts";

const url = "http://127.0.0.1:4000/graphql";
const parts = new AsyncDisposableStack();
let provider: OidcProvider;
let ann: CommandLine;
beforeAll(async () => {
  provider = await OidcProvider.start();
  parts.defer(() => provider.close());
  ann = await CommandLine.of(url);
  parts.defer(() => ann.remove());
});
afterAll(() => parts.disposeAsync());

/** Signs in with a browser that goes where the command says. */
const login = (...more: string[]) => loginBy("--issuer", provider.issuer, "--client-id", clientId, ...more);

async function loginBy(...options: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = ann.start(["login", "--no-browser", "--json", ...options]);
  const texts = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (texts.out += chunk));
  const shown = new Promise<string>((resolve) => {
    child.stderr?.on("data", (chunk) => {
      texts.err += chunk;
      const place = /^sign in at (\S+)\n/m.exec(texts.err)?.[1];
      if (place) resolve(place);
    });
  });
  const ended = once(child, "close");
  const place = await Promise.race([shown, ended.then(() => undefined)]);
  if (place) await signInByBrowser(place);
  const [code] = await ended;
  return { code, ...texts };
}

const scope = ["--scope", "openid offline_access ops:write", "--resource", resource];
const sessions = () => join(ann.home, "sessions.json");

/** Lets the access token end, as time would. */
async function expire(): Promise<void> {
  const file = JSON.parse(await readFile(sessions(), "utf8"));
  file.sessions[url].expiresAt = 0;
  await writeFile(sessions(), JSON.stringify(file));
}

test("signs in by code and PKCE on a loopback port, with a token that the gateway takes", async () => {
  const { code, out, err } = await login(...scope);
  expect(code, err).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ url, kind: "oidc", who: provider.issuer, isRenewable: true });
  const place = new URL(/^sign in at (\S+)$/m.exec(err)?.[1] ?? "");
  expect(Object.fromEntries(place.searchParams)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
  });
  expect(place.searchParams.get("redirect_uri")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  const settings = {
    LEDGERLOOM_JWT_JWKS_URL: `${provider.issuer}/jwks`,
    LEDGERLOOM_JWT_ISSUER: provider.issuer,
    LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  };
  const { authenticate } = await openIdentity(readConfig(settings), pino({ level: "silent" }));
  const { token } = await ann.json(["token"]);
  const { principal } = await authenticate(`Bearer ${token}`);
  expect(principal).toMatchObject({ subject: "ann", mspId: "Org1MSP", scopes: ["ops:write"] });
});

/** An instance that answers as it likes at `/config.json`. */
async function instance(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  parts.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

test("signs in where the instance says, when nothing else does", async () => {
  const signIn = { issuer: provider.issuer, clientId, audience: resource, scopes: "openid offline_access ops:write" };
  const asked: (string | undefined)[] = [];
  const graph = await instance(({ url: path }, response) => {
    asked.push(path);
    response.end(JSON.stringify({ version: "1", graph: "/graphql", developmentIssuer: false, signIn }));
  });
  const { code, out, err } = await loginBy("--url", graph);
  expect(code, err).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ url: graph, who: provider.issuer, isRenewable: true });
  expect(asked).toEqual(["/config.json"]);
  const place = new URL(/^sign in at (\S+)$/m.exec(err)?.[1] ?? "");
  expect(place.searchParams.get("scope")).toBe(signIn.scopes);
  expect(place.searchParams.get("resource")).toBe(resource);
  await ann.json(["logout", "--url", graph]);
});

const endless: RequestListener = (_request, response) => {
  const write = () => response.write("x".repeat(65_536), write);
  response.on("error", () => {});
  write();
};

test.each<[string, RequestListener]>([
  ["no such file", (_request, response) => response.writeHead(404).end()],
  ["a page", (_request, response) => response.end("<!doctype html>")],
  ["nobody to sign in at", (_request, response) => response.end(JSON.stringify({ signIn: null }))],
  ["numbers", (_request, response) => response.end(JSON.stringify({ signIn: { issuer: 1, clientId: 2 } }))],
  ["no end", endless],
])("an instance whose /config.json is %s does not say where to sign in", async (_what, listener) => {
  const graph = await instance(listener);
  const ran = await ann.run(["login", "--url", graph, "--no-browser"]);
  expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining("LEDGERLOOM_ISSUER") });
});

test("a session at its end is renewed once by all who find it, and once more by who comes later", async () => {
  for (const times of [1, 2]) {
    await expire();
    const tokens = await Promise.all([1, 2, 3, 4].map(() => ann.json(["token"])));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(provider.grants.filter((kind) => kind === "refresh_token")).toHaveLength(times);
  }
});

test("a lock that a process has left behind holds nobody up", async () => {
  // No process has so high an id.
  await writeFile(join(ann.home, "sessions.lock"), "999999999");
  await expire();
  expect((await ann.json(["token"])).token).toMatch(/^ey/);
});

test("a session that its issuer has ended is said, with what mends it", async () => {
  const former = await readFile(sessions(), "utf8");
  expect(await ann.json(["logout"])).toMatchObject({ wasSignedIn: true });
  await writeFile(sessions(), former);
  await expire();
  expect(await ann.run(["token"])).toMatchObject({
    code: 4,
    err: expect.stringMatching(/does not renew.*\n.*ledgerloom login/),
  });
});

test.each([
  ["an issuer that does not answer", ["--issuer", "http://127.0.0.1:9"], 4],
  ["an issuer that is not encrypted", ["--issuer", "http://issuer.example"], 2],
])("%s is said", async (_what, more, code) => {
  const ran = await ann.run(["login", "--client-id", clientId, "--no-browser", ...more]);
  expect(ran).toMatchObject({ code, out: "", err: expect.stringContaining("  → ") });
});

test("an answer that is not to our question is not taken", async () => {
  const child = ann.start(["login", "--issuer", provider.issuer, "--client-id", clientId, "--no-browser"]);
  let err = "";
  child.stderr?.on("data", (chunk) => (err += chunk));
  await expect.poll(() => err).toMatch(/sign in at/);
  const redirect = new URL(/sign in at (\S+)/.exec(err)?.[1] ?? "").searchParams.get("redirect_uri") ?? "";
  expect((await fetch(`${redirect}?code=stolen&state=other`)).status).toBe(404);
  expect(child.exitCode).toBeNull();
  child.kill();
  await once(child, "close");
});
