import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type DocumentNode, GraphQLError, Kind, parse } from "graphql";
import { ByteCache } from "../../serving/byte-cache.ts";
import { documentBytes } from "../../serving/graphql/document-bytes.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { type Limits, limitExceeded } from "./limits.ts";
import { type Measure, measureWith } from "./measure.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

export interface DocumentOptions {
  readonly limits: Limits;
  /** Documents that may run; absent when any may. */
  readonly trusted?: TrustedDocuments | undefined;
}

/** Bytes of kept documents at most, with the plan and cost that hang on each. */
const keptBytes = 32 * 1024 * 1024;

/**
 * Parses and validates within the limits. Valid documents are kept as long as there is room, so that a repeated one
 * costs nothing; invalid ones are not kept.
 */
export function useDocuments({ limits, trusted }: DocumentOptions): GatewayPlugin {
  const valid = new ByteCache<DocumentNode>({
    maxBytes: keptBytes,
    sizeOf: documentBytes,
    report: (bytes) => metrics.cacheBytes.labels("documents").set(bytes),
  });
  const parseWithin = (text: string): DocumentNode => {
    const bytes = Buffer.byteLength(text);
    if (bytes > limits.maxDocumentBytes) {
      const message = `The document has ${bytes} bytes; at most ${limits.maxDocumentBytes} are allowed: ${ask}`;
      throw limitExceeded("maxDocumentBytes", message);
    }
    const document = parsed(() => parse(text, { maxTokens: limits.maxTokens }));
    refuseBeyond(limits, document);
    trusted?.require(document);
    return document;
  };
  return {
    onPluginInit: ({ plugins }) => withoutKeeping(plugins as object[]),
    onParse({ params: { source }, setParsedDocument }) {
      const text = source.toString();
      setParsedDocument(valid.get(text) ?? parseWithin(text));
    },
    onValidate({ params: { documentAST: document }, setResult }) {
      const text = document.loc?.source.body ?? "";
      if (valid.get(text) === document) return setResult([]);
      return (checked) => {
        if (checked.valid) valid.set(text, document);
      };
    },
  };
}

/** Removes the runtime's own cache, which keeps texts, documents and errors by number, whatever their size. */
function withoutKeeping(plugins: object[]): void {
  const at = plugins.findIndex((plugin) => Object.keys(plugin).sort().join() === "onParse,onValidate");
  if (at === -1) throw new Error("the runtime keeps documents in another way than it did");
  plugins.splice(at, 1);
}

/** Marks errors of the parser, which otherwise look like those of variables that do not fit. */
function parsed(parseDocument: () => DocumentNode): DocumentNode {
  try {
    return parseDocument();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, source, positions } = error;
    throw new GraphQLError(message, { source, positions, extensions: { code: "GRAPHQL_PARSE_FAILED" } });
  }
}

/** Advice to the client; the setting of each limit stands in docs/reference/limits.md. */
const ask = "ask in several operations.";

function refuseBeyond(limits: Limits, document: DocumentNode): void {
  const measure = measureWith(document);
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) refuseLarger(limits, measure(definition));
}

function refuseLarger(limits: Limits, { depth, aliases, directives, selections }: Measure): void {
  const { maxDepth, maxAliases, maxDirectives, maxSelections } = limits;
  if (selections > maxSelections) {
    const message = `The operation has ${selections} fields and fragments, more than ${maxSelections}: ${ask}`;
    throw limitExceeded("maxSelections", message);
  }
  if (depth > maxDepth) {
    throw limitExceeded("maxDepth", `The operation is ${depth} fields deep; at most ${maxDepth} may be: ${ask}`);
  }
  if (aliases > maxAliases) {
    throw limitExceeded("maxAliases", `The operation has ${aliases} aliases, more than ${maxAliases}: ${ask}`);
  }
  if (directives > maxDirectives) {
    const message = `The operation has ${directives} directives, more than ${maxDirectives}: ${ask}`;
    throw limitExceeded("maxDirectives", message);
  }
}
