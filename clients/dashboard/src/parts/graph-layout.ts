import { graphlib, layout } from "@dagrejs/dagre";

export interface LaidOut<N> {
  readonly id: string;
  readonly node: N;
  readonly x: number;
  readonly y: number;
}

interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

export const nodeSize = { width: 170, height: 40 };

/** Places the nodes of a graph from left to right, so that few edges cross. */
export function layOut<N>(nodes: ReadonlyMap<string, N>, edges: readonly Edge[]): readonly LaidOut<N>[] {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: 160, nodesep: 28 });
  for (const id of nodes.keys()) graph.setNode(id, { ...nodeSize });
  for (const { id, source, target } of edges) graph.setEdge(source, target, {}, id);
  layout(graph);
  return [...nodes].map(([id, node]) => {
    const { x, y } = graph.node(id);
    return { id, node, x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 };
  });
}
