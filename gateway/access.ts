import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  separateOperations,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { isKnown, type Principal, policyScope } from "../subgraph-protocol/principal.ts";
import { endingAt } from "./identity/expiry.ts";
import { unauthenticated } from "./identity/tokens.ts";
import type { RequestContext } from "./request/contexts.ts";

/** Demand of a field or a type on the principal, as the supergraph declares it. */
export interface Demand {
  /** Coordinate of the element that demands it: `Mutation.operationVote`. */
  readonly of: string;
  /**
   * Scopes or policies, one list of which the principal must have completely; absent where any known principal will do.
   */
  readonly grants?: { readonly kind: "scope" | "policy"; readonly lists: readonly (readonly string[])[] };
}

/**
 * Enforces `@authenticated`, `@requiresScopes` and `@policy` of the supergraph: an operation that asks for anything
 * that its principal may not have is refused whole, before any subgraph is called.
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

function refusal({ of, grants }: Demand, principal: Principal): GraphQLError | undefined {
  if (!isKnown(principal)) return unauthenticated(`${of} needs a token: send the header authorization: Bearer <token>`);
  if (!grants) return undefined;
  const { kind, lists } = grants;
  const holds = (name: string) => principal.scopes.includes(kind === "policy" ? policyScope(name) : name);
  if (lists.some((all) => all.every(holds))) return undefined;
  const wanted = lists.map((all) => all.join(" and ")).join(", or ");
  return new GraphQLError(`${of} needs the ${kind} ${wanted}: ask whoever issues your tokens for one that has it`, {
    extensions: { code: "FORBIDDEN", http: { status: 403 } },
  });
}

/** The demands of operations, found once for each document. */
export class Demands {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<string, readonly Demand[]>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of(document: DocumentNode, operationName: string | undefined): readonly Demand[] {
    let known = this.#known.get(document);
    if (!known) {
      const operations = Object.entries(separateOperations(document));
      known = new Map(operations.map(([name, operation]) => [name, this.#find(operation)]));
      this.#known.set(document, known);
    }
    // Without a name there must be one operation only; if there are several, execution refuses the request.
    return known.get(operationName ?? "") ?? [...known.values()].flat();
  }

  #find(operation: DocumentNode): readonly Demand[] {
    const found = new Map<string, Demand>();
    const types = new TypeInfo(this.#schema);
    const Field = () => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (!parent || !field) return;
      for (const demand of this.#ofField(parent, field)) found.set(`${demand.of} ${demand.grants?.kind}`, demand);
    };
    visit(operation, visitWithTypeInfo(types, { Field }));
    return [...found.values()];
  }

  /** Demands of the field, of each type that may have it, and of the type of its answer. */
  #ofField(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): readonly Demand[] {
    const answered = getNamedType(field.type);
    const ofParents = [parent, ...this.#implementations(parent)].flatMap((type) => {
      const own = isObjectType(type) ? type.getFields()[field.name] : field;
      return [
        ...demandsOf(type.name, type.astNode),
        ...(own ? demandsOf(`${type.name}.${own.name}`, own.astNode) : []),
      ];
    });
    return [...ofParents, ...demandsOf(answered.name, answered.astNode)];
  }

  #implementations(type: GraphQLNamedType): readonly GraphQLNamedType[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
  }
}

type Declared = ASTNode & { readonly directives?: readonly ConstDirectiveNode[] };

function demandsOf(of: string, node: Declared | null | undefined): readonly Demand[] {
  const granted = (["scope", "policy"] as const).flatMap((kind) => {
    const [name, argument] = kind === "scope" ? ["requiresScopes", "scopes"] : ["policy", "policies"];
    const lists = argumentOf(directive(node, name), argument) as readonly string[][] | undefined;
    return lists ? [{ of, grants: { kind, lists } }] : [];
  });
  return granted.length === 0 && directive(node, "authenticated") ? [{ of }] : granted;
}

function directive(node: Declared | null | undefined, name: string): ConstDirectiveNode | undefined {
  return node?.directives?.find((one) => one.name.value === name);
}

function argumentOf(node: ConstDirectiveNode | undefined, name: string): unknown {
  const argument = node?.arguments?.find((one) => one.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}
