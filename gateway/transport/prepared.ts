import { getDocumentString } from "@graphql-mesh/transport-common";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  print,
  validate,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { ByteCache } from "../../serving/byte-cache.ts";
import { documentBytes } from "../../serving/graphql/document-bytes.ts";

/** Validated document: executes it, or answers its event when `root` is one. */
export type Run = (
  root: unknown,
  context: object,
  variables: Record<string, unknown> | undefined,
) => ExecutionResult | Promise<ExecutionResult>;

export interface PreparedOptions {
  /** Estimated bytes of kept documents at most; the least recently used go first. Default 16 MiB. */
  readonly maxBytes?: number | undefined;
  /**
   * Number of the run from which on a document is compiled instead of interpreted; default 2, since a compilation costs
   * milliseconds.
   */
  readonly compileAtRun?: number | undefined;
  /** Called with the bytes of all kept documents. */
  readonly report?: (bytes: number) => void;
}

interface Prepared {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
  runs: number;
  run: Run;
}

/** Documents that the gateway sends to one subgraph, validated once and compiled when they come again. */
export class PreparedDocuments {
  readonly #schema: GraphQLSchema;
  readonly #compileAtRun: number;
  readonly #byText: ByteCache<Prepared>;
  /** Query plans keep their documents, so most look-ups need no text. */
  readonly #byDocument = new WeakMap<DocumentNode, Prepared>();

  constructor(schema: GraphQLSchema, { maxBytes = 16 * 1024 * 1024, compileAtRun = 2, report }: PreparedOptions = {}) {
    this.#schema = schema;
    this.#compileAtRun = compileAtRun;
    this.#byText = new ByteCache({
      maxBytes,
      sizeOf: ({ document }, text) => documentBytes(document, text),
      ...(report && { report }),
    });
  }

  /** Prepared document, or the errors of its validation. */
  get(document: DocumentNode): Run | readonly GraphQLError[] {
    let prepared = this.#byDocument.get(document);
    if (!prepared) {
      prepared = this.#fromText(document);
      this.#byDocument.set(document, prepared);
    }
    if (prepared.errors.length > 0) return prepared.errors;
    prepared.runs += 1;
    if (prepared.runs === this.#compileAtRun) prepared.run = compiled(this.#schema, document) ?? prepared.run;
    return prepared.run;
  }

  #fromText(document: DocumentNode): Prepared {
    const text = getDocumentString(document, print);
    const known = this.#byText.get(text);
    if (known) return known;
    const errors = validate(this.#schema, document);
    const prepared = { document, errors, runs: 0, run: interpreted(this.#schema, document) };
    // Refused documents are not kept.
    if (errors.length === 0) this.#byText.set(text, prepared);
    return prepared;
  }
}

function interpreted(schema: GraphQLSchema, document: DocumentNode): Run {
  return (rootValue, contextValue, variableValues) =>
    execute({ schema, document, rootValue, contextValue, variableValues }) as ReturnType<Run>;
}

/** Compiled document; `undefined` when it uses something that the compiler does not support. */
function compiled(schema: GraphQLSchema, document: DocumentNode): Run | undefined {
  const query = compileQuery(schema, document);
  if (!isCompiledQuery(query)) return undefined;
  const interpret = interpreted(schema, document);
  return (root, context, variables) => {
    const result = query.query(root, context, variables ?? {}) as ReturnType<Run>;
    // Variables that do not fit: nothing ran yet, and only the interpreter's error says what the scalar expects.
    const refused = !(result instanceof Promise) && !("data" in result);
    return refused ? interpret(root, context, variables) : result;
  };
}
