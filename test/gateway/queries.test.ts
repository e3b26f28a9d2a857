import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket, type Placement } from "./market.ts";

const join = /* GraphQL */ `
  query Join($first: Int!, $offset: Int!) {
    jobs(first: $first, offset: $offset) {
      id title priority postedAt
      listings { id title price payment { id amount currency } }
    }
  }
`;

interface Mode {
  readonly placement: Placement;
  readonly compileAtRun?: number;
}

/** Every way a subgraph can be called has to give the same answers. */
const modes: readonly Mode[] = [
  { placement: "in process", compileAtRun: 1 },
  { placement: "in process", compileAtRun: Number.POSITIVE_INFINITY },
  { placement: "over HTTP" },
  { placement: "mixed" },
];

describe.each(modes)("the graph, $placement, compiled from run $compileAtRun", ({ placement, compileAtRun }) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement, { prepared: { compileAtRun } });
  });
  afterAll(() => market.close());

  test("joins three subgraphs, with scalars as they are declared", async () => {
    const { data, errors, status } = await market.ask(join, { variables: { first: 2, offset: 10 } });
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    expect(data.jobs).toHaveLength(2);
    expect(data.jobs[1]).toMatchObject({ id: "job-11", priority: 7, postedAt: "2026-01-01T00:11:00.000Z" });
    expect(data.jobs[1].listings[2]).toEqual({
      id: "listing-11-2",
      title: "Listing 2 of job 11",
      price: "12000000000000000002",
      payment: { id: "payment-of-listing-11-2", amount: "12000000000000000002", currency: "EUR" },
    });
  });

  test("reads each subgraph's ledger once for a whole page", async () => {
    const { listings, payments } = market;
    const before = [listings.reads, payments.reads];
    await market.ask(join, { variables: { first: 20, offset: 100 } });
    expect([listings.reads, payments.reads]).toEqual(before.map((reads = 0) => reads + 1));
  });

  test("answers aliases, fragments, conditions, unions, interfaces and enums", async () => {
    const { data, errors } = await market.ask(
      `query Shapes($no: Boolean!) {
        a: job(id: "job-1") { ...Short priority @skip(if: true) }
        b: job(id: "job-2") { ...Short listings @include(if: $no) { id } }
        find { __typename ... on Job { id listings { id } } ... on Remark { text } }
        first { __typename title }
        urgency(of: high)
      }
      fragment Short on Job { id title }`,
      { variables: { no: false } },
    );
    expect(errors).toEqual([]);
    expect(data.a).toEqual({ id: "job-1", title: "Job number 1" });
    expect(data.b).toEqual({ id: "job-2", title: "Job number 2" });
    expect(data.find[0]).toMatchObject({ __typename: "Job", id: "job-0", listings: { length: 3 } });
    expect(data.find[1]).toEqual({ __typename: "Remark", text: "nothing else" });
    expect(data.first).toEqual({ __typename: "Job", title: "Job number 0" });
    expect(data.urgency).toBe("low");
  });

  test("answers null for an entity that is not there", async () => {
    const { data, errors } = await market.ask(`{ job(id: "none") { id listings { id } } }`);
    expect({ data, errors }).toEqual({ data: { job: null }, errors: [] });
  });

  test("reads custom scalars in variables and in the document", async () => {
    const query = "query Twice($amount: TokenAmount!) { twice(amount: $amount) }";
    expect((await market.ask(query, { variables: { amount: "21" } })).data).toEqual({ twice: "42" });
    expect((await market.ask(`{ twice(amount: "40") }`)).data).toEqual({ twice: "80" });
  });

  test("refuses scalars that are not what they should be", async () => {
    const query = "query Twice($amount: TokenAmount!) { twice(amount: $amount) }";
    const asVariable = await market.ask(query, { variables: { amount: "-1" } });
    const asLiteral = await market.ask(`{ twice(amount: "much") }`);
    for (const { errors } of [asVariable, asLiteral]) {
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
      expect(errors[0]?.message).toContain("TokenAmount: expected");
    }
  });

  test("passes a refusal's code and text on, and nothing else", async () => {
    const { data, errors } = await market.ask("{ refused bank }");
    expect(data).toEqual({ refused: null, bank: "the first bank" });
    expect(errors).toEqual([
      { message: "the job is closed", path: ["refused"], extensions: { code: "WRONG_STATE", retryable: true } },
    ]);
  });

  test("tells where in a join a refusal happened", async () => {
    const { data, errors } = await market.ask(`{ job(id: "job-5") { listings { id refund { id } } } }`);
    expect(data.job.listings).toHaveLength(3);
    expect(errors).toEqual([
      {
        message: "no refund for listing-5-1 yet",
        path: ["job", "listings", 1, "refund"],
        extensions: { code: "TOO_EARLY", retryable: false },
      },
    ]);
  });

  test("masks what nobody foresaw", async () => {
    const { text, errors } = await market.ask("{ broken }");
    expect(errors).toMatchObject([{ path: ["broken"], extensions: { code: "INTERNAL" } }]);
    expect(text).not.toMatch(/secret|stack|127\.0\.0\.1|serviceName/);
  });

  test("runs mutations and joins what they answer", async () => {
    const { data, errors } = await market.ask(
      `mutation Rename($input: JobRenameInput!) { jobRename(input: $input) { title listings { id } } }`,
      {
        variables: { input: { id: "job-7", title: "Better" } },
        headers: await market.issuer.bearer({ scope: "ops:write" }),
      },
    );
    expect(errors).toEqual([]);
    expect(data.jobRename).toMatchObject({ title: "Better", listings: { length: 3 } });
    const { data: later } = await market.ask(`{ job(id: "job-7") { title } }`);
    expect(later.job.title).toBe("Better");
  });

  test("acts in the name of the token's organisation, whatever else the request says", async () => {
    const as = async (organization: string, more = {}) =>
      market.ask("{ whoAsks }", { headers: { ...(await market.issuer.bearer({ organization })), ...more } });
    expect((await market.ask("{ whoAsks }")).data).toEqual({ whoAsks: "nobody" });
    expect((await as("Org2MSP")).data).toEqual({ whoAsks: "Org2MSP" });
    expect((await as("Org2MSP", { "x-ledgerloom-principal": "e30" })).data).toEqual({ whoAsks: "Org2MSP" });
    expect((await as("Org9MSP")).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await as("not an MSP")).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});
