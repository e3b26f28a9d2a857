import { useMemo } from "react";
import { formatCount, shorten } from "../../parts/format.ts";
import { Graph } from "../../parts/graph.tsx";
import type { DrawnEdge, DrawnNode } from "../../parts/graph-drawing.tsx";
import { amountText } from "./asset-units.ts";
import { type Flow, keyOfFlow } from "./flow-table.tsx";

interface FlowGraphProps {
  readonly flows: readonly Flow[];
  /** Account that is looked at; flows of it stand out. */
  readonly focus: string | undefined;
  readonly onFocus: (address: string) => void;
}

/** Flows as a graph of accounts; the table beside it says the same. */
export function FlowGraph({ flows, focus, onFocus }: FlowGraphProps) {
  const nodes = useMemo(() => nodesOf(flows, focus), [flows, focus]);
  const edges = useMemo(() => flows.map((flow) => edgeOf(flow, focus)), [flows, focus]);
  const label = "Graph of who pays whom; the table below says the same";
  return <Graph label={label} nodes={nodes} edges={edges} onNode={onFocus} />;
}

function nodesOf(flows: readonly Flow[], focus: string | undefined): DrawnNode[] {
  const accounts = new Map(
    flows.flatMap(({ consumer, provider }) => [consumer, provider]).map((one) => [one.address, one]),
  );
  return [...accounts.values()].map(({ address, name }) => ({
    id: address,
    label: name === null ? shorten(address) : `${name} · ${shorten(address)}`,
    description: `Account ${name ?? ""} ${address}`,
    isFocused: address === focus,
  }));
}

function edgeOf(flow: Flow, focus: string | undefined): DrawnEdge {
  const { consumer, provider } = flow;
  const label = `${amountText(flow.redeemed, flow.asset)} · ${formatCount(flow.requests)} requests`;
  return {
    id: keyOfFlow(flow),
    source: consumer.address,
    target: provider.address,
    label,
    description: `${consumer.name ?? consumer.address} pays ${provider.name ?? provider.address}: ${label}`,
    isNear: focus === consumer.address || focus === provider.address,
  };
}
