import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type DocumentNode, GraphQLError, Kind, parse } from "graphql";
import { type Limits, limitExceeded } from "./limits.ts";
import { measureWith } from "./measure.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/**
 * Parses within the limits. The runtime keeps what it has parsed, so documents that come again cost nothing here.
 * @param trusted the only documents that run; without it any does
 */
export function useDocumentLimits(limits: Limits, trusted?: TrustedDocuments): GatewayPlugin {
  const parseWithin: typeof parse = (source, options) => {
    const document = parsed(() => parse(source, { ...options, maxTokens: limits.maxTokens }));
    refuseBeyond(limits, document);
    trusted?.require(document);
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

function refuseBeyond({ maxDepth, maxAliases, maxDirectives, maxSelections }: Limits, document: DocumentNode): void {
  const measure = measureWith(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases, directives, selections } = measure(definition);
    if (selections > maxSelections) {
      const message = `The operation has ${selections} fields and fragments, more than ${maxSelections}.`;
      throw limitExceeded("maxSelections", message);
    }
    if (depth > maxDepth) {
      throw limitExceeded("maxDepth", `The operation is ${depth} fields deep; at most ${maxDepth} may be.`);
    }
    if (aliases > maxAliases) {
      throw limitExceeded("maxAliases", `The operation has ${aliases} aliases, more than ${maxAliases}.`);
    }
    if (directives > maxDirectives) {
      throw limitExceeded("maxDirectives", `The operation has ${directives} directives, more than ${maxDirectives}.`);
    }
  }
}
