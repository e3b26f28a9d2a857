import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from "graphql";
import type { Client, RequestOptions } from "./client.ts";

/** Positions that the graph gave out, as `transaction.position` or in `_meta`. */
export interface ReadPositions {
  /** Positions that reads show at least, whichever instance answers. */
  readonly after?: readonly string[];
  /** Positions that reads show exactly, one for each subgraph that is read. */
  readonly asOf?: readonly string[];
}

const [binding] = parse(
  "query ($readAfter: [Position!], $readAsOf: [Position!]) @read(after: $readAfter, asOf: $readAsOf) { __typename }",
).definitions as [OperationDefinitionNode];

/** Bound forms of documents, made once each. */
const bound = new WeakMap<DocumentNode, DocumentNode>();

/**
 * A client whose queries are bound to positions of the ledgers. A gateway that runs trusted documents only also runs
 * each of their queries in this form.
 */
export function reading(client: Client, { after, asOf }: ReadPositions): Pick<Client, "request"> {
  return {
    request: <R, V extends object>(document: TypedDocumentNode<R, V>, variables?: V, options?: RequestOptions) =>
      client.request<R, object>(boundForm(document), { ...variables, readAfter: after, readAsOf: asOf }, options),
  };
}

function boundForm(document: DocumentNode): TypedDocumentNode<never, object> {
  let form = bound.get(document);
  if (!form) {
    form = { ...document, definitions: document.definitions.map(bind) };
    bound.set(document, form);
  }
  return form as TypedDocumentNode<never, object>;
}

function bind(node: DocumentNode["definitions"][number]): DocumentNode["definitions"][number] {
  if (node.kind !== Kind.OPERATION_DEFINITION) return node;
  const { variableDefinitions = [], directives = [] } = node;
  return {
    ...node,
    variableDefinitions: [...variableDefinitions, ...(binding.variableDefinitions ?? [])],
    directives: [...directives, ...(binding.directives ?? [])],
  };
}
