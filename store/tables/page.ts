import { PlatformError } from "../../errors/platform-error.ts";

/** Size of the largest page. */
export const maxPageSize = 100;

/** Part of a list: so many `first` or `last` elements, after or before a cursor. */
export interface PageRequest {
  readonly first?: number | undefined;
  readonly after?: string | undefined;
  readonly last?: number | undefined;
  readonly before?: string | undefined;
}

/** Place of a page in its list. */
export interface PageBounds {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** One page of a list. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageBounds;
  /** Counts the elements of all pages, only when it is called. */
  readonly countAll: () => number | Promise<number>;
}

/** Size and direction of a page. @throws BAD_INPUT unless exactly one of `first` and `last` is 1–{@link maxPageSize} */
export function pageSize({ first, last }: PageRequest): { size: number; fromEnd: boolean } {
  if ((first === undefined || first === null) === (last === undefined || last === null)) {
    throw new PlatformError("BAD_INPUT", "give first or last (1 to 100), and not both");
  }
  const fromEnd = first === undefined || first === null;
  const size = (first ?? last) as number;
  if (size >= 1 && size <= maxPageSize) return { size, fromEnd };
  throw new PlatformError("BAD_INPUT", `${fromEnd ? "last" : "first"} takes 1 to ${maxPageSize}, not ${size}`);
}

/** The same page with other nodes; cursors stay. */
export function mapNodes<From, To>(page: Connection<From>, map: (node: From) => To): Connection<To> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: map(node) }));
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}
