import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket } from "./market.ts";

const largest = 2n ** 256n - 1n;

/** Whole numbers as they may be written, with their doubles; `undefined` for refused ones. */
const numbers: readonly (readonly [written: string, twice: bigint | undefined])[] = [
  ["0", 0n],
  ["7", 14n],
  [`${Number.MAX_SAFE_INTEGER}`, 2n * BigInt(Number.MAX_SAFE_INTEGER)],
  ["9007199254740993", undefined],
  ["9223372036854775808", undefined],
  [`${largest}`, undefined],
  ["1234567890123456789.0", undefined],
  ["1.0", undefined],
  ["1e3", undefined],
  ["1E3", undefined],
  ["-0", undefined],
  ["-1", undefined],
  ...["0", "7", "9007199254740993", "9223372036854775808", `${largest / 2n}`].map(
    (digits) => [`"${digits}"`, 2n * BigInt(digits)] as const,
  ),
  ...["", " 7", "7 ", "+7", "-7", "-0", "00", "00012", "1.0", "1e3", "0x10", "٣", `${largest + 1n}`].map(
    (text) => [JSON.stringify(text), undefined] as const,
  ),
];

describe.each(["in process", "over HTTP"] as const)("with subgraphs %s", (placement) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement);
  });
  afterAll(() => market.close());

  /** Data and codes, over HTTP as it is written. */
  async function post(query: string, variables = "{}") {
    const response = await fetch(market.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
    const { data, errors } = (await response.json()) as Answer;
    return errors ? errors[0].extensions.code : data?.twice;
  }

  async function overSocket(query: string, variables: string) {
    const socket = new WebSocket(market.gateway.url.replace("http", "ws"), "graphql-transport-ws");
    const next = () =>
      new Promise<MessageEvent>((resolve) => socket.addEventListener("message", resolve, { once: true }));
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    socket.send(`{"type":"connection_init"}`);
    await next();
    const payload = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    socket.send(`{"type":"subscribe","id":"1","payload":${payload}}`);
    const message = JSON.parse(String((await next()).data));
    socket.close();
    const { data, errors = message.type === "error" ? message.payload : undefined } = message.payload as Answer;
    return errors ? errors[0].extensions.code : data?.twice;
  }

  test.each(numbers)("the amount %s is exact or refused, in documents and in variables", async (written, twice) => {
    const isRefused = twice === undefined || twice > largest;
    const asVariable = "query T($amount: TokenAmount!) { twice(amount: $amount) }";
    const variables = `{"amount":${written}}`;
    const right = isRefused ? "BAD_USER_INPUT" : String(twice);
    expect(await post(asVariable, variables)).toBe(right);
    expect(await overSocket(asVariable, variables)).toBe(right);
    expect(await post(`query T($amount: TokenAmount! = ${written}) { twice(amount: $amount) }`)).toBe(right);
    expect(await post(`{ twice(amount: ${written}) }`)).toBe(right);
  });

  const nulls = [
    ["query G($to: String) { greeting(to: $to) }", "to"],
    ["query G($to: String) { ...G } fragment G on Query { greeting(to: $to) }", "to"],
    ["query G($word: String) { greeting(input: { word: $word }) }", "word"],
  ] as const;

  test.each(nulls)("an explicit null for a default is refused in %s", async (query, name) => {
    const refused = await market.ask(query, { variables: { [name]: null } });
    expect([refused.status, refused.errors.map(({ extensions }) => extensions.code)]).toEqual([
      400,
      ["BAD_USER_INPUT"],
    ]);
    expect((await market.ask(query)).data.greeting).toMatch(/^(hey|hello) you$/);
    const literal = await market.ask("{ greeting(to: null) }");
    expect([literal.status, literal.errors[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  });

  test("over a WebSocket too", async () => {
    const client = createClient({ url: market.gateway.url.replace("http", "ws") });
    const asked = client.iterate({ query: nulls[0][0], variables: { to: null } });
    expect((await asked.next()).value).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    await client.dispose();
  });
});

interface Answer {
  readonly data?: { readonly twice: string };
  // biome-ignore lint/suspicious/noExplicitAny: read by the test alone
  readonly errors?: any;
}
