import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type DocumentNode, GraphQLError, parse, print, separateOperations } from "graphql";

/** The only documents that a gateway runs, when it is told so: those that clients of ours were built with. */
export class TrustedDocuments {
  readonly #known: ReadonlySet<string>;

  /** @param texts of documents, each with any number of operations; fragments are shared by all */
  constructor(texts: readonly string[]) {
    const all = parse(texts.join("\n"));
    this.#known = new Set(Object.values(separateOperations(all)).map(formOf));
  }

  /** @throws DOCUMENT_NOT_TRUSTED unless the document is one of them, however it is laid out */
  require(document: DocumentNode): void {
    if (this.#known.has(formOf(document))) return;
    throw new GraphQLError("The gateway runs only documents that it knows.", {
      extensions: { code: "DOCUMENT_NOT_TRUSTED", http: { status: 403 } },
    });
  }
}

/** Reads a file of operations, or all files `*.graphql` of a folder. */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith(".graphql"))
        .map((name) => join(path, name))
    : [path];
  return new TrustedDocuments(files.map((file) => readFileSync(file, "utf8")));
}

/** The same for documents that differ in layout, comments or the order of their definitions only. */
function formOf({ definitions }: DocumentNode): string {
  return definitions
    .map((definition) => print(definition))
    .sort()
    .join("\n");
}
