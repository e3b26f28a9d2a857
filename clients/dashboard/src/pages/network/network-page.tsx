import { Link } from "@tanstack/react-router";
import { NetworkDocument, type NetworkQuery } from "../../graph/generated/network.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount, shortOrganization } from "../../parts/format.ts";
import { FabricChannelLink } from "../../parts/ledger-links.tsx";
import { Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/values.tsx";

type Channel = NetworkQuery["networkChannels"][number];
type Member = NetworkQuery["organizations"][number];

const organizationColumns: readonly Column<Member>[] = [
  {
    name: "Organisation",
    cell: ({ mspId, name }) => (
      <Link to="/network/orgs/$mspId" params={{ mspId }}>
        {name}
      </Link>
    ),
  },
  { name: "MSP id", cell: ({ mspId }) => <code>{mspId}</code> },
  { name: "Channels", cell: ({ channels }) => channels.map(({ name }) => name).join(", ") || "none" },
  { name: "Accounts", isNumber: true, cell: ({ accounts }) => formatCount(accounts.totalCount) },
];

const channelColumns: readonly Column<Channel>[] = [
  { name: "Channel", cell: ({ name }) => <FabricChannelLink name={name} /> },
  { name: "Members", cell: ({ members }) => members.map(({ mspId }) => shortOrganization(mspId)).join(", ") },
  { name: "Member list", cell: Confirmed },
  {
    name: "Blocks",
    isNumber: true,
    cell: ({ blockHeight }) => (blockHeight === null ? "not readable" : formatCount(blockHeight)),
  },
  { name: "Registered", cell: ({ registeredAt }) => registeredAt && <Time at={registeredAt} /> },
];

/** Members count once all of them have confirmed the same list. */
function Confirmed({ members, confirmedBy }: Channel) {
  if (members.length > 0) return <Badge tone="good">confirmed by all</Badge>;
  return <Badge tone="warning">{`confirmed by ${confirmedBy.length}`}</Badge>;
}

/** Organisations and channels of the consortium. */
export function NetworkPage() {
  const query = useGraph(NetworkDocument, {}, { follows: "operations" });
  return (
    <Page title="Network">
      <Answered query={query}>
        {({ organizations, networkChannels }) => (
          <div className="grid">
            <Panel title="Organisations">
              {organizations.length === 0 && <Empty title="No organisation is known yet." />}
              <Table
                label="Organisations"
                columns={organizationColumns}
                rows={organizations}
                keyOf={(row) => row.mspId}
              />
            </Panel>
            <Panel title="Channels">
              {networkChannels.length === 0 && <Empty title="No channel has been registered yet." />}
              <Table label="Channels" columns={channelColumns} rows={networkChannels} keyOf={(row) => row.name} />
            </Panel>
          </div>
        )}
      </Answered>
    </Page>
  );
}
