import { type Edge, MarkerType, type Node, Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo } from "react";
import styles from "./graph-drawing.module.css";
import { layOut, nodeSize } from "./graph-layout.ts";
import { useSettings } from "./settings.ts";

export interface DrawnNode {
  readonly id: string;
  readonly label: string;
  /** Read to those who cannot see it. */
  readonly description: string;
  readonly isFocused?: boolean;
}

export interface DrawnEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label?: string;
  readonly description: string;
  readonly isNear?: boolean;
}

export interface GraphDrawingProps {
  /** Names what it shows, and where the same is said in words. */
  readonly label: string;
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly onNode: (id: string) => void;
}

/** A drawing of a graph from left to right; a table beside it says the same. */
export function GraphDrawing({ label, nodes, edges, onNode }: GraphDrawingProps) {
  const { theme } = useSettings();
  const drawn = useMemo(() => drawingOf(nodes, edges), [nodes, edges]);
  return (
    <section className={styles.graph} aria-label={label}>
      <ReactFlow
        colorMode={theme}
        nodes={drawn.nodes}
        edges={drawn.edges}
        onNodeClick={(_event, { id }) => onNode(id)}
        fitView
        fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
        minZoom={0.1}
        nodesDraggable={false}
        nodesConnectable={false}
        proOptions={{ hideAttribution: true }}
      />
    </section>
  );
}

function drawingOf(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): { nodes: Node[]; edges: Edge[] } {
  const placed = layOut(new Map(nodes.map((node) => [node.id, node])), edges);
  return {
    nodes: placed.map(({ id, node: { label, description, isFocused }, x, y }) => ({
      id,
      position: { x, y },
      ...nodeSize,
      data: { label },
      className: isFocused ? (styles.focused ?? "") : "",
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
      ariaLabel: description,
    })),
    edges: edges.map(({ id, source, target, label, description, isNear }) => ({
      id,
      source,
      target,
      ...(label && { label }),
      markerEnd: { type: MarkerType.ArrowClosed },
      animated: false,
      className: isNear ? (styles.near ?? "") : "",
      ariaLabel: description,
    })),
  };
}
