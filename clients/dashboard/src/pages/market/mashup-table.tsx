import { Link } from "@tanstack/react-router";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Amount } from "../../parts/values.tsx";
import { type Composition, type DrawnService, type MashupEdges, maxDrawn } from "./mashup-edges.ts";

interface MashupTableProps {
  readonly graph: MashupEdges;
  /** Services that have been expanded. */
  readonly centers: readonly string[];
  readonly onExpand: (name: string) => void;
}

/** The drawn graph in words: who composes whom. */
export function MashupTable({ graph: { edges, services }, centers, onExpand }: MashupTableProps) {
  const isFull = services.size >= maxDrawn;
  const cellOf = (service: DrawnService) => (
    <>
      <Link to="/market/s/$name" params={{ name: service.name }}>
        {service.name}
      </Link>{" "}
      {!isFull && !centers.includes(service.name) && (
        <button type="button" aria-label={`Expand ${service.name}`} onClick={() => onExpand(service.name)}>
          +
        </button>
      )}
    </>
  );
  const columns: readonly Column<Composition>[] = [
    { name: "Mashup", cell: ({ mashup }) => cellOf(mashup) },
    { name: "Composes", cell: ({ part }) => cellOf(part) },
    { name: "Price of a call", isNumber: true, cell: ({ part }) => <Amount units={part.price} symbol="SToken" /> },
    { name: "Status", cell: ({ part }) => <Status status={part.status} /> },
  ];
  const keyOf = ({ mashup, part }: Composition) => JSON.stringify([mashup.name, part.name]);
  return <Table label="Mashups and their parts" columns={columns} rows={edges} keyOf={keyOf} />;
}
