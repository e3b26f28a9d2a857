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

/** A checked document: runs it, or its event when `root` is one. */
export type Run = (
  root: unknown,
  context: object,
  variables: Record<string, unknown> | undefined,
) => ExecutionResult | Promise<ExecutionResult>;

export interface PreparedOptions {
  /** How many documents are kept; the least recently used goes first. Default 500. */
  readonly capacity?: number | undefined;
  /** From which run on a document is compiled instead of interpreted; default 2, since a compilation costs milliseconds. */
  readonly compileAtRun?: number | undefined;
}

interface Prepared {
  readonly errors: readonly GraphQLError[];
  runs: number;
  run: Run;
}

/** The documents that the gateway sends to one subgraph, validated once and compiled when they come again. */
export class PreparedDocuments {
  readonly #schema: GraphQLSchema;
  readonly #capacity: number;
  readonly #compileAtRun: number;
  readonly #byText = new Map<string, Prepared>();
  /** Query plans keep their documents, so most look-ups need no text. */
  readonly #byDocument = new WeakMap<DocumentNode, Prepared>();

  constructor(schema: GraphQLSchema, { capacity = 500, compileAtRun = 2 }: PreparedOptions = {}) {
    this.#schema = schema;
    this.#capacity = capacity;
    this.#compileAtRun = compileAtRun;
  }

  /** How to run a document, or why the subgraph's schema refuses it. */
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
    const prepared = this.#byText.get(text) ?? {
      errors: validate(this.#schema, document),
      runs: 0,
      run: interpreted(this.#schema, document),
    };
    this.#byText.delete(text);
    this.#byText.set(text, prepared);
    if (this.#byText.size > this.#capacity) this.#byText.delete(this.#byText.keys().next().value as string);
    return prepared;
  }
}

function interpreted(schema: GraphQLSchema, document: DocumentNode): Run {
  return (rootValue, contextValue, variableValues) =>
    execute({ schema, document, rootValue, contextValue, variableValues }) as ReturnType<Run>;
}

/** `undefined` when the document uses something that the compiler cannot do. */
function compiled(schema: GraphQLSchema, document: DocumentNode): Run | undefined {
  const query = compileQuery(schema, document);
  if (!isCompiledQuery(query)) return undefined;
  const interpret = interpreted(schema, document);
  return (root, context, variables) => {
    const result = query.query(root, context, variables ?? {}) as ReturnType<Run>;
    // Variables that do not fit: nothing ran yet, and only the interpreter says what the scalar expected.
    const refused = !(result instanceof Promise) && !("data" in result);
    return refused ? interpret(root, context, variables) : result;
  };
}
