import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "@graphql-codegen/cli";
import { type ActName, actTypesOf } from "@ledgerloom/chaincode";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { type GraphQLSchema, graphql, parse, print } from "graphql";
import { compose } from "../gateway/compose.ts";
import { buildMarketplaceSchema } from "../subgraphs/marketplace/schema.ts";
import { buildOpsSchema } from "../subgraphs/ops/schema.ts";
import { buildPaymentsSchema } from "../subgraphs/payments/schema.ts";

/**
 * Emits what is generated from the subgraphs: their SDL, the supergraph, the schema that clients see, the signed acts,
 * and the typed client. With `--check` it changes nothing and fails when something committed is not what it would emit.
 */
const check = process.argv.includes("--check");
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

async function sdlOf(schema: GraphQLSchema): Promise<string> {
  const { data, errors } = await graphql({ schema, source: "{ _service { sdl } }" });
  if (errors || !data) throw errors?.[0] ?? new Error("no SDL");
  return (data._service as { sdl: string }).sdl.trimEnd();
}

const note = "# Emitted by `npm run schema`; do not edit.\n\n";
const subgraphs = [
  { name: "marketplace", sdl: await sdlOf(await buildMarketplaceSchema()) },
  { name: "ops", sdl: await sdlOf(await buildOpsSchema()) },
  { name: "payments", sdl: await sdlOf(await buildPaymentsSchema()) },
];
for (const { name, sdl } of subgraphs) emit(`schema/${name}.graphql`, `${note}${sdl}\n`);

const supergraph = compose(subgraphs);
emit("schema/supergraph.graphql", `${note}${supergraph.trimEnd()}\n`);
const publicSchema = print(transformSupergraphToPublicSchema(parse(supergraph)));
emit("schema/schema.graphql", `${note}${publicSchema.trimEnd()}\n`);

const actNames: ActName[] = [
  "CallService",
  "PublishService",
  "RegisterService",
  "RegisterServices",
  "RegisterUser",
  "Transfer",
];
const acts = JSON.stringify(Object.fromEntries(actNames.map((name) => [name, actTypesOf(name)])), null, 2);
emit("schema/marketplace-acts.json", `${acts}\n`);
emit(
  "clients/sdk/src/generated/acts.ts",
  `/** EIP-712 types of the marketplace's signed acts. Emitted by \`npm run schema\`; do not edit. */\nexport const actTypes = ${acts} as const;\n`,
);

const sdk = "clients/sdk/src";
const files: { filename: string; content: string }[] = await generate(
  {
    schema: publicSchema,
    documents: `${sdk}/operations/*.graphql`,
    generates: {
      [`${sdk}/generated/operations.ts`]: {
        plugins: ["typescript-operations", "typed-document-node"],
        config: {
          useTypeImports: true,
          enumsAsTypes: true,
          skipTypename: true,
          avoidOptionals: { field: true },
          defaultScalarType: "string",
          strictScalars: false,
        },
      },
    },
    silent: true,
  },
  false,
);
for (const { filename, content } of files) emit(join(filename), content);

if (stale.length > 0) {
  console.error(`Not what the subgraphs emit now: ${stale.join(", ")}. Run \`npm run schema\` and commit.`);
  process.exit(1);
}
console.log(check ? "Emitted schemas are current." : "Schemas emitted.");
