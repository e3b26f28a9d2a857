import { type QueryCache, useQueryClient } from "@tanstack/react-query";
import type { DocumentNode } from "graphql";
import { useMemo, useSyncExternalStore } from "react";

/** A GraphQL operation whose answer the page shows. */
export interface AskedOperation {
  readonly name: string;
  readonly document: DocumentNode;
  readonly variables: object;
}

/** GraphQL operations whose answers the page shows now, by name. */
export function useAskedOperations(): readonly AskedOperation[] {
  const cache = useQueryClient().getQueryCache();
  const key = useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () => JSON.stringify(shownBy(cache).map(({ queryHash }) => queryHash)),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says that the cache has others
  return useMemo(() => shownBy(cache).flatMap(asOperation), [cache, key]);
}

const shownBy = (cache: QueryCache) =>
  cache.findAll({ type: "active" }).sort((a, b) => a.queryHash.localeCompare(b.queryHash));

type Query = ReturnType<typeof shownBy>[number];

/** Queries without a document are no GraphQL operations, such as the check of a signature. */
function asOperation({ queryKey: [name, variables], meta }: Query): AskedOperation[] {
  const document = meta?.document as DocumentNode | undefined;
  return document ? [{ name: String(name), document, variables: variables as object }] : [];
}
