import "../process/needs-node.ts";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { actNames, actTypesOf } from "@ledgerloom/chaincode";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, getNamedType, graphql, parse, print } from "graphql";
import { errorCodes } from "../errors/error-codes.ts";
import { compose } from "../gateway/composition/compose.ts";
import { allSubgraphs } from "../subgraphs/all-subgraphs.ts";
import { errorsPage } from "./errors-page.ts";
import { mutationsPage, permissionsPage, rootFieldsOf } from "./root-field-tables.ts";
import { undescribed, unmarkedChanges } from "./schema-rules.ts";

/**
 * Emits what is generated from the subgraphs: their SDL, the supergraph, the schema that clients see, the signed acts,
 * the typed client, the reference of error codes, and the tables of root fields. With `--check` it changes nothing and
 * fails when something committed is not what it would emit, when something has no description, and when a change breaks
 * clients of the released schema without being marked in `schema/breaking-changes.txt`. With `--release` today's schema
 * becomes the released one.
 */
const check = process.argv.includes("--check");
const release = process.argv.includes("--release");
const stale: string[] = [];

function emit(path: string, content: string): void {
  const current = readCommitted(path);
  if (current === content) return;
  if (check) stale.push(path);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

function readCommitted(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

async function fetchSdl(schema: GraphQLSchema): Promise<string> {
  const { data, errors } = await graphql({ schema, source: "{ _service { sdl } }" });
  if (errors || !data) throw errors?.[0] ?? new Error("no SDL");
  return (data._service as { sdl: string }).sdl.trimEnd();
}

const note = "# Emitted by `npm run schema`; do not edit.\n\n";
const subgraphs: { readonly name: string; readonly sdl: string }[] = [];
for (const { name, buildSchema: build } of Object.values(allSubgraphs))
  subgraphs.push({ name, sdl: await fetchSdl(await build()) });
for (const { name, sdl } of subgraphs) emit(`schema/${name}.graphql`, `${note}${sdl}\n`);

const supergraph = compose(subgraphs);
emit("schema/supergraph.graphql", `${note}${supergraph.trimEnd()}\n`);
const publicSchema = `${note}${print(transformSupergraphToPublicSchema(parse(supergraph))).trimEnd()}\n`;
emit("schema/schema.graphql", publicSchema);

const marks = "schema/breaking-changes.txt";
if (release) {
  emit("schema/released.graphql", publicSchema);
  emit(marks, "");
}
const current = buildSchema(publicSchema);
const released = buildSchema(readCommitted("schema/released.graphql") ?? publicSchema);
const marked = (readCommitted(marks) ?? "").split("\n").filter(Boolean);
const faults = [
  ...undescribed(current).map((name) => `no description: ${name}`),
  ...unmarkedChanges(released, current, marked),
];

const sdls = subgraphs.map(({ sdl }) => sdl);
const pages = {
  "docs/reference/errors.md": errorsPage,
  "docs/reference/permissions.md": (page: string) => permissionsPage(page, sdls),
  "docs/guides/mutations.md": (page: string) => mutationsPage(page, current),
};
for (const [path, filled] of Object.entries(pages)) emit(path, filled(readCommitted(path) ?? ""));

const acts = JSON.stringify(Object.fromEntries(actNames.toSorted().map((name) => [name, actTypesOf(name)])), null, 2);
emit("schema/marketplace-acts.json", `${acts}\n`);
emit(
  "clients/sdk/src/generated/acts.ts",
  `/** EIP-712 types of the marketplace's signed acts. Emitted by \`npm run schema\`; do not edit. */\nexport const actTypes = ${acts} as const;\n`,
);

const sdk = "clients/sdk/src";
const streams = Object.fromEntries(subgraphs.flatMap(({ name, sdl }) => streamsIn(sdl).map((field) => [field, name])));
emit(
  `${sdk}/generated/streams.ts`,
  `/** Which subgraph each stream of ledger events comes from. Emitted by \`npm run schema\`; do not edit. */\nexport const subgraphOfStream = ${JSON.stringify(streams, null, 2)} as const;\n`,
);

/** Names of a subgraph's streams of ledger events: those with a position. What is of no ledger has cursors of its own. */
function streamsIn(sdl: string): string[] {
  const fields = current.getSubscriptionType()?.getFields() ?? {};
  return rootFieldsOf("Subscription", sdl)
    .map(({ name }) => name.value)
    .filter((name) => fields[name] && "position" in (getNamedType(fields[name].type) as GraphQLObjectType).getFields())
    .sort();
}

const cli = "clients/cli/src";
const remedies = Object.fromEntries(Object.entries(errorCodes).map(([code, { remedy }]) => [code, remedy]));
emit(
  `${cli}/generated/remedies.ts`,
  `/** Remedies by the codes of errors. Emitted by \`npm run schema\`; do not edit. */\nexport const remedies = ${JSON.stringify(remedies, null, 2)} as const;\n`,
);

/** Typed documents of the operations in files `*.graphql`, for one client of ours. */
async function typedDocuments(path: string, documents: string): Promise<{ filename: string; content: string }[]> {
  const config = {
    useTypeImports: true,
    enumsAsTypes: true,
    skipTypename: true,
    avoidOptionals: { field: true },
    defaultScalarType: "string",
    strictScalars: false,
  };
  const plugins = ["typescript-operations", "typed-document-node"];
  return generate({ schema: publicSchema, documents, generates: { [path]: { plugins, config } }, silent: true }, false);
}

const dashboard = "clients/dashboard/src/graph";
const clients = [
  ...[sdk, cli].map((client) => ({
    path: `${client}/generated/operations.ts`,
    documents: `${client}/operations/*.graphql`,
  })),
  // A file for each domain, so that a page is not sent the documents of others.
  ...globSync(`${dashboard}/documents/*.graphql`)
    .sort()
    .map((documents) => ({ path: `${dashboard}/generated/${basename(documents, ".graphql")}.ts`, documents })),
];
for (const { path, documents } of clients) {
  for (const { filename, content } of await typedDocuments(path, documents)) emit(join(filename), content);
}

if (stale.length > 0) {
  console.error(`Not what the subgraphs emit now: ${stale.join(", ")}. Run \`npm run schema\` and commit.`);
  process.exit(1);
}
if (faults.length > 0) {
  console.error(`The schema breaks its rules; mark breaking changes in ${marks}:\n${faults.join("\n")}`);
  process.exit(check ? 1 : 0);
}
console.log(check ? "Emitted schemas are current." : "Schemas emitted.");
