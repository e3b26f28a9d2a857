import { createClient } from "graphql-ws";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Market, openMarket, until } from "../market.ts";

/** Room for one large request, and for what small ones take. */
const limits = { maxAskedBytes: 250_000 };
const large = { unused: "x".repeat(100_000) };
const events = "subscription { jobEvents { cursor } }";

let market: Market;
beforeAll(async () => {
  market = await openMarket("in process", { limits });
});
afterEach(() => {
  market.jobs.reading = undefined;
});
afterAll(() => market.close());

const codeOf = (answer: { readonly errors?: readonly { readonly extensions?: object }[] } | undefined) =>
  (answer?.errors?.[0]?.extensions as { code?: string } | undefined)?.code;

/** Follows the events over WebSocket, asked for with more than that takes. */
async function follow(payload: object) {
  const client = createClient({ url: market.gateway.url.replace("http", "ws"), retryAttempts: 0 });
  const first = client.iterate({ query: events, ...payload } as never).next();
  first.catch(() => {});
  // A request after it is answered after its refusal.
  const later = client.iterate({ query: "{ bank }" }).next();
  const code = await Promise.race([first.then(({ value }) => codeOf(value as never)), later.then(() => undefined)]);
  return { code, leave: async () => client.dispose() };
}

/** Waits until what was left gives its room back. */
const roomAgain = () =>
  until(
    "there is room",
    async () => codeOf((await market.ask("{ bank }", { variables: large })) as never) === undefined,
  );

test.each([["variables"], ["extensions"]])("what subscriptions are asked with has a bound: %s", async (name) => {
  const first = await follow({ [name]: large });
  expect(first.code).toBe(undefined);
  const second = await follow({ [name]: large });
  expect(second.code).toBe("LIMIT_EXCEEDED");
  // The same document again takes no room, and another principal has its own.
  const small = await Promise.all(Array.from({ length: 20 }, () => follow({})));
  expect(new Set(small.map(({ code }) => code))).toEqual(new Set([undefined]));
  const headers = await market.issuer.bearer({ sub: `follows ${name}` });
  expect(codeOf(await market.ask("{ bank }", { headers, variables: large }))).toBe(undefined);
  for (const { leave } of [first, second, ...small]) await leave();
  await roomAgain();
});

test("documents of subscriptions have the same bound, each as much as it takes with all that is made of it", async () => {
  const document = (name: string) =>
    `subscription ${name} { jobEvents { cursor ${"job { id title priority } ".repeat(20)} } }`;
  const [one, other] = [await follow({ query: document("One") }), await follow({ query: document("Other") })];
  expect([one.code, other.code]).toEqual([undefined, "LIMIT_EXCEEDED"]);
  const same = await follow({ query: document("One") });
  expect(same.code).toBe(undefined);
  for (const { leave } of [one, other, same]) await leave();
  await roomAgain();
});

test("so has what queries under way are asked with, and each that is answered makes room", async () => {
  const reading = Promise.withResolvers<void>();
  market.jobs.reading = reading.promise;
  const query = `{ job(id: "job-1") { title } }`;
  const answers: { readonly status: number; readonly code: string | undefined }[] = [];
  const ask = async () => {
    const answer = await market.ask(query, { variables: large });
    answers.push({ status: answer.status, code: codeOf(answer as never) });
  };
  const asked = Array.from({ length: 5 }, ask);
  await until("four are refused", () => answers.length === 4);
  expect(answers).toEqual(Array(4).fill({ status: 400, code: "LIMIT_EXCEEDED" }));
  reading.resolve();
  await Promise.all(asked);
  expect(answers.at(-1)).toEqual({ status: 200, code: undefined });
  for (let turn = 0; turn < 5; turn += 1) {
    expect(codeOf((await market.ask(query, { variables: large })) as never)).toBe(undefined);
  }
});
