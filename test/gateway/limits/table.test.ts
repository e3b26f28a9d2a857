import { readFile } from "node:fs/promises";
import { createClient } from "graphql-ws";
import { expect, test } from "vitest";
import { readConfig } from "../../../config/config.ts";
import { operationWeight } from "../../../gateway/limits/cost.ts";
import { defaultLimits, type Limits } from "../../../gateway/limits/limits.ts";
import { type Market, openMarket } from "../market.ts";

interface Row {
  readonly what: string;
  readonly byDefault: string;
  readonly setting: string;
  readonly answer: string;
}

const rows = [
  ...(await readFile("docs/reference/limits.md", "utf8")).matchAll(
    /^\| ([\w' ,]+?) \| ([^|]+?) \| `?(\w*)`? \| ([^|]+?) \|$/gm,
  ),
]
  .slice(1)
  .map(([, what, byDefault, setting, answer]) => ({ what, byDefault, setting, answer }) as Row);

const names = Object.keys(defaultLimits) as (keyof Limits)[];
const settingOf = (name: string) => `LEDGERLOOM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

test("the table names every limit, with its setting and its default", () => {
  expect(rows.flatMap(({ setting }) => setting || []).sort()).toEqual(names.map(settingOf).sort());
  for (const name of names) {
    const row = rows.find(({ setting }) => setting === settingOf(name));
    expect([name, Number.parseInt(row?.byDefault ?? "", 10)]).toEqual([name, defaultLimits[name]]);
    expect(readConfig({ [settingOf(name)]: "1234" }).gateway.limits[name]).toBe(1_234);
  }
  expect(readConfig({ NODE_ENV: "production" }).gateway.limits).toEqual({ pointsPerMinute: 3_000_000 });
});

test("settings that cannot be are named when the program starts", () => {
  const wrong = {
    LEDGERLOOM_MAX_DEPTH: "0",
    LEDGERLOOM_CORS_ORIGINS: "https://a.example/",
    LEDGERLOOM_INTROSPECTION: "no",
  };
  for (const [name, value] of Object.entries(wrong)) expect(() => readConfig({ [name]: value })).toThrow(name);
  const origins = ["https://a.example", "http://localhost:3000"];
  const { gateway } = readConfig({ LEDGERLOOM_CORS_ORIGINS: origins.join(","), NODE_ENV: "production" });
  expect([gateway.corsOrigins, gateway.introspection]).toEqual([origins, false]);
});

/** Request of the limit's size `n`, and of one more. @returns the status and the code */
type Ask = (market: Market, n: number) => Promise<unknown>;

async function posted({ gateway }: Market, body: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(gateway.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body,
  });
  const code = /"code":"(\w+)"/.exec(await response.text())?.[1];
  return code ? `${response.status} \`${code}\`` : `${response.status}`;
}

const asked = (market: Market, query: string) => posted(market, JSON.stringify({ query }));
const spread = (text: string, count: number) => Array(count).fill(text).join(" ");
const filled = (size: number, around: string) => around.replace("…", "x".repeat(size - around.length + 1));

/** Operations at a time over so many WebSockets; gives what became of the last one. */
async function open(market: Market, sockets: number, operations: number): Promise<string> {
  const query = "subscription { jobEvents { cursor } }";
  const clients = Array.from({ length: sockets }, () =>
    createClient({
      url: market.gateway.url.replace("http", "ws"),
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => {},
    }),
  );
  let last = "";
  for (const client of clients) {
    await client
      .iterate({ query: "{ bank }" })
      .next()
      .catch(({ code }) => {
        last = `it closes with ${code}`;
      });
    for (let opened = 0; opened < operations; opened += 1) {
      const first = client
        .iterate({ query })
        .next()
        .catch((errors) => ({ value: { errors } }));
      const barrier = client
        .iterate({ query: "{ bank }" })
        .next()
        .then(
          () => undefined,
          () => undefined,
        );
      const answer = await Promise.race([first, barrier]);
      const code = answer?.value?.errors?.[0]?.extensions?.code;
      if (code) last = `\`${code}\``;
    }
  }
  for (const client of clients) await client.dispose();
  return last;
}

const steps: Readonly<Partial<Record<keyof Limits, { readonly n: number; readonly ask: Ask }>>> = {
  maxBodyBytes: { n: 1_500, ask: (market, n) => posted(market, filled(n, `{"query":"{ bank } #…"}`)) },
  maxArrivingBytes: { n: 1_500, ask: (market, n) => posted(market, filled(n, `{"query":"{ bank } #…"}`)) },
  maxDocumentBytes: { n: 60, ask: (market, n) => asked(market, `{ bank } #${"x".repeat(n - 10)}`) },
  maxTokens: { n: 20, ask: (market, n) => asked(market, `{ ${spread("bank", n - 2)} }`) },
  maxSelections: {
    n: 5,
    ask: (market, n) =>
      asked(market, `{ ...F ...F } fragment F on Query { bank ${n > 5 ? "... @include(if: true) { bank }" : ""} }`),
  },
  maxDepth: {
    n: 3,
    ask: (market, n) => asked(market, `{ job(id: "job-1") { listings { ${n > 3 ? "payment { id }" : "id"} } } }`),
  },
  maxAliases: { n: 3, ask: (market, n) => asked(market, `{ ${spread("a: bank", n)} }`) },
  maxDirectives: { n: 3, ask: (market, n) => asked(market, `{ ${spread("bank @include(if: true)", n)} }`) },
  maxCost: { n: 403, ask: (market, n) => asked(market, `{ ${spread("first { title }", n - operationWeight)} }`) },
  pointsPerMinute: {
    n: 3 * operationWeight,
    ask: async (market, n) => {
      const headers = await market.issuer.bearer({ sub: `asks ${n}` });
      const answers: string[] = [];
      for (let turn = 0; turn < n / operationWeight; turn += 1)
        answers.push(await posted(market, `{"query":"{ bank }"}`, headers));
      return answers.at(-1);
    },
  },
  maxSubscriptions: { n: 2, ask: (market, n) => open(market, 1, n) },
  maxSockets: { n: 2, ask: (market, n) => open(market, n, 0) },
};

for (const [name, { n, ask }] of Object.entries(steps)) {
  const row = rows.find(({ setting }) => setting === settingOf(name));
  test(`${row?.what}: one over the limit is answered as the table says`, async () => {
    const at = await openMarket("in process", { limits: { [name]: n } });
    expect(["200", ""]).toContain(await ask(at, n));
    const over = String(await ask(at, n + 1));
    await at.close();
    expect([over !== "", row?.answer]).toEqual([true, expect.stringContaining(over)]);
  });
}

test("elements of a page, and operations of one request, at the limit and one over", async () => {
  const market = await openMarket("in process");
  const page = (first: number) => asked(market, `{ allJobs(first: ${first}) { nodes { id } } }`);
  expect([await page(100), await page(101)]).toEqual(["200", "200 `BAD_INPUT`"]);
  const batch = (count: number) => posted(market, JSON.stringify(Array(count).fill({ query: "{ bank }" })));
  expect([await asked(market, "{ bank }"), await batch(1)]).toEqual(["200", "400 `BAD_REQUEST`"]);
  await market.close();
});
