import type { TypedDocumentNode } from "@graphql-typed-document-node/core";

/**
 * A document for variables that have been checked already. The client takes them or leaves them out by their type,
 * which is not known where any document is asked.
 */
export const withAnyVariables = <R, V>(document: TypedDocumentNode<R, V>): TypedDocumentNode<R, object> =>
  document as TypedDocumentNode<R, object>;
