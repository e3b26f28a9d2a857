import { readFileSync } from "node:fs";
import type { ActName } from "@ledgerloom/sdk";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedCursors, edgeValues } from "./edge-values.ts";
import { type Answer, WalkedPlatform } from "./walked-platform.ts";

let walked: WalkedPlatform;
beforeAll(async () => {
  walked = await WalkedPlatform.start();
});
afterAll(() => walked.platform.remove());

const schema = buildSchema(readFileSync("schema/schema.graphql", "utf8"));

interface Place {
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Fields of the graph from its root to the field. */
  readonly path: readonly GraphQLField<unknown, unknown>[];
}

/** Every field with arguments, with a way to it that leads through no list. */
function placesOf(root: GraphQLObjectType | null | undefined): Place[] {
  const seen = new Set<unknown>();
  const placesIn = (type: GraphQLObjectType, path: Place["path"]): Place[] =>
    Object.values(type.getFields()).flatMap((field) => {
      const here = field.args.length > 0 ? [{ name: `${type.name}.${field.name}`, field, path: [...path, field] }] : [];
      const inner = String(field.type).startsWith("[") ? undefined : getNamedType(field.type);
      if (!isObjectType(inner) || seen.has(inner)) return here;
      seen.add(inner);
      return [...here, ...placesIn(inner, [...path, field])];
    });
  return root ? placesIn(root, []) : [];
}

const isPaged = ({ args }: GraphQLField<unknown, unknown>) => args.some(({ name }) => name === "first");

/** Another argument than the one that is walked. */
function usualArguments(field: GraphQLField<unknown, unknown>, walks?: string): string[] {
  const usual = walked.usual[field.name] ?? {};
  const given = field.args.filter((one) => one.name !== walks && (isRequiredArgument(one) || one.name in usual));
  const size = isPaged(field) && walks !== "first" && walks !== "last" ? ["first: 1"] : [];
  return [...given.map(({ name }) => `${name}: ${JSON.stringify(usual[name])}`), ...size];
}

/** All of a type that is asked for without arguments, and of a page what is found by searching. */
function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  const more = named.getFields().pageInfo ? ["pageInfo { startCursor }"] : [];
  const refusals = named.getFields().userErrors ? ["userErrors { code }"] : [];
  return `{ ${["__typename", ...fields.map(({ name }) => name), ...more, ...refusals].join(" ")} }`;
}

function documentOf({ path }: Place, operation: string, argument: { name: string; type: unknown }): string {
  const [at, ...outer] = [...path].reverse() as [Place["field"], ...Place["path"]];
  const all = [`${argument.name}: $value`, ...usualArguments(at, argument.name)];
  const inner = `${at.name}(${all.join(" ")}) ${selectionOf(at)}`;
  const nest = (text: string, field: Place["field"]) => {
    const given = usualArguments(field);
    return `${field.name}${given.length > 0 ? `(${given.join(" ")})` : ""} { ${text} }`;
  };
  return `${operation} ($value: ${argument.type}) { ${outer.reduce(nest, inner)} }`;
}

/** Fault of an answer; none when it is data or refused with a code of ours. */
function faultOf({ status, data, errors }: Answer): unknown {
  if (status >= 500) return status;
  if (errors && errors.length > 50) return `${errors.length} errors`;
  const refusals = Object.values(data ?? {}).flatMap(
    (part) => (part as { userErrors?: object[] } | null)?.userErrors ?? [],
  );
  const codes = [
    ...(errors ?? []).map(({ extensions }) => extensions?.code),
    ...refusals.map((one) => Object(one).code),
  ];
  const isWrong = (code: unknown) => typeof code !== "string" || /^INTERNAL/.test(code);
  if (codes.some(isWrong)) return { codes, errors: JSON.stringify(errors)?.slice(0, 500) };
  return data === undefined && codes.length === 0 ? "neither data nor errors" : undefined;
}

async function faultsOf(values: readonly unknown[], ask: (value: unknown) => Promise<Answer>): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const value of values) {
    const fault = faultOf(await ask(value));
    if (fault !== undefined) faults.push([JSON.stringify(value)?.slice(0, 200), fault]);
  }
  return faults;
}

const argumentsOf = (places: readonly Place[]) =>
  places.flatMap((place) =>
    place.field.args.map((argument) => ({ name: `${place.name}(${argument.name})`, place, argument })),
  );

const queries = placesOf(schema.getQueryType());
/** Mutations; the types of their answers are walked from the query. */
const mutations = placesOf(schema.getMutationType()).filter(({ path }) => path.length === 1);
const isList = ({ field }: Place) => isPaged(field);

/** Hundreds of acts of ledgers in one test. */
const patience = { timeout: 900_000 };

describe("a query answers or refuses", patience, () => {
  test.each(argumentsOf(queries))("each edge value of $name", async ({ place, argument }) => {
    const document = documentOf(place, "query", argument);
    const values = edgeValues(argument.type, walked.usual[place.field.name]?.[argument.name]);
    expect(await faultsOf(values, (value) => walked.ask(document, { value }))).toEqual([]);
  });

  test.each(queries.filter(isList))("each changed cursor of $name", async (place) => {
    const after = { name: "after", type: "Cursor" };
    const document = documentOf(place, "query", after);
    const { data } = await walked.ask(document, {});
    const cursor = /"startCursor":"([\w-]+)"/.exec(JSON.stringify(data))?.[1];
    if (!cursor) return;
    expect(await faultsOf(changedCursors(cursor), (value) => walked.ask(document, { value }))).toEqual([]);
  });
});

const acts: Readonly<Record<string, ActName>> = {
  userRegister: "RegisterUser",
  tokenTransfer: "Transfer",
  serviceRegister: "RegisterService",
  servicePublish: "PublishService",
  serviceCall: "CallService",
  servicesImport: "RegisterServices",
};

describe("a mutation is done or refused", patience, () => {
  test.each(argumentsOf(mutations))("for each edge value of $name", async ({ place, argument }) => {
    const { name } = place.field;
    const act = acts[name];
    const document = documentOf(place, "mutation", argument);
    const values = edgeValues(argument.type, walked.usual[name]?.input);
    const ask = async (value: unknown) =>
      walked.ask(document, { value: act ? await walked.signed(act, value) : value });
    expect(await faultsOf(values, ask)).toEqual([]);
  });
});

test("a name that nothing can have is nothing's, wherever it is looked for", async () => {
  const query = `query ($value: String!) { stored: service(name: $value) { name }
    latest: service(name: $value, source: LEDGER) { name } }`;
  for (const value of ["", "\0", "\ud800", " A", "\u202eA", "x".repeat(1_000)]) {
    expect(await walked.ask(query, { value })).toEqual({ status: 200, data: { stored: null, latest: null } });
  }
});

test("the platform has met nothing that it did not foresee", () => {
  expect(walked.platform.output).not.toMatch(/"level":(50|60)/);
});
