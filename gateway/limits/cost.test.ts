import { readdirSync, readFileSync } from "node:fs";
import { getIntrospectionQuery, Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { schemaOf } from "../composition/compose.ts";
import { operationWeight } from "./cost.ts";
import { defaultLimits } from "./limits.ts";
import { OperationCosts } from "./operation-cost.ts";

const schema = schemaOf(readFileSync("schema/supergraph.graphql", "utf8"));
const costs = new OperationCosts(schema, Number.POSITIVE_INFINITY);

/** Points of an operation without its own weight. */
function points(text: string, variableValues: Record<string, unknown> = {}, operationName?: string): number {
  return costs.of({ document: parse(text), variableValues, ...(operationName && { operationName }) }) - operationWeight;
}

test("an operation has a price of its own, also one that asks no subgraph", () => {
  expect(costs.of({ document: parse("{ __typename }") })).toBe(400);
  expect(costs.of({ document: parse(`{ service(name: "a") { name } }`) })).toBe(401);
});

test("an object is a point, its scalars are none", () => {
  expect(points(`{ service(name: "a") { name price tags } }`)).toBe(1);
  expect(points(`{ service(name: "a") { name developer { address } } }`)).toBe(2);
});

test("a connection is a statement at the root and a point inside, and each of its elements what it asks for", () => {
  expect(points("{ services(first: 100) { pageInfo { endCursor } } }")).toBe(200 + 1);
  expect(points("{ services(first: 100) { nodes { name } } }")).toBe(200 + 100);
  expect(points("{ services(last: 7) { edges { cursor node { name } } pageInfo { endCursor } } }")).toBe(200 + 15);
});

test("a total costs the rows that are counted, and a filter those that are searched, each time", () => {
  expect(points("{ services(first: 1) { totalCount } }")).toBe(200 + 40);
  expect(points("{ services(first: 100) { nodes { composedBy(first: 1) { totalCount } } } }")).toBe(200 + 100 * 42);
  const searches = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `s${at}: services(first: 1, filter: { nameContains: "${at}" }) { totalCount }`,
    );
  expect(points(`{ ${searches(1)} }`)).toBe(200 + 400 + 40);
  expect(points(`{ ${searches(50).join(" ")} }`)).toBeGreaterThan(defaultLimits.maxCost);
});

test("connections inside each other multiply", () => {
  const inner = "services(first: 100) { nodes { name } }";
  expect(points(`{ services(first: 100) { nodes { developer { ${inner} } } } }`)).toBe(200 + 100 * (1 + 1 + 101));
});

test("pages are as long as variables say, their defaults, or else as any page may be", () => {
  const query = "query Q($first: Int = 5) { services(first: $first) { nodes { name } } }";
  expect(points(query, { first: 30 })).toBe(230);
  expect(points(query)).toBe(205);
  for (const first of [null, -1, "30"]) expect(points(query, { first })).toBe(300);
  expect(points("{ services { nodes { name } } }")).toBe(300);
  expect(points("query Q($last: Int) { services(first: 2, last: $last) { nodes { name } } }", { last: 9 })).toBe(209);
});

test("other lists are taken to have ten elements", () => {
  expect(points("{ networkChannels { name } }")).toBe(10);
  expect(points("{ networkChannels { members { mspId } } }")).toBe(10 * (1 + 10));
});

test("fragments cost what they bring in, each time, also on connections", () => {
  const nested = `query Q($n: Int) { services(first: 10) { ...Page } more: services(first: 20) { ... { ...Page } } }
    fragment Page on ServiceConnection { nodes { ...One } }
    fragment One on Service { name composes(first: $n) { nodes { name } } }`;
  expect(points(nested, { n: 3 })).toBe(200 + 10 * 5 + (200 + 20 * 5));
});

test("what is renamed, repeated or under a condition costs as if it were not", () => {
  expect(points(`{ a: service(name: "a") { name } b: service(name: "b") { name } }`)).toBe(2);
  expect(points(`query Q($no: Boolean!) { service(name: "a") @include(if: $no) { name } }`, { no: false })).toBe(1);
});

test("a mutation's fields cost more", () => {
  const input = `input: { name: "a", description: "b", price: "1" }`;
  expect(points(`mutation { serviceRegister(${input}) { userErrors { code } } }`)).toBe(10 + 10);
});

test("parts of the schema cost as other objects do, ten in each list", () => {
  expect(points("{ __typename }")).toBe(0);
  expect(points("{ __schema { types { name } } }")).toBe(1 + 10);
  expect(points(`{ __type(name: "Service") { fields { type { name } } } }`)).toBe(1 + 10 * 2);
});

test("what is asked of the schema fits once, however it is asked for more often it does not", () => {
  const limited = new OperationCosts(schema, defaultLimits.maxCost);
  const all = { descriptions: true, inputValueDeprecation: true, schemaDescription: true, oneOf: true };
  limited.of({ document: parse(getIntrospectionQuery(all)) });
  const part = "fragment F on __Type { fields { type { fields { type { name } } } } }";
  const types = (count: number, name: string) => Array.from({ length: count }, (_, at) => name.replace("%", `${at}`));
  const often = [`{ __schema { ${types(100, "a%: types { ...F }").join(" ")} } } ${part}`];
  often.push(`{ ${types(100, "a%: __schema { types { ...F } }").join(" ")} } ${part}`);
  often.push(`{ ${types(1_000, `a%: __type(name: "Service") { ...F }`).join(" ")} } ${part}`);
  for (const text of often) expect(() => limited.of({ document: parse(text) })).toThrow("points");
});

test("each operation of a document has a cost of its own", () => {
  const two = "query A { services(first: 1) { nodes { name } } } query B { services(first: 2) { nodes { name } } }";
  expect([points(two, {}, "A"), points(two, {}, "B"), points(two, {}, "C")]).toEqual([201, 202, -operationWeight]);
});

test("one point over the maximum is refused, with both numbers", () => {
  const limited = new OperationCosts(schema, 700);
  const document = parse("query Q($first: Int) { services(first: $first) { nodes { name } } }");
  expect(limited.of({ document, variableValues: { first: 100 } })).toBe(700);
  const over = () => limited.of({ document, variableValues: { first: 101 } });
  expect(over).toThrow("The operation may cost 701 points; at most 700 are allowed: ask for smaller pages");
  expect(over).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ code: "LIMIT_EXCEEDED" }) }));
});

test("what the typed client asks passes by default, with full pages", () => {
  const folder = "clients/sdk/src/operations";
  const document = parse(
    readdirSync(folder)
      .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
      .join("\n"),
  );
  const limited = new OperationCosts(schema, defaultLimits.maxCost);
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  expect(operations.length).toBeGreaterThan(20);
  for (const { name } of operations) {
    limited.of({ document, operationName: name?.value ?? "", variableValues: { first: 100, last: 100 } });
  }
});
