import { Link } from "@tanstack/react-router";
import type { AccountPageQuery, AccountRightsQuery } from "../../graph/generated/accounts.ts";
import { formatCount } from "../../parts/format.ts";
import { Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Amount } from "../../parts/values.tsx";

type Services = AccountPageQuery["account"]["services"];
type Right = AccountRightsQuery["account"]["callRights"]["nodes"][number];

const rightsColumns: readonly Column<Right>[] = [
  { name: "Service", cell: ({ service }) => <ServiceLink name={service.name} /> },
  { name: "Calls left", isNumber: true, cell: ({ callsLeft }) => formatCount(callsLeft) },
  { name: "Bought", isNumber: true, cell: ({ callsBought }) => formatCount(callsBought) },
  { name: "Paid", isNumber: true, cell: ({ paid }) => <Amount units={paid} symbol="SToken" /> },
];

const serviceColumns: readonly Column<Services["nodes"][number]>[] = [
  { name: "Service", cell: ({ name }) => <ServiceLink name={name} /> },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
  { name: "Price", isNumber: true, cell: ({ price }) => <Amount units={price} symbol="SToken" /> },
];

function ServiceLink({ name }: { readonly name: string }) {
  return (
    <Link to="/market/s/$name" params={{ name }}>
      {name}
    </Link>
  );
}

/** Calls that an account has bought. */
export function RightsTable({ rights }: { readonly rights: readonly Right[] }) {
  return <Table label="Calls bought" columns={rightsColumns} rows={rights} keyOf={({ service }) => service.name} />;
}

interface ServicesTableProps {
  readonly developer: string;
  readonly services: Services;
}

/** The first services of an account, and a way to all of them. */
export function ServicesTable({ developer, services: { nodes, totalCount } }: ServicesTableProps) {
  if (nodes.length === 0) return <Empty title="None yet." />;
  return (
    <>
      <Table label="Services" columns={serviceColumns} rows={nodes} keyOf={({ name }) => name} />
      {totalCount > nodes.length && (
        <p>
          <Link to="/market" search={{ developer }}>
            All {formatCount(totalCount)} services
          </Link>
        </p>
      )}
    </>
  );
}
