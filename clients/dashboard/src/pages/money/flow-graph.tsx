import { type Edge, MarkerType, type Node, Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo } from "react";
import { formatAmount, formatCount, shorten } from "../../parts/format.ts";
import { useSettings } from "../../parts/settings.ts";
import { etherUnitOf } from "./asset.tsx";
import styles from "./flow-graph.module.css";
import { layOut, nodeSize } from "./flow-layout.ts";
import { type Flow, keyOfFlow } from "./flow-table.tsx";

interface FlowGraphProps {
  readonly flows: readonly Flow[];
  /** Account that is looked at; flows of it stand out. */
  readonly focus: string | undefined;
  readonly onFocus: (address: string) => void;
}

/** Flows as a graph of accounts; the table beside it says the same. */
export function FlowGraph({ flows, focus, onFocus }: FlowGraphProps) {
  const { theme } = useSettings();
  const { nodes, edges } = useMemo(() => drawingOf(flows, focus), [flows, focus]);
  return (
    <section className={styles.graph} aria-label="Graph of who pays whom; the table below says the same">
      <ReactFlow
        colorMode={theme}
        nodes={nodes}
        edges={edges}
        onNodeClick={(_event, { id }) => onFocus(id)}
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

function drawingOf(flows: readonly Flow[], focus: string | undefined): { nodes: Node[]; edges: Edge[] } {
  const accounts = new Map(
    flows.flatMap(({ consumer, provider }) => [consumer, provider]).map((one) => [one.address, one]),
  );
  const edges = flows.map((flow) => edgeOf(flow, focus));
  const nodes = layOut(accounts, edges).map(({ id, node: { name }, x, y }) => ({
    id,
    position: { x, y },
    ...nodeSize,
    data: { label: name === null ? shorten(id) : `${name} · ${shorten(id)}` },
    className: id === focus ? (styles.focused ?? "") : "",
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
    ariaLabel: `Account ${name ?? ""} ${id}`,
  }));
  return { nodes, edges };
}

function edgeOf(flow: Flow, focus: string | undefined): Edge {
  const { consumer, provider } = flow;
  const text = `${amountOf(flow)} · ${formatCount(flow.requests)} requests`;
  return {
    id: keyOfFlow(flow),
    source: consumer.address,
    target: provider.address,
    label: text,
    markerEnd: { type: MarkerType.ArrowClosed },
    animated: false,
    className: focus === consumer.address || focus === provider.address ? (styles.near ?? "") : "",
    ariaLabel: `${consumer.name ?? consumer.address} pays ${provider.name ?? provider.address}: ${text}`,
  };
}

function amountOf({ redeemed, asset }: Flow): string {
  if (asset !== null) return `${formatCount(redeemed)} ${shorten(asset)}`;
  const { symbol, decimals } = etherUnitOf(redeemed);
  return `${formatAmount(redeemed, decimals)} ${symbol}`;
}
