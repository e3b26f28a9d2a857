import type { Connection } from "../shared/paging.ts";

/** The same page with other nodes; cursors stay. */
export function mapNodes<From, To>(page: Connection<From>, map: (node: From) => To): Connection<To> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: map(node) }));
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}
