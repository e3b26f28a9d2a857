import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClientConfig } from "../../gateway/http/dashboard.ts";
import { type Market, openMarket } from "./market.ts";

/** The gateway with pages that a build might have made. */
const page = "<!doctype html><title>pages</title>";
const script = "export const one = 1;";
const clientConfig: ClientConfig = {
  version: "1.2.3",
  graph: "/graphql",
  signIn: { issuer: "https://id.example.org/realm", clientId: "pages", audience: "ledgerloom", scopes: "openid" },
  developmentIssuer: false,
  graphiql: true,
};

const parts = new AsyncDisposableStack();
let market: Market;
let origin: string;

beforeAll(async () => {
  const above = await mkdtemp(join(tmpdir(), "ledgerloom-pages-"));
  parts.defer(() => rm(above, { recursive: true, force: true }));
  const folder = join(above, "dist");
  await mkdir(join(folder, "assets"), { recursive: true });
  await mkdir(join(folder, ".vite"));
  await writeFile(join(above, "secret.json"), "{}");
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, ".vite/manifest.json"), "{}");
  const files = { "assets/main-1a2b.js": script };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  }
  market = await openMarket("in process", { dashboard: { folder, clientConfig } });
  parts.defer(() => market.close());
  origin = new URL(market.gateway.url).origin;
});
afterAll(() => parts.disposeAsync());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks as it is written: `fetch` would tidy up the path, and decompress. */
function raw(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = ask({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on("error", reject).end();
  });
}

const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

test.each(["/", "/ops", "/ops/any%2Fid.with.dots", "/market/s/Twitter.com", "/index.html"])(
  "a browser that goes to %s gets the page, to be asked for again next time",
  async (path) => {
    const { status, headers, body } = await raw(path, browser);
    expect([status, String(body)]).toEqual([200, page]);
    expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  },
);

test.each(["/robots.txt", "/assets/gone-1a2b.js", "/assets/", "/.vite/manifest.json", "/.env"])(
  "%s would be a file and is none",
  async (path) => {
    const { status, body } = await raw(path, browser);
    expect([status, JSON.parse(String(body)).errors[0].extensions.code]).toEqual([404, "NOT_FOUND"]);
  },
);

test.each([
  "/../secret.json",
  "/assets/../../secret.json",
  "/%2e%2e/secret.json",
  "/assets/..%2f..%2fsecret.json",
  "/assets/%00",
  "//etc/passwd",
])("%s leads out of the folder for nobody", async (path) => {
  const { body } = await raw(path, browser);
  expect(String(body)).not.toBe("{}");
  expect((await raw(path)).status).toBe(404);
});

test("programs that ask for what is not there are told so, and led to the graph from the root", async () => {
  expect((await raw("/ops")).status).toBe(404);
  const root = await raw("/");
  expect([root.status, root.headers.location]).toEqual([302, "/graphql"]);
  expect((await raw("/ops", browser, "POST")).status).toBe(404);
});

test.each([
  ["br, gzip", "br", brotliDecompressSync],
  ["gzip, deflate", "gzip", gunzipSync],
  ["", undefined, (body: Buffer) => body],
] as const)("a script for %o comes in %s, and is kept for good", async (accepted, encoding, decompress) => {
  const { status, headers, body } = await raw("/assets/main-1a2b.js", { "accept-encoding": accepted });
  expect([status, headers["content-encoding"], String(decompress(body))]).toEqual([200, encoding, script]);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
});

test("what somebody has is not sent again", async () => {
  const { headers } = await raw("/", browser);
  const again = await raw("/", { ...browser, "if-none-match": String(headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  expect((await raw("/assets/main-1a2b.js", {}, "HEAD")).body.length).toBe(0);
});

test("the policy lets nothing run, be shown or be asked but our own and the OpenID provider", async () => {
  const { headers } = await raw("/ops", browser);
  expect(headers["content-security-policy"]).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; worker-src 'self'; " +
      "manifest-src 'self'; connect-src 'self' https://id.example.org; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  });
});

test("config.json says where people sign in", async () => {
  const { status, headers, body } = await raw("/config.json");
  expect([status, JSON.parse(String(body))]).toEqual([200, clientConfig]);
  expect(headers["cache-control"]).toBe("no-store");
});

test("beside the pages all is as before", async () => {
  expect((await raw("/health")).status).toBe(200);
  expect((await raw("/ready")).status).toBe(200);
  expect(String((await raw("/graphql", browser)).body)).toContain("renderYogaGraphiQL");
  expect((await market.ask("{ listing { id } }")).data).toEqual({ listing: { id: "listing-0-0" } });
});

test("without pages that were built the root leads to the graph, and there is nothing else", async () => {
  const dashboard = { folder: join(tmpdir(), "ledgerloom-none"), clientConfig };
  const { gateway, close } = await openMarket("in process", { dashboard });
  const get = (path: string) => fetch(new URL(path, gateway.url), { headers: browser, redirect: "manual" });
  expect((await get("/")).status).toBe(302);
  expect((await get("/config.json")).status).toBe(404);
  await close();
});
