import { globSync, readFileSync } from "node:fs";
import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { readTrustedDocuments } from "../../gateway/limits/trusted-documents.ts";

/** Operations of the pages, as a gateway takes them that runs trusted documents only. */
const folder = "clients/dashboard/src/graph/documents";
const files = globSync(`${folder}/*.graphql`);
const definitions = files.flatMap((file) => parse(readFileSync(file, "utf8")).definitions);

test("each operation and fragment has a name of its own, for they are read as one document", () => {
  const names = definitions.flatMap((one) => ("name" in one && one.name ? [one.name.value] : []));
  expect(names.length).toBeGreaterThan(10);
  expect(names.length).toBe(definitions.length);
  expect(new Set(names).size).toBe(names.length);
});

test("the folder of the pages and that of the typed client are all that a gateway has to be told", async () => {
  const trusted = readTrustedDocuments([folder, "clients/sdk/src/operations"]);
  const generated = globSync("clients/dashboard/src/graph/generated/*.ts");
  expect(generated.length).toBe(files.length);
  for (const file of generated) {
    const documents = Object.values(await import(`../../${file}`)) as ReturnType<typeof parse>[];
    const operations = documents.filter((one) =>
      one.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION),
    );
    for (const document of operations) expect(() => trusted.require(document)).not.toThrow();
  }
  expect(() => trusted.require(parse("{ __typename }"))).toThrow(/only documents that it knows/);
});

test("every subscription resumes: it takes and selects a cursor", () => {
  const subscriptions = definitions.filter(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === "subscription",
  );
  expect(subscriptions.length).toBeGreaterThan(0);
  for (const { loc } of subscriptions) {
    const text = loc?.source.body.slice(loc.start, loc.end);
    expect(text).toMatch(/after: \$after/);
    expect(text).toMatch(/^ {4}cursor$/m);
  }
});
