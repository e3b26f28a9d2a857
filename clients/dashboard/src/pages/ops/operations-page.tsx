import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { access } from "../../graph/access.ts";
import { OperationRowsDocument, type OperationRowsQuery } from "../../graph/generated/ops.ts";
import { useGraph } from "../../graph/queries.ts";
import { useStore } from "../../graph/store.ts";
import { formatCount, shortOrganization } from "../../parts/format.ts";
import { NewRows } from "../../parts/new-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty, NotAllowed } from "../../parts/states.tsx";
import { Status, StatusCell } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import { OperationFilters } from "./operation-filters.tsx";
import { filterOf } from "./search.ts";

type Row = OperationRowsQuery["operations"]["nodes"][number];

const route = getRouteApi("/ops");
const rowsOfPage = 25;

const columns: readonly Column<Row>[] = [
  {
    name: "Operation",
    cell: ({ id, title }) => (
      <Link to="/ops/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
  { name: "Votes", cell: Votes },
  { name: "Organisations", cell: Executions },
  { name: "Channel", cell: ({ channel }) => channel.name },
  { name: "Proposed by", cell: ({ proposer }) => <OrganizationName mspId={proposer.mspId} /> },
  { name: "Proposed", cell: ({ requestedAt }) => <Time at={requestedAt} /> },
];

function Votes({ decision: { agreed, disagreed, required } }: Row) {
  return `${agreed.length} of ${required} needed${disagreed.length > 0 ? `, ${disagreed.length} against` : ""}`;
}

function Executions({ executions }: Row) {
  return executions.map(({ organization, status }) => (
    <StatusCell key={organization.mspId} status={status} label={shortOrganization(organization.mspId)} />
  ));
}

/** All operations, with filters that stand in the address. */
export function OperationsPage() {
  const { after, before, ...search } = route.useSearch();
  const isSignedIn = useStore(access) !== undefined;
  // A link to the votes due of whoever reads it shows nobody's when nobody has signed in.
  const isAskable = isSignedIn || !search.due;
  const filter = filterOf(search);
  const page = before ? { last: rowsOfPage, before } : { first: rowsOfPage, after };
  const query = useGraph(
    OperationRowsDocument,
    { filter, ...page },
    {
      follows: "operations",
      keepsLast: true,
      isEnabled: isAskable,
    },
  );
  return (
    <Page
      title="Operations"
      actions={
        <Link to="/ops/new" className="button">
          Propose an operation
        </Link>
      }
    >
      <OperationFilters />
      {isAskable ? (
        <Answered query={query}>
          {({ operations }) => (
            <Rows key={JSON.stringify([filter, page, query.isPlaceholderData])} operations={operations} />
          )}
        </Answered>
      ) : (
        <NotAllowed reason="Which votes are due depends on who asks." />
      )}
    </Page>
  );
}

function Rows({ operations }: OperationRowsQuery) {
  const { nodes, totalCount, pageInfo } = operations;
  const [newestShown, setNewestShown] = useState(nodes[0]?.requestedAt);
  useEffect(() => setNewestShown((shown) => shown ?? nodes[0]?.requestedAt), [nodes]);
  const isNew = ({ requestedAt }: Row) => newestShown !== undefined && requestedAt > newestShown;
  const old = nodes.filter((row) => !isNew(row));
  if (nodes.length === 0)
    return (
      <Empty title="There are no such operations.">
        <p>
          <Link to="/ops/new">Propose one</Link>, or look at <Link to="/ops">all of them</Link>.
        </p>
      </Empty>
    );
  return (
    <>
      <NewRows count={nodes.length - old.length} onShow={() => setNewestShown(nodes[0]?.requestedAt)} />
      <Table label="Operations" columns={columns} rows={old} keyOf={({ id }) => id} />
      <Pages total={totalCount} pageInfo={pageInfo} />
    </>
  );
}

interface PagesProps {
  readonly total: number;
  readonly pageInfo: OperationRowsQuery["operations"]["pageInfo"];
}

function Pages({ total, pageInfo }: PagesProps) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const navigate = route.useNavigate();
  const go = (place: { after?: string; before?: string }) =>
    void navigate({ search: (now) => ({ ...now, after: undefined, before: undefined, ...place }) });
  return (
    <nav className="pages" aria-label="Pages of the list">
      <span>{formatCount(total)} in all</span>
      <button type="button" disabled={!hasPreviousPage} onClick={() => go({ before: startCursor ?? "" })}>
        Newer
      </button>
      <button type="button" disabled={!hasNextPage} onClick={() => go({ after: endCursor ?? "" })}>
        Older
      </button>
    </nav>
  );
}
