import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/** What one request may ask at most. */
export interface Limits {
  /** Of the HTTP body or the WebSocket message. */
  readonly maxBodyBytes: number;
  /** Lexical tokens in the document. */
  readonly maxTokens: number;
  /** Fields inside each other, from the operation's root. */
  readonly maxDepth: number;
  /** Fields that are renamed, counted each time a fragment brings them in. */
  readonly maxAliases: number;
  /** Operations at a time on one WebSocket. */
  readonly maxOperationsPerSocket: number;
}

export const defaultLimits: Limits = {
  maxBodyBytes: 1024 * 1024,
  maxTokens: 2_000,
  maxDepth: 15,
  maxAliases: 50,
  maxOperationsPerSocket: 100,
};

/** Enforces what can be told from the document alone. */
export function useDocumentLimits({ maxTokens, maxDepth, maxAliases }: Limits): GatewayPlugin {
  const rule = documentRule({ maxDepth, maxAliases });
  return {
    onParse: ({ setParseFn }) => setParseFn((source, options) => parse(source, { ...options, maxTokens })),
    onValidate: ({ addValidationRule }) => addValidationRule(rule),
  };
}

interface Measure {
  readonly depth: number;
  readonly aliases: number;
}

function documentRule(limits: { maxDepth: number; maxAliases: number }): ValidationRule {
  // Named, since the runtime caches verdicts by the names of the rules.
  return function DocumentLimits(context) {
    const measure = measureWith(context);
    return {
      OperationDefinition(operation) {
        const { depth, aliases } = measure(operation.selectionSet);
        if (depth > limits.maxDepth) refuse(context, operation, `is deeper than ${limits.maxDepth} fields`);
        if (aliases > limits.maxAliases) refuse(context, operation, `has more than ${limits.maxAliases} aliases`);
      },
    };
  };
}

function refuse(context: ValidationContext, operation: OperationDefinitionNode, why: string): void {
  context.reportError(
    new GraphQLError(`The operation ${why}.`, { nodes: operation, extensions: { code: "LIMIT_EXCEEDED" } }),
  );
}

/** Measures selections; each fragment once, so documents that spread fragments many times cost nothing. */
function measureWith(context: ValidationContext): (set: SelectionSetNode | undefined) => Measure {
  const fragments = new Map<FragmentDefinitionNode, Measure>();
  const measureSet = (set: SelectionSetNode | undefined): Measure => {
    let depth = 0;
    let aliases = 0;
    for (const selection of set?.selections ?? []) {
      const inner = measureSelection(selection);
      depth = Math.max(depth, inner.depth);
      aliases += inner.aliases;
    }
    return { depth, aliases };
  };
  const measureSelection = (selection: SelectionNode): Measure => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    const inner = measureSet(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    // Introspection has limits of its own in graphql-js, and its standard query is deep.
    if (selection.name.value.startsWith("__")) return { depth: 1, aliases: 0 };
    return { depth: inner.depth + 1, aliases: inner.aliases + (selection.alias ? 1 : 0) };
  };
  const measureFragment = (name: string): Measure => {
    const fragment = context.getFragment(name);
    if (!fragment) return { depth: 0, aliases: 0 };
    const known = fragments.get(fragment);
    if (known) return known;
    // Stands in for itself while it is measured: fragments that contain themselves are refused by another rule.
    fragments.set(fragment, { depth: 0, aliases: 0 });
    const measured = measureSet(fragment.selectionSet);
    fragments.set(fragment, measured);
    return measured;
  };
  return measureSet;
}
