import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type DocumentNode, Kind } from "graphql";
import { useConnection } from "./connection.tsx";
import { isLong, type Topic } from "./refreshing.ts";
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
    meta: { follows, document },
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
      meta: { follows, document },
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

/** A list as far as it was asked for. */
export type GraphPages<R> = UseInfiniteQueryResult<InfiniteData<R>> & {
  /** Whether events have made it old, and it is too long to be asked for anew with each of them. */
  readonly isOutdated: boolean;
  /** Lets it go, and asks for its first page. */
  readonly startAnew: () => void;
};

/** Asks for a list page by page; `pageOf` finds where the next one begins. */
export function useGraphPages<R, V extends { readonly after?: string | null | undefined }>(
  document: TypedDocumentNode<R, V>,
  variables: Omit<V, "after">,
  pageOf: (answer: R) => Page,
  { follows }: GraphQueryOptions = {},
): GraphPages<R> {
  const { client } = useConnection();
  const queries = useQueryClient();
  const queryKey = [nameOf(document), variables];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      boundTo(client, follows).request(withAnyVariables(document), { ...variables, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (answer: R) => {
      const { hasNextPage, endCursor } = pageOf(answer);
      return hasNextPage ? endCursor : undefined;
    },
    refetchOnMount: isShort,
    refetchOnReconnect: isShort,
    // Old is what events have made old: of a long list it is said, which must be true.
    ...(follows && { staleTime: Number.POSITIVE_INFINITY }),
    meta: { follows, document },
  });
  const list: Pick<GraphPages<R>, "isOutdated" | "startAnew"> = {
    isOutdated: follows !== undefined && isLong(query.data) && query.isStale,
    startAnew: () => void queries.resetQueries({ queryKey, exact: true }),
  };
  // Laid over the answer, not a copy of it: a component is drawn anew for those of its fields only that were read.
  return Object.assign(Object.create(query), list);
}

const isShort = ({ state }: { readonly state: { readonly data: unknown } }) => !isLong(state.data);

function nameOf(document: DocumentNode): string {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? "";
}
