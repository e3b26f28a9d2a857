import type { Call } from "./call.ts";

/** One page of a connection of the graph. */
export interface Page<R> {
  readonly nodes: readonly R[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** How much is asked for at a time. */
interface Ask {
  readonly first: number;
  readonly after: string | null;
}

/** Pages of a list, up to the call's limit; `perPage` is what one GraphQL operation may cost. */
export async function* pagesOf<R>(
  { options }: Call,
  ask: (page: Ask) => Promise<Page<R>>,
  perPage = 100,
  most = options.all || options.csv || options.jsonl ? Number.POSITIVE_INFINITY : Number(options.limit),
): AsyncGenerator<readonly R[]> {
  let left = most;
  let after: string | null = null;
  while (left > 0) {
    const { nodes, pageInfo }: Page<R> = await ask({ first: Math.min(left, perPage), after });
    yield nodes;
    left -= nodes.length;
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) return;
  }
}

/** A list that the graph gives whole. */
export async function* whole<R>(rows: readonly R[]): AsyncGenerator<readonly R[]> {
  yield rows;
}
