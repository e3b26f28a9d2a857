import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type DocumentNode, GraphQLError, Kind, parse, type SelectionNode, type SelectionSetNode } from "graphql";

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

/** Parses within the limits. The runtime keeps what it has parsed, so documents that come again cost nothing here. */
export function useDocumentLimits(limits: Limits): GatewayPlugin {
  const parseWithin: typeof parse = (source, options) => {
    const document = parsed(() => parse(source, { ...options, maxTokens: limits.maxTokens }));
    refuseBeyond(limits, document);
    return document;
  };
  return { onParse: ({ setParseFn }) => setParseFn(parseWithin) };
}

/** Marks what the parser refuses; by its form alone it could as well be variables that do not fit. */
function parsed(parseDocument: () => DocumentNode): DocumentNode {
  try {
    return parseDocument();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, source, positions } = error;
    throw new GraphQLError(message, { source, positions, extensions: { code: "GRAPHQL_PARSE_FAILED" } });
  }
}

function refuseBeyond({ maxDepth, maxAliases }: Limits, document: DocumentNode): void {
  const measure = measureWith(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases } = measure(definition.selectionSet);
    const why =
      depth > maxDepth
        ? `is deeper than ${maxDepth} fields`
        : aliases > maxAliases && `has more than ${maxAliases} aliases`;
    if (why) throw new GraphQLError(`The operation ${why}.`, { extensions: { code: "LIMIT_EXCEEDED" } });
  }
}

interface Measure {
  readonly depth: number;
  readonly aliases: number;
}

const nothing: Measure = { depth: 0, aliases: 0 };

/** Measures selections; each fragment once, so documents that spread fragments many times cost little. */
function measureWith({ definitions }: DocumentNode): (set: SelectionSetNode | undefined) => Measure {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const measured = new Map<string, Measure>();
  const measureSet = (set: SelectionSetNode | undefined): Measure => {
    const inner = set?.selections.map(measureSelection) ?? [];
    return {
      depth: inner.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
      aliases: inner.reduce((sum, { aliases }) => sum + aliases, 0),
    };
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
    const known = measured.get(name);
    if (known) return known;
    // Stands in for the fragment while it is measured: validation refuses those that contain themselves.
    measured.set(name, nothing);
    const measure = measureSet(fragments.get(name)?.selectionSet);
    measured.set(name, measure);
    return measure;
  };
  return measureSet;
}
