import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerDevelopmentToken } from "./development-token.ts";

let server: Server;
beforeAll(async () => {
  const issue = async (token: object) => JSON.stringify(token);
  server = createServer((asked, response) => void answerDevelopmentToken(asked, response, issue));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function ask(query: string, headers: Record<string, string> = {}, method = "POST") {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: "127.0.0.1", port, path: `/development/token${query}`, method, headers });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await json(response) };
}

test("a program of this machine gets the token that it asks for", async () => {
  const { status, body } = await ask("?organization=Org2MSP&role=member&hours=1");
  expect(status).toBe(200);
  const token = JSON.stringify({ mspId: "Org2MSP", role: "member", seconds: 3_600 });
  expect(body).toEqual({ token, organization: "Org2MSP", role: "member", expiresIn: 3_600 });
});

test("a page of the gateway itself gets one too", async () => {
  const { port } = server.address() as AddressInfo;
  const own = { origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" };
  expect((await ask("", own)).status).toBe(200);
});

test.each([
  ["a page elsewhere", { origin: "https://evil.example" }],
  ["a page of another port", { "sec-fetch-site": "same-site" }],
  ["a page in a sandbox", { origin: "null" }],
  ["who was sent here by a name of his own", { host: "rebound.example" }],
  ["who was asked from another machine by a proxy", { "x-forwarded-for": "203.0.113.7" }],
  ["who asks for another address of ours", { host: "192.0.2.1:4000" }],
])("%s gets none", async (_who, headers) => {
  const { status, body } = await ask("", headers);
  expect(status).toBe(403);
  expect(body).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test.each([
  "?role=king",
  "?role=constructor",
  "?organization=a%20b",
  "?organization=",
  "?hours=0",
  "?hours=x",
  "?hours=1e9",
])("%s is refused", async (query) => {
  expect(await ask(query)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: "BAD_INPUT" } }] } });
});

test("a link does not get one", async () => {
  expect((await ask("", {}, "GET")).status).toBe(405);
});
