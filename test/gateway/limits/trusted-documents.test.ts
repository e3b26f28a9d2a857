import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DocumentNode, Kind, parse, print } from "graphql";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient as sdkClient } from "../../../clients/sdk/src/client.ts";
import * as operations from "../../../clients/sdk/src/generated/operations.ts";
import { reading } from "../../../clients/sdk/src/reading.ts";
import { readTrustedDocuments } from "../../../gateway/limits/trusted-documents.ts";
import { type Market, openMarket } from "../market.ts";

let folder: string;
let market: Market;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trusted-"));
  await writeFile(join(folder, "jobs.graphql"), "query Job($id: ID!) { job(id: $id) { ...Short } }");
  const more = "subscription Events { jobEvents { cursor } }\nfragment Short on Job { id title }";
  await writeFile(join(folder, "more.graphql"), more);
  // Another client, with a fragment and an operation of the same names.
  await mkdir(join(folder, "page"));
  const page = "query Job($id: ID!) { job(id: $id) { ...Short } } fragment Short on Job { title }";
  await writeFile(join(folder, "page", "page.graphql"), page);
  market = await openMarket("in process", { trustedDocuments: [folder, join(folder, "page")] });
});
afterAll(async () => {
  await market.close();
  await rm(folder, { recursive: true });
});

type Jobs = { readonly job: { readonly title: string } };

const job = "fragment Short on Job { title: title }";

test("documents that the gateway knows run, however they are laid out", async () => {
  const query =
    "# as it is sent\nfragment Short on Job { id, title }\nquery Job($id: ID!) { job(id: $id) { ...Short } }";
  expect((await market.ask(query, { variables: { id: "job-1" } })).data.job.title).toBe("Job number 1");
});

test("documents of several clients run, each with its own fragments", async () => {
  const query = "query Job($id: ID!) { job(id: $id) { ...Short } } fragment Short on Job { title }";
  expect((await market.ask(query, { variables: { id: "job-1" } })).data.job).toEqual({ title: "Job number 1" });
});

test("queries run bound to positions too, as the typed client sends them", async () => {
  const client = sdkClient({ url: market.gateway.url });
  const document = parse("query Job($id: ID!) { job(id: $id) { ...Short } } fragment Short on Job { id title }");
  const { job } = await reading(client, { after: [] }).request<Jobs, object>(document as never, { id: "job-1" });
  expect(job.title).toBe("Job number 1");
});

test("all others are refused, over HTTP and WebSocket", async () => {
  const others = [
    "{ bank }",
    "query Job($id: ID!, $after: [Position!]) @read(after: $after) { job(id: $id) { id title } }",
    "query Job($id: ID!) { job(id: $id) { id } }",
    `query Job($id: ID!) { job(id: $id) { ...Short } } ${job}`,
    "query Job($id: ID!) { job(id: $id) { ...Short } } fragment Short on Job { id title } query More { bank }",
    "{ __schema { queryType { name } } }",
  ];
  for (const query of others) {
    const { status, errors } = await market.ask(query, { variables: { id: "job-1" }, operationName: "Job" });
    expect([status, errors[0]?.extensions]).toEqual([403, { code: "DOCUMENT_NOT_TRUSTED" }]);
  }
  const client = createClient({ url: market.gateway.url.replace("http", "ws"), retryAttempts: 0 });
  const refused = client.iterate({ query: "subscription { jobEvents { cursor } }" }).next();
  await expect(refused).rejects.toMatchObject([{ extensions: { code: "DOCUMENT_NOT_TRUSTED" } }]);
  const known = client.iterate({ query: "subscription Events { jobEvents { cursor } }" });
  const first = known.next();
  await expect.poll(() => market.jobs.followers).toBe(1);
  market.jobs.emit("job-1");
  expect((await first).value?.data).toMatchObject({ jobEvents: {} });
  await known.return?.();
  await client.dispose();
});

test("the typed client's documents are those of its folder", () => {
  const trusted = readTrustedDocuments(["clients/sdk/src/operations"]);
  const generated = Object.values(operations) as unknown as DocumentNode[];
  const isRun = ({ definitions }: DocumentNode) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const documents = generated.filter(isRun);
  expect(documents.length).toBeGreaterThan(20);
  for (const document of documents) trusted.require(parse(print(document)));
});
