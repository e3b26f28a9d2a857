import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, getOperationAST } from "graphql";
import { AnswerNames, withClientPath } from "./answer-names.ts";
import { isAboutSchema, operationIn, partOf, rootKeys } from "./root-parts.ts";
import { isRenamed, type SafeNames, safeVariables } from "./safe-names.ts";

type Variables = Readonly<Record<string, unknown>>;
type Data = Record<string, unknown> | null;

/** Client's operation in the planner's form, with the way back from its answer to the client's. */
export class PlannedOperation {
  /** Document for the subgraphs; `undefined` when nothing is asked of them. */
  readonly document: DocumentNode | undefined;
  readonly #aboutSchema: DocumentNode | undefined;
  readonly #rootKeys: ReadonlySet<string>;
  readonly #hasRenamedVariables: boolean;
  readonly #names: AnswerNames | undefined;

  private constructor(asked: DocumentNode, safe: DocumentNode, name: string | undefined) {
    const original = operationIn(asked, name);
    const planned = operationIn(safe, name);
    this.document = partOf(planned, (field) => !isAboutSchema(field));
    // A document that asks nothing of subgraphs is introspection only.
    this.#aboutSchema = this.document ? partOf(original, isAboutSchema) : asked;
    this.#rootKeys = rootKeys(original);
    const { variableDefinitions = [] } = planned.operation;
    this.#hasRenamedVariables = variableDefinitions.some(({ variable }) => isRenamed(variable.name.value));
    this.#names = AnswerNames.of(planned);
  }

  /** Plans an operation by name. @returns `undefined` when the document has no such operation */
  static of(document: DocumentNode, name: string | undefined, names: SafeNames): PlannedOperation | undefined {
    return getOperationAST(document, name) ? new PlannedOperation(document, names.of(document), name) : undefined;
  }

  /** Client's variables under the document's names. */
  variables(given: Variables | undefined): Variables | undefined {
    return given && this.#hasRenamedVariables ? safeVariables(given) : given;
  }

  /** Result of the operation's introspection; `undefined` when it has none. */
  introspect(schema: GraphQLSchema, operationName: string | undefined, variableValues: Variables | undefined) {
    const document = this.#aboutSchema;
    return document && (execute({ schema, document, operationName, variableValues }) as ExecutionResult);
  }

  /** Answer for the client, joined from the planner's and the introspection's. */
  answer(result: ExecutionResult, introspected: ExecutionResult | undefined): ExecutionResult {
    const { data, errors, ...rest } = result;
    const names = this.#names;
    return {
      ...rest,
      ...(data !== undefined && {
        data: this.#beside(introspected?.data, names ? (names.restore(data) as Data) : data),
      }),
      ...(errors && { errors: names ? errors.map(withClientPath) : errors }),
    };
  }

  #beside(introspected: Data | undefined, data: Data): Data {
    if (!introspected || !data) return data;
    const all = { ...introspected, ...data };
    return Object.fromEntries([...this.#rootKeys].filter((key) => key in all).map((key) => [key, all[key]]));
  }
}
