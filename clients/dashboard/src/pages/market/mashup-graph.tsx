import { useMemo } from "react";
import { Graph } from "../../parts/graph.tsx";
import type { DrawnEdge, DrawnNode } from "../../parts/graph-drawing.tsx";
import type { Composition, DrawnService, MashupEdges } from "./mashup-edges.ts";

interface MashupGraphProps extends Pick<MashupEdges, "services" | "edges"> {
  /** Service whose page it is. */
  readonly focus: string;
  readonly onExpand: (name: string) => void;
}

/** Mashups and their parts; the table below says the same. */
export function MashupGraph({ services, edges, focus, onExpand }: MashupGraphProps) {
  const nodes = useMemo(() => [...services.values()].map((service) => nodeOf(service, focus)), [services, focus]);
  const drawn = useMemo(() => edges.map((edge) => edgeOf(edge, focus)), [edges, focus]);
  const label = "Graph of mashups and what they compose; the table below says the same";
  return <Graph label={label} nodes={nodes} edges={drawn} onNode={onExpand} />;
}

const nodeOf = ({ name, kind }: DrawnService, focus: string): DrawnNode => ({
  id: name,
  label: name,
  description: `${kind === "MASHUP" ? "Mashup" : "Service"} ${name}`,
  isFocused: name === focus,
});

const edgeOf = ({ mashup, part }: Composition, focus: string): DrawnEdge => ({
  id: JSON.stringify([mashup.name, part.name]),
  source: mashup.name,
  target: part.name,
  description: `${mashup.name} composes ${part.name}`,
  isNear: mashup.name === focus || part.name === focus,
});
