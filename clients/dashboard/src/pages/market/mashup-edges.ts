import type { DrawnServiceFragment, MashupGraphQuery } from "../../graph/generated/market.ts";

export type DrawnService = DrawnServiceFragment;

type Around = NonNullable<MashupGraphQuery["service"]>;

/** One edge of the graph of mashups. */
export interface Composition {
  readonly mashup: DrawnService;
  readonly part: DrawnService;
}

export interface MashupEdges {
  readonly services: ReadonlyMap<string, DrawnService>;
  readonly edges: readonly Composition[];
  /** Whether the graph has more of them than these. */
  readonly isCut: boolean;
}

/** Most services that are drawn: more cannot be read. */
export const maxDrawn = 60;

/** Puts together what lies two levels around some services, nearest first, each service and each edge once. */
export function mashupEdges(centers: readonly Around[]): MashupEdges {
  const services = new Map<string, DrawnService>();
  const edges = new Map<string, Composition>();
  let isCut = false;
  for (const service of centers) services.set(service.name, service);
  for (const { mashup, part } of centers.flatMap(compositionsOf)) {
    const added = [mashup, part].filter(({ name }) => !services.has(name));
    if (services.size + added.length > maxDrawn) {
      isCut = true;
      continue;
    }
    for (const service of added) services.set(service.name, service);
    edges.set(JSON.stringify([mashup.name, part.name]), { mashup, part });
  }
  return { services, edges: [...edges.values()], isCut: isCut || centers.some(isPartly) };
}

function compositionsOf(center: Around): Composition[] {
  const { composes, composedBy } = center;
  return [
    ...composes.nodes.map((part) => ({ mashup: center, part })),
    ...composedBy.nodes.map((mashup) => ({ mashup, part: center })),
    ...composes.nodes.flatMap((mashup) => mashup.composes.nodes.map((part) => ({ mashup, part }))),
    ...composedBy.nodes.flatMap((part) => part.composedBy.nodes.map((mashup) => ({ mashup, part }))),
  ];
}

/** Whether the graph has left some out of its answer. */
const isPartly = ({ composes, composedBy }: Around): boolean =>
  [
    composes,
    composedBy,
    ...composes.nodes.map((one) => one.composes),
    ...composedBy.nodes.map((one) => one.composedBy),
  ].some(({ totalCount, nodes }) => totalCount > nodes.length);
