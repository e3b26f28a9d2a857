import { parse } from "graphql";
import { expect, test } from "vitest";
import { PreparedDocuments, type Run } from "../../gateway/transport/prepared.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { jobsSubgraph } from "./subgraphs/jobs.ts";

test("documents over interfaces and unions are compiled, and answer the same", async () => {
  const { schema, contextFor } = await jobsSubgraph();
  const documents = new PreparedDocuments(schema);
  const document = parse("{ find { __typename ... on Job { id } ... on Remark { text } } first { __typename title } }");
  const interpreted = documents.get(document) as Run;
  const compiled = documents.get(document) as Run;
  expect(compiled).not.toBe(interpreted);
  const answers = await Promise.all([interpreted, compiled].map((run) => run(undefined, contextFor(anonymous), {})));
  expect(answers[1]).toEqual(JSON.parse(JSON.stringify(answers[0])));
  expect(answers[1]?.data).toMatchObject({
    find: [
      { __typename: "Job", id: "job-0" },
      { __typename: "Remark", text: "nothing else" },
    ],
    first: { __typename: "Job" },
  });
});
