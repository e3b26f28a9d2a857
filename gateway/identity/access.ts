import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  separateOperations,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { isKnown, type Principal } from "../../principals/principal.ts";
import type { RequestContext } from "../contexts.ts";
import { endingAt } from "./expiry.ts";
import { unauthenticated } from "./tokens.ts";

/** What a field or a type of the supergraph demands of who asks. */
export interface Demand {
  /** What demands it, as people name it: `Mutation.operationVote`. */
  readonly of: string;
  /** Lists of scopes of which one has to be there completely; empty when it is enough to be known. */
  readonly scopes: readonly (readonly string[])[];
}

/**
 * Enforces `@authenticated` and `@requiresScopes` of the supergraph: an operation that asks for anything its principal
 * may not have is refused whole, before any subgraph is called.
 */
export function useAccess(demands: Demands): GatewayPlugin<RequestContext> {
  const check = ({ args, setResultAndStopExecution }: Checked) => {
    const { principal } = args.contextValue;
    const found = demands.of(args.document, args.operationName ?? undefined);
    const refusals = found.flatMap((demand) => refusal(demand, principal) ?? []);
    if (refusals.length > 0) setResultAndStopExecution({ errors: refusals });
  };
  const follow = (payload: Checked) => {
    check(payload);
    const { streamsUntil } = payload.args.contextValue;
    if (streamsUntil === undefined) return undefined;
    return {
      onSubscribeResult({ result, setResult }: Opened) {
        if (Symbol.asyncIterator in result) setResult(endingAt(streamsUntil, result));
      },
    };
  };
  return { onExecute: check as never, onSubscribe: follow as never };
}

interface Opened {
  readonly result: ExecutionResult | AsyncIterableIterator<ExecutionResult>;
  readonly setResult: (result: AsyncIterableIterator<ExecutionResult>) => void;
}

interface Checked {
  readonly args: {
    readonly document: DocumentNode;
    readonly operationName?: string | null;
    readonly contextValue: RequestContext;
  };
  readonly setResultAndStopExecution: (result: ExecutionResult) => void;
}

function refusal({ of, scopes }: Demand, principal: Principal): GraphQLError | undefined {
  if (!isKnown(principal)) return unauthenticated(`${of} needs a token`);
  const isGranted = scopes.length === 0 || scopes.some((all) => all.every((one) => principal.scopes.includes(one)));
  if (isGranted) return undefined;
  const wanted = scopes.map((all) => all.join(" and ")).join(", or ");
  return new GraphQLError(`${of} needs the scope ${wanted}`, {
    extensions: { code: "FORBIDDEN", http: { status: 403 } },
  });
}

/** The demands of operations, found once for each document. */
export class Demands {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<string, readonly Demand[]>>();

  /** @throws Error when the supergraph uses `@policy`, which nobody enforces here */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    if (usesPolicy(schema)) throw new Error("the supergraph uses @policy, which the gateway does not enforce");
  }

  of(document: DocumentNode, operationName: string | undefined): readonly Demand[] {
    let known = this.#known.get(document);
    if (!known) {
      const operations = Object.entries(separateOperations(document));
      known = new Map(operations.map(([name, operation]) => [name, this.#find(operation)]));
      this.#known.set(document, known);
    }
    // Without a name there is one operation; if not, execution refuses the request.
    return known.get(operationName ?? "") ?? [...known.values()].flat();
  }

  #find(operation: DocumentNode): readonly Demand[] {
    const found = new Map<string, Demand>();
    const types = new TypeInfo(this.#schema);
    const note = (demand: Demand | undefined) => demand && found.set(demand.of, demand);
    const visitor = {
      Field: () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!parent || !field) return;
        for (const type of [parent, ...this.#implementations(parent)]) {
          note(demandOf(type.name, type.astNode));
          const own = isObjectType(type) ? type.getFields()[field.name] : field;
          if (own) note(demandOf(`${type.name}.${own.name}`, own.astNode));
        }
        const answered = getNamedType(field.type);
        note(demandOf(answered.name, answered.astNode));
      },
    };
    visit(operation, visitWithTypeInfo(types, visitor));
    return [...found.values()];
  }

  #implementations(type: GraphQLNamedType): readonly GraphQLNamedType[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
  }
}

type Declared = ASTNode & { readonly directives?: readonly ConstDirectiveNode[] };

function demandOf(of: string, node: Declared | null | undefined): Demand | undefined {
  const scopes = argumentOf(directive(node, "requiresScopes"), "scopes") as readonly string[][] | undefined;
  return scopes || directive(node, "authenticated") ? { of, scopes: scopes ?? [] } : undefined;
}

function directive(node: Declared | null | undefined, name: string): ConstDirectiveNode | undefined {
  return node?.directives?.find((one) => one.name.value === name);
}

function argumentOf(node: ConstDirectiveNode | undefined, name: string): unknown {
  const argument = node?.arguments?.find((one) => one.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}

function usesPolicy(schema: GraphQLSchema): boolean {
  return Object.values(schema.getTypeMap()).some((type) => {
    const fields: GraphQLField<unknown, unknown>[] =
      isCompositeType(type) && "getFields" in type ? Object.values(type.getFields()) : [];
    return [type, ...fields].some(({ astNode }) => directive(astNode, "policy"));
  });
}
