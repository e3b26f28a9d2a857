import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  separateOperations,
} from "graphql";

/** Directive and variables that `reading` of the typed client adds to a query, to bind it to positions. */
const [binding] = parse(
  "query ($readAfter: [Position!], $readAsOf: [Position!]) @read(after: $readAfter, asOf: $readAsOf) { __typename }",
).definitions as [OperationDefinitionNode];

/** Allow-list of documents: those that the consortium's own clients were built with. */
export class TrustedDocuments {
  readonly #known: ReadonlySet<string>;

  /** @param clients the text of each client's documents: any number of operations, and the fragments that they share */
  constructor(clients: readonly string[]) {
    const documents = clients.flatMap((text) => documentsIn(parse(text)));
    this.#known = new Set(documents.flatMap((document) => [formOf(document), formOf(bound(document))]));
  }

  /**
   * Refuses unknown documents. Layout does not matter, nor whether the query is bound to positions.
   * @throws DOCUMENT_NOT_TRUSTED
   */
  require(document: DocumentNode): void {
    if (this.#known.has(formOf(document))) return;
    throw new GraphQLError("The gateway runs only documents that it knows; ask whoever runs it to add this one.", {
      extensions: { code: "DOCUMENT_NOT_TRUSTED", http: { status: 403 } },
    });
  }
}

/** Reads clients' operation files, or folders of `*.graphql`. @throws Error that names the path that cannot be read */
export function readTrustedDocuments(paths: readonly string[]): TrustedDocuments {
  return new TrustedDocuments(
    paths.map((path) =>
      filesAt(path)
        .map((file) => readFileSync(file, "utf8"))
        .join("\n"),
    ),
  );
}

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".graphql"));
  return names.map((name) => join(path, name));
}

/** A document for each operation, with the fragments that it uses. */
function documentsIn(all: DocumentNode): DocumentNode[] {
  const fragments = all.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  const operations = all.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operations.flatMap((operation) =>
    Object.values(separateOperations({ ...all, definitions: [operation, ...fragments] })),
  );
}

/** The form in which the typed client sends a query that it binds to positions. */
function bound(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.map(bind) };
}

function bind(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OPERATION_DEFINITION || node.operation !== OperationTypeNode.QUERY) return node;
  const variableDefinitions = [...(node.variableDefinitions ?? []), ...(binding.variableDefinitions ?? [])];
  return { ...node, variableDefinitions, directives: [...(node.directives ?? []), ...(binding.directives ?? [])] };
}

/** Canonical form: equal for documents that differ in layout, comments or the order of definitions only. */
function formOf({ definitions }: DocumentNode): string {
  return definitions
    .map((definition) => print(definition))
    .sort()
    .join("\n");
}
