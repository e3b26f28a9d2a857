import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQueries,
  useQuery,
} from "@tanstack/react-query";
import { type DocumentNode, Kind } from "graphql";
import { useConnection } from "./connection.tsx";
import type { Topic } from "./live.ts";
import { withAnyVariables } from "./untyped-variables.ts";
import { boundTo } from "./written.ts";

export interface GraphQueryOptions {
  /** Topic whose events make the answer old. */
  readonly follows?: Topic;
  /** Whether it is asked at all; default true. */
  readonly isEnabled?: boolean;
  /** Whether the last answer stays while another one is waited for: of a list, not of a single thing. */
  readonly keepsLast?: boolean;
  readonly intervalMs?: number;
}

/** Asks the graph, and again when events of a topic have come. */
export function useGraph<R, V extends object>(
  document: TypedDocumentNode<R, V>,
  variables: V,
  { follows, keepsLast = false, isEnabled = true, intervalMs }: GraphQueryOptions = {},
): UseQueryResult<R> {
  const { client } = useConnection();
  return useQuery({
    queryKey: [nameOf(document), variables],
    queryFn: ({ signal }) => boundTo(client, follows).request(withAnyVariables(document), variables, { signal }),
    enabled: isEnabled,
    ...(keepsLast && { placeholderData: keepPreviousData }),
    ...(follows && { meta: { follows } }),
    ...(intervalMs && { refetchInterval: intervalMs }),
  });
}

interface GraphAnswers<R> {
  /** Answers that have come, in the order of their variables. */
  readonly data: readonly R[];
  readonly error: Error | null;
  /** Asks again for those that failed. */
  readonly retry: () => void;
}

/** Asks one document for each of several variables. */
export function useGraphs<R, V extends object>(
  document: TypedDocumentNode<R, V>,
  variables: readonly V[],
  { follows }: Pick<GraphQueryOptions, "follows"> = {},
): GraphAnswers<R> {
  const { client } = useConnection();
  return useQueries({
    queries: variables.map((one) => ({
      queryKey: [nameOf(document), one],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        boundTo(client, follows).request(withAnyVariables(document), one, { signal }),
      ...(follows && { meta: { follows } }),
    })),
    combine: joined,
  });
}

function joined<R>(results: readonly UseQueryResult<R>[]): GraphAnswers<R> {
  const failed = results.filter(({ error }) => error);
  return {
    data: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map(({ refetch }) => refetch())),
  };
}

interface Page {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** Asks for a list page by page; `pageOf` finds where the next one begins. */
export function useGraphPages<R, V extends { readonly after?: string | null | undefined }>(
  document: TypedDocumentNode<R, V>,
  variables: Omit<V, "after">,
  pageOf: (answer: R) => Page,
  { follows }: GraphQueryOptions = {},
): UseInfiniteQueryResult<InfiniteData<R>> {
  const { client } = useConnection();
  return useInfiniteQuery({
    queryKey: [nameOf(document), variables],
    queryFn: ({ signal, pageParam }) =>
      boundTo(client, follows).request(withAnyVariables(document), { ...variables, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (answer: R) => {
      const { hasNextPage, endCursor } = pageOf(answer);
      return hasNextPage ? endCursor : undefined;
    },
    ...(follows && { meta: { follows } }),
  });
}

function nameOf(document: DocumentNode): string {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? "";
}
