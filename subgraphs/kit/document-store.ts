import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { ByteCache } from "../../serving/byte-cache.ts";
import { documentBytes } from "../../serving/graphql/document-bytes.ts";

/** Bytes of kept documents at most. */
const maxBytes = 16 * 1024 * 1024;

/** Cache of parsed documents for the GraphQL server. */
export function documentStore(): NonNullable<ApolloServerOptions<BaseContext>["documentStore"]> {
  const kept = new ByteCache<DocumentNode>({
    maxBytes,
    sizeOf: (document) => documentBytes(document, document.loc?.source.body ?? ""),
  });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}
