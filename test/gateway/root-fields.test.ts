import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket, type Placement } from "./market.ts";
import { ways } from "./readers.ts";

const placements: readonly Placement[] = ["in process", "over HTTP"];
const schema = { queryType: { name: "Query" } };

describe.each(placements)("root fields, from subgraphs %s", (placement) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement);
  });
  afterAll(() => market.close());

  /** Answers of a query over HTTP, as text since the order counts, and over graphql-ws. */
  async function answers(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
    const { status, text } = await market.ask(query, { variables, ...(operationName && { operationName }) });
    const client = createClient({ url: market.gateway.url.replace("http", "ws"), retryAttempts: 0 });
    const asked = { query, variables, operationName: operationName ?? null };
    const { value } = await client.iterate(asked).next();
    await client.dispose();
    expect(value).toEqual(JSON.parse(text));
    return { status, text };
  }
  const data = (given: unknown) => ({ status: 200, text: JSON.stringify({ data: given }) });

  test("that tell of the schema stand beside others, in the order of the document", async () => {
    const first = '{ __schema { queryType { name } } bank job(id: "job-1") { id listings { price } } }';
    const listings = [0, 1, 2].map((n) => ({ price: `200000000000000000${n}` }));
    expect(await answers(first)).toEqual(
      data({ __schema: schema, bank: "the first bank", job: { id: "job-1", listings } }),
    );
    const last = `query ($name: String!) { bank type: __type(name: $name) { kind } kind: __typename }`;
    expect(await answers(last, { name: "Job" })).toEqual(
      data({ bank: "the first bank", type: { kind: "OBJECT" }, kind: "Query" }),
    );
  });

  test("that tell of the schema may be in fragments, and under conditions", async () => {
    const query = `query ($yes: Boolean!) { ...Both twice(amount: "1") __typename @skip(if: $yes) }
      fragment Both on Query { ... @include(if: $yes) { __schema { queryType { name } } bank } a: __typename }`;
    expect(await answers(query, { yes: true })).toEqual(
      data({ __schema: schema, bank: "the first bank", a: "Query", twice: "2" }),
    );
    expect(await answers(query, { yes: false })).toEqual(data({ a: "Query", twice: "2", __typename: "Query" }));
  });

  test("are those of the operation that is asked, whatever others the document has", async () => {
    const query = "query Schema { __schema { queryType { name } } } query Type { __typename } query Bank { bank }";
    expect(await answers(query, {}, "Bank")).toEqual(data({ bank: "the first bank" }));
    expect(await answers(query, {}, "Schema")).toEqual(data({ __schema: schema }));
  });

  test("may name no more than the type", async () => {
    expect(await answers("{ __typename }")).toEqual(data({ __typename: "Query" }));
    expect(await answers("{ ...T } fragment T on Query { bank: __typename }")).toEqual(data({ bank: "Query" }));
    expect(await answers("mutation { __typename }")).toEqual(data({ __typename: "Mutation" }));
  });

  const leftOut: readonly { readonly query: string; readonly variables?: Record<string, unknown> }[] = [
    { query: "{ bank @skip(if: true) }" },
    { query: "{ bank @include(if: false) ... @skip(if: true) { __typename } }" },
    { query: "{ ...None @include(if: false) } fragment None on Query { bank }" },
    { query: "query ($no: Boolean!) { bank @include(if: $no) }", variables: { no: false } },
    {
      query:
        "query ($no: Boolean = false) { ... @include(if: $no) { bank twice(amount: 1) } urgency(of: high) @include(if: $no) }",
    },
    { query: "query ($no: Boolean!) { bank @skip(if: true) __typename @include(if: $no) }", variables: { no: false } },
  ];
  test.each(leftOut)("may all be left out: $query", async ({ query, variables }) => {
    expect(await answers(query, variables)).toEqual(data({}));
  });

  test("may be left out of a mutation, which changes nothing then", async () => {
    const rename = (condition: string) => `jobRename(input: { id: "job-1", title: "x" }) ${condition} { id }`;
    const headers = await market.issuer.bearer({ scope: "ops:write" });
    for (const query of [
      `mutation ($no: Boolean!) { ${rename("@include(if: $no)")} }`,
      `mutation ($no: Boolean!) { ${rename("@skip(if: true)")} __typename @include(if: $no) }`,
    ]) {
      expect((await market.ask(query, { variables: { no: false }, headers })).text).toBe(`{"data":{}}`);
    }
    expect((await market.ask(`{ job(id: "job-1") { title } }`)).data.job.title).toBe("Job number 1");
  });

  test("need their variables, though they are left out", async () => {
    const { status, errors } = await market.ask("query ($id: ID!) { job(id: $id) @skip(if: true) { id } }");
    expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  });

  test("answer objects of which nothing is left", async () => {
    const query = `query ($no: Boolean!) {
      jobs(first: 2, offset: 0) { title @include(if: $no) listings @include(if: false) { id } }
      job(id: "job-1") { listings { payment { id @include(if: $no) } } }
      find { ... on Job @include(if: $no) { id } ... on Remark { text @skip(if: true) } }
    }`;
    const payments = [{ payment: {} }, { payment: {} }, { payment: {} }];
    expect(await answers(query, { no: false })).toEqual(
      data({ jobs: [{}, {}], job: { listings: payments }, find: [{}, {}] }),
    );
  });

  test("that fail are null, or all data are when they cannot be", async () => {
    expect((await market.ask("{ refused }")).data).toEqual({ refused: null });
    expect((await market.ask("{ required bank }")).text).toContain(`"data":null`);
  });

  test.each(ways)("of subscriptions cannot be left out over $way", async ({ read }) => {
    const refusal = expect.objectContaining({ extensions: expect.objectContaining({ code: "BAD_USER_INPUT" }) });
    const reader = await read(market, {}, "subscription { jobEvents @skip(if: true) { cursor } }");
    expect(await reader.next()).toEqual({ errors: [refusal] });
    await reader.leave();
    expect(market.jobs.asked).toBe(0);
  });
});
