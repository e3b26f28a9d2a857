import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Command } from "commander";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, separateOperations } from "graphql";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { visibleJson } from "../output/visible.ts";
import { type Call, command, does } from "./call.ts";
import { eventsOf } from "./events.ts";
import { assignment } from "./options.ts";

type Document = TypedDocumentNode<object, object>;

/** `ledgerloom query`: any document, a subscription too. */
export function addQuery(program: Command, output: Output): void {
  const query = command(program, "query <file>", "run a GraphQL document of a file, or with - of standard input")
    .option("--variables <json>", "its variables: a JSON object, or @file")
    .option("--set <name=value>", "one variable, as JSON or else as text, several times", assignment)
    .option("--operation <name>", "which of the document's operations");
  does(query, output, runQuery);
}

async function runQuery(call: Call): Promise<void> {
  const { output } = call;
  const document = operationIn(await sourceOf(call.argument()), call.options.operation);
  const variables = await variablesOf(call);
  if (kindOf(document) !== "subscription") {
    const answer = await (await call.client()).request(document, variables);
    return output.raw(visibleJson(answer, output.isJson ? undefined : 2));
  }
  for await (const event of eventsOf(call, document, variables)) await output.raw(visibleJson(event));
}

async function sourceOf(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  return readFile(file, "utf8").catch((cause: Error) => {
    throw new CliError("BAD_INPUT", `cannot read ${file}: ${cause.message}`, {
      mend: "name a file with a GraphQL document, or - for standard input",
    });
  });
}

/** @throws CliError unless the document is one, and has the operation or only one */
function operationIn(source: string, name: string | undefined): Document {
  const operations = separateOperations(parsed(source));
  const names = Object.keys(operations);
  const found = operations[name ?? (names.length === 1 ? (names[0] ?? "") : "")];
  if (found) return found as Document;
  const what = name === undefined ? `the document has ${names.length} operations` : `it has no operation ${name}`;
  throw new CliError("BAD_INPUT", what, {
    mend: `name one by --operation: ${names.join(", ") || "the document has none"}`,
  });
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source);
  } catch (cause) {
    const [{ line = 0, column = 0 } = {}] =
      (cause as { locations?: { line: number; column: number }[] }).locations ?? [];
    throw new CliError("GRAPHQL_PARSE_FAILED", `${(cause as Error).message} (line ${line}, column ${column})`, {
      cause,
    });
  }
}

function kindOf({ definitions }: DocumentNode): string | undefined {
  const operation = definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return operation?.operation;
}

async function variablesOf({ options }: Call): Promise<Record<string, unknown>> {
  const given: string = options.variables ?? "{}";
  const json = given.startsWith("@") ? await sourceOf(given.slice(1)) : given;
  const variables = jsonOrText(json);
  if (typeof variables !== "object" || variables === null || Array.isArray(variables))
    throw new CliError("BAD_INPUT", "the variables are no JSON object", {
      mend: `write --variables '{"first": 5}', or --variables @file`,
    });
  const single = (options.set ?? []) as readonly { readonly name: string; readonly value: string }[];
  return { ...variables, ...Object.fromEntries(single.map(({ name, value }) => [name, jsonOrText(value)])) };
}

/** JSON, or text that is none. */
function jsonOrText(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
