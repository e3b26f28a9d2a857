import type { Server, ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { payingFetch } from "../../clients/pay/src/consumer/paying-fetch.ts";
import { formatToken } from "../../clients/pay/src/headers/payment-token.ts";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { serve, startTwoTeams, type Team } from "./two-teams.ts";

let teams: Awaited<ReturnType<typeof startTwoTeams>>;
let consumer: Team;
let provider: Team;
let server: Server;
let url: string;
/** Number of times that the service did its work, and its answer. */
let served = 0;
let answer: (response: ServerResponse) => void;
let channel: string;

beforeAll(async () => {
  teams = await startTwoTeams();
  [consumer, provider] = teams;
});
afterAll(() => teams[Symbol.asyncDispose]());
beforeEach(async () => {
  served = 0;
  answer = (response) => response.writeHead(200, "Fine", { "x-served": `${served}` }).end(`answer ${served}`);
  const paid = httpPayments(provider.connection, { price: 10n, replay: { answerBytes: 100 } }, (_request, response) => {
    served += 1;
    answer(response);
  });
  ({ url, server } = await serve(paid));
  await consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n })(url);
  channel = (await consumer.channelsTo(provider))[0]?.id.toLowerCase() ?? "";
  served = 0;
});
afterEach(() => void server.close().closeAllConnections());

/** A request with a token of its own. */
async function paidRequest(init: RequestInit = {}, key: string = crypto.randomUUID()) {
  const token = await consumer.sign(channel, 0, 10n);
  const headers = { "idempotency-key": key, "payment-token": formatToken(token) };
  return (changes: RequestInit = {}, path = "/act") => fetch(`${url}${path}`, { ...init, headers, ...changes });
}

const codeOf = async (response: Response) => [response.status, response.headers.get("payment-error")];

test("a request that comes again with its key and token is answered as before, and done once", async () => {
  const send = await paidRequest({ method: "POST", body: "one" });
  const [first, second] = [await send(), await send()];
  expect([first.status, await first.text()]).toEqual([200, "answer 1"]);
  expect([second.status, await second.text()]).toEqual([200, "answer 1"]);
  expect(second.headers.get("x-served")).toBe("1");
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(served).toBe(1);
});

test("those that come at the same time wait for the one", async () => {
  const work = Promise.withResolvers<void>();
  answer = (response) => void work.promise.then(() => response.end("late"));
  const send = await paidRequest();
  const answers = Promise.all(Array.from({ length: 5 }, () => send().then((response) => response.text())));
  while (served === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  work.resolve();
  expect(await answers).toEqual(Array.from({ length: 5 }, () => "late"));
  expect(served).toBe(1);
});

test("the key and the token stand for one method, path and body", async () => {
  const send = await paidRequest({ method: "POST", body: "one" });
  await send();
  for (const other of [() => send({ body: "two" }), () => send({ method: "PUT" }), () => send({}, "/other")]) {
    expect(await codeOf(await other())).toEqual([409, "IDEMPOTENCY_KEY_REUSED"]);
  }
  expect(served).toBe(1);
});

test("a token that comes with another key, or with none, is refused", async () => {
  const token = await consumer.sign(channel, 0, 10n);
  const send = (headers = {}) => fetch(url, { headers: { "payment-token": formatToken(token), ...headers } });
  expect((await send({ "idempotency-key": "a" })).status).toBe(200);
  expect(await codeOf(await send({ "idempotency-key": "b" }))).toEqual([402, "REPLAYED_REQUEST"]);
  expect(await codeOf(await send())).toEqual([402, "REPLAYED_REQUEST"]);
  expect(served).toBe(1);
});

test("keys that are too long or not printable are refused, the longest is not", async () => {
  for (const [key, status] of [
    ["k".repeat(255), 200],
    ["k".repeat(256), 400],
    ["two words", 400],
  ] as const) {
    expect((await (await paidRequest({}, key))()).status).toBe(status);
  }
});

test("an answer that is too large to keep is not made again", async () => {
  answer = (response) => response.end("x".repeat(101));
  const send = await paidRequest();
  expect((await send()).status).toBe(200);
  expect(await codeOf(await send())).toEqual([409, "ANSWER_NOT_KEPT"]);
  answer = (response) => response.end("x".repeat(100));
  const largest = await paidRequest();
  expect((await largest()).status).toBe(200);
  expect((await largest()).status).toBe(200);
  expect(served).toBe(2);
});

test("an answer with a trailer is answered again without it", async () => {
  answer = (response) => {
    response.writeHead(200, { trailer: "x-sum", "transfer-encoding": "chunked" });
    response.write("body");
    response.addTrailers({ "x-sum": "1" });
    response.end();
  };
  const send = await paidRequest();
  await send();
  const again = await send();
  expect([again.status, await again.text(), again.headers.get("trailer")]).toEqual([200, "body", null]);
});

test.each([
  ["HEAD", 200, { "content-length": "1234" }, "1234"],
  ["HEAD", 200, {}, null],
  ["GET", 204, {}, null],
  ["GET", 304, { etag: '"a"' }, null],
  ["DELETE", 200, { "content-length": "0" }, "0"],
] as const)(
  "an answer to %s with %d and no body has the same length again",
  async (method, status, headers, length) => {
    answer = (response) => response.writeHead(status, headers).end();
    const send = await paidRequest({ method });
    const lengths = [await send(), await send()].map((response) => {
      return [response.status, response.headers.get("content-length"), response.headers.get("etag")];
    });
    expect(lengths[0]).toEqual(lengths[1]);
    expect(lengths[1]?.slice(0, 2)).toEqual([status, length]);
    expect(served).toBe(1);
  },
);

test("a paying fetch whose connection breaks sends again, and is neither paid nor served twice", async () => {
  const before = Number((await consumer.channelsTo(provider))[0]?.acceptedRequests);
  let lost = 0;
  const unreliable: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 200 || lost === 3) return response;
    lost += 1;
    throw new TypeError("fetch failed");
  };
  const pay = payingFetch(unreliable, consumer.connection, { limits: { maxPrice: 10n, funding: 10_000n } });
  const response = await pay(url, { method: "POST", body: "once" });
  expect([await response.text(), served, lost]).toEqual(["answer 1", 1, 3]);
  expect(Number((await consumer.channelsTo(provider))[0]?.acceptedRequests)).toBe(before + 1);
});

test("bodies that can be read once only, and forms, can be sent again", async () => {
  const pay = consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n });
  const form = new FormData();
  form.set("field", "value");
  const bodies = [new Blob(["text"]).stream(), form, new URLSearchParams({ a: "b" })];
  for (const body of bodies) {
    const init = body instanceof ReadableStream ? { body, duplex: "half" } : { body };
    expect((await pay(url, { method: "POST", ...(init as RequestInit) })).status).toBe(200);
  }
  expect((await pay(new Request(url, { method: "POST", body: "text" }))).status).toBe(200);
  expect(served).toBe(4);
});
