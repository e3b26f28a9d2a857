import { getRouteApi, Link } from "@tanstack/react-router";
import {
  OrganizationPageDocument,
  type OrganizationPageQuery,
  OrganizationRunsDocument,
  type OrganizationRunsQuery,
} from "../../graph/generated/network.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";

type Member = NonNullable<OrganizationPageQuery["organization"]>;
type Account = Member["accounts"]["nodes"][number];
type Run = OrganizationRunsQuery["operations"]["nodes"][number];

const route = getRouteApi("/network/orgs/$mspId");

const accountColumns: readonly Column<Account>[] = [
  { name: "Account", cell: ({ address, name }) => <AccountName address={address} name={name} /> },
  { name: "Address", cell: ({ address }) => <Code text={address} label="address" /> },
  { name: "Registered", cell: ({ joinedAt }) => joinedAt && <Time at={joinedAt} /> },
];

const runColumns: readonly Column<Run>[] = [
  {
    name: "Operation",
    cell: ({ id, title }) => (
      <Link to="/ops/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  { name: "Status", cell: ({ status }) => <Status status={status} /> },
  { name: "Proposed", cell: ({ requestedAt }) => <Time at={requestedAt} /> },
];

/** One organisation, with its accounts and what it has proposed. */
export function OrganizationPage() {
  const { mspId } = route.useParams();
  const { after } = route.useSearch();
  const query = useGraph(OrganizationPageDocument, { mspId, after }, { keepsLast: true });
  const runs = useGraph(OrganizationRunsDocument, { mspId }, { follows: "operations" });
  return (
    <Answered query={query}>
      {({ organization }) =>
        organization ? (
          <Page title={organization.name} above={<Link to="/network">Network</Link>} actions={<code>{mspId}</code>}>
            <div className="grid">
              <Accounts member={organization} />
              <Panel title="Proposed" note={runs.data && formatCount(runs.data.operations.totalCount)}>
                <Answered query={runs}>{({ operations }) => <Runs runs={operations.nodes} mspId={mspId} />}</Answered>
              </Panel>
            </div>
          </Page>
        ) : (
          <Empty title="Nobody knows this organisation.">
            <Link to="/network">All organisations</Link>
          </Empty>
        )
      }
    </Answered>
  );
}

function Accounts({ member: { accounts, mspId } }: { readonly member: Member }) {
  const { nodes, totalCount, pageInfo } = accounts;
  return (
    <Panel title="Accounts" note={formatCount(totalCount)}>
      {nodes.length === 0 ? (
        <Empty title="No account is at home here." />
      ) : (
        <Table label="Accounts" columns={accountColumns} rows={nodes} keyOf={({ address }) => address} />
      )}
      {pageInfo.hasNextPage && (
        <p>
          <Link to="/network/orgs/$mspId" params={{ mspId }} search={{ after: pageInfo.endCursor ?? undefined }}>
            Next page
          </Link>
        </p>
      )}
    </Panel>
  );
}

function Runs({ runs, mspId }: { readonly runs: readonly Run[]; readonly mspId: string }) {
  if (runs.length === 0) return <Empty title="It has proposed nothing yet." />;
  return (
    <>
      <Table label="Proposed" columns={runColumns} rows={runs} keyOf={({ id }) => id} />
      <p>
        <Link to="/ops" search={{ proposer: mspId }}>
          All that it has proposed
        </Link>
      </p>
    </>
  );
}
