import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Market, openMarket, type Placement, until } from "./market.ts";
import { ways } from "./readers.ts";
import { beginning } from "./subgraphs/event-feed.ts";

const placements: readonly Placement[] = ["in process", "over HTTP", "mixed"];

interface Renamed {
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly data: Record<string, any>;
}

describe.each(placements)("fields under other names, from subgraphs %s", (placement) => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket(placement);
  });
  afterAll(() => market.close());

  const answer = async (query: string, variables = {}) => {
    const { data, errors } = await market.ask(query, { variables });
    expect(errors).toEqual([]);
    return data;
  };

  test("a field named as its entity's key is not taken for the key", async () => {
    expect(await answer(`{ job(id: "job-1") { id: title listings { title } } }`)).toEqual({
      job: { id: "Job number 1", listings: [0, 1, 2].map((n) => ({ title: `Listing ${n} of job 1` })) },
    });
  });

  test("two fields exchange their names, at each level of lists of entities", async () => {
    const { jobs } = await answer(
      `{ jobs(first: 2, offset: 4) { id: title title: id listings { id: title title: id payment { id: currency } } } }`,
    );
    expect(jobs[1]).toMatchObject({ id: "Job number 5", title: "job-5" });
    const listing = { id: "Listing 2 of job 5", title: "listing-5-2", payment: { id: "EUR" } };
    expect(jobs[1].listings[2]).toEqual(listing);
  });

  test("a list of entities is named as the key, and inside it other lists as other fields", async () => {
    const { title } = await answer(
      `{ title: jobs(first: 1, offset: 3) { id: listings { id: payment { id: amount } } } }`,
    );
    expect(title).toEqual([{ id: [0, 1, 2].map((n) => ({ id: { id: `400000000000000000${n}` } })) }]);
  });

  test("of connections, in fragments on objects, unions and interfaces, which say their types all the same", async () => {
    const query = `{
      allJobs(first: 1) { nodes { ...Job } edges { node: cursor cursor: node { ...Job } } }
      find { id: __typename ... on Job { __typename: title title: listings { id: title } } ...Remark }
      first { id: title ... on Job { title: id listings { __typename: id } } }
    }
    fragment Job on Job { id: title listings { id: title ...Listing } }
    fragment Listing on Listing { title: id payment { amount: id } }
    fragment Remark on Remark { title: __typename priority: text }`;
    const { allJobs, find, first } = await answer(query);
    const job = { id: "Job number 0", listings: [{ id: "Listing 0 of job 0", title: "listing-0-0" }, {}, {}] };
    expect(allJobs).toMatchObject({ nodes: [job], edges: [{ node: expect.any(String), cursor: job }] });
    expect(find[0]).toMatchObject({
      id: "Job",
      __typename: "Job number 0",
      title: [{ id: "Listing 0 of job 0" }, {}, {}],
    });
    expect(find[1]).toEqual({ id: "Remark", title: "Remark", priority: "nothing else" });
    expect(first).toMatchObject({
      id: "Job number 0",
      title: "job-0",
      listings: [{ __typename: "listing-0-0" }, {}, {}],
    });
  });

  test("under conditions", async () => {
    const query = `query ($yes: Boolean!, $no: Boolean = false) { job(id: "job-2") {
      id: title @include(if: $yes) title: id @skip(if: $yes) listings @skip(if: $no) { id: title @include(if: $no) }
    } }`;
    expect(await answer(query, { yes: true })).toEqual({ job: { id: "Job number 2", listings: [{}, {}, {}] } });
    expect(await answer(query, { yes: false, no: true })).toEqual({ job: { title: "job-2" } });
  });

  test("under names that belong to the engine or to every object", async () => {
    const query = `query ($representations: ID!, $_as_first: Int!, $constructor: Boolean = true) {
      __proto__: job(id: $representations) { _as_id: id id: title toString: listings { constructor: id } }
      _entities: jobs(first: $_as_first, offset: 0) { title @include(if: $constructor) listings { id } }
    }`;
    const text = (await market.ask(query, { variables: { representations: "job-1", _as_first: 1 } })).text;
    const job = {
      _as_id: "job-1",
      id: "Job number 1",
      toString: [0, 1, 2].map((n) => ({ constructor: `listing-1-${n}` })),
    };
    const jobs = [{ title: "Job number 0", listings: [0, 1, 2].map((n) => ({ id: `listing-0-${n}` })) }];
    expect(text).toBe(`{"data":{"__proto__":${JSON.stringify(job)},"_entities":${JSON.stringify(jobs)}}}`);
  });

  test("errors tell where they are in the client's names", async () => {
    const { data, errors } = await market.ask(
      `{ id: job(id: "job-5") { id: listings { title: id id: refund { id } } } }`,
    );
    expect(data.id.id[1]).toEqual({ title: "listing-5-1", id: null });
    expect(errors).toMatchObject([{ path: ["id", "id", 1, "id"], extensions: { code: "TOO_EARLY" } }]);
  });

  test("a list that is asked for several times is answered once", async () => {
    const query = `query ($yes: Boolean!) {
      jobs(first: 2, offset: 0) { id listings { id } }
      jobs(first: 2, offset: 0) { listings @include(if: $yes) { payment { id } } listings { title } }
    }`;
    const { jobs } = await answer(query, { yes: true });
    const listing = { id: "listing-1-0", title: "Listing 0 of job 1", payment: { id: "payment-of-listing-1-0" } };
    expect(jobs[1]).toEqual({ id: "job-1", listings: [listing, expect.anything(), expect.anything()] });
    expect([jobs.length, Object.keys(listing).length]).toEqual([2, 3]);
  });

  test("mutations answer them", async () => {
    const headers = await market.issuer.bearer({ scope: "ops:write" });
    const query = `mutation { id: jobRename(input: { id: "job-8", title: "New" }) { id: title title: id listings { id } } }`;
    const { data } = await market.ask(query, { headers });
    expect(data.id).toMatchObject({ id: "New", title: "job-8", listings: [{ id: "listing-8-0" }, {}, {}] });
  });

  describe.each(ways)("over $way", ({ read }) => {
    test("events answer them, and streams whose cursor has another name resume", async () => {
      const query = `subscription ($after: Cursor) {
        job: jobEvents(after: $after) { job: cursor cursor: job { id: title title: id listings { id: payment { id: amount } } } }
      }`;
      const reader = await read(market, { after: beginning }, query);
      for (const number of [3, 4]) market.jobs.emit(`job-${number}`);
      const [first, second] = [await reader.next(), await reader.next()] as unknown as Renamed[];
      const event = {
        cursor: { id: "Job number 4", title: "job-4", listings: [{ id: { id: "5000000000000000000" } }, {}, {}] },
      };
      expect(second?.data.job).toMatchObject(event);
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
      const resumed = await read(market, { after: first?.data.job.job }, query);
      expect(await resumed.next()).toMatchObject({ data: { job: event } });
      await resumed.leave();
      await until("left", () => market.jobs.followers === 0);
    });

    test("events take the names that the gateway reads them by itself", async () => {
      const query = `subscription ($_ledgerloomAfter: Cursor) {
        jobEvents(after: $_ledgerloomAfter) { _ledgerloomCursor: job { id } cursor: job { id: title listings { id } } }
      }`;
      const reader = await read(market, { _ledgerloomAfter: beginning }, query);
      market.jobs.emit("job-9");
      const { data } = (await reader.next()) as unknown as Renamed;
      expect(data.jobEvents).toMatchObject({ _ledgerloomCursor: { id: expect.stringMatching(/^job-/) } });
      expect(data.jobEvents.cursor).toMatchObject({ id: expect.stringMatching(/^Job/), listings: [{}, {}, {}] });
      await reader.leave();
      await until("left", () => market.jobs.followers === 0);
    });
  });
});

test("trusted documents may name fields as they like", async () => {
  const folder = await mkdtemp(join(tmpdir(), "renamed-"));
  const query = `query Renamed { job(id: "job-1") { id: title title: id listings { id: title } } }`;
  await writeFile(join(folder, "renamed.graphql"), query);
  const market = await openMarket("in process", { trustedDocuments: [folder] });
  const { data } = await market.ask(query);
  expect(data.job).toMatchObject({
    id: "Job number 1",
    title: "job-1",
    listings: [{ id: "Listing 0 of job 1" }, {}, {}],
  });
  await market.close();
  await rm(folder, { recursive: true });
});
