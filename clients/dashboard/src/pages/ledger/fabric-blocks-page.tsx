import { getRouteApi, Link } from "@tanstack/react-router";
import { useFreshness } from "../../graph/freshness.ts";
import { FabricBlocksDocument, type FabricBlocksQuery } from "../../graph/generated/ledger.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { FabricBlockLink } from "../../parts/ledger-links.tsx";
import { MembersOnly } from "../../parts/members-only.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Badge } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Code, Time } from "../../parts/values.tsx";
import styles from "./ledger.module.css";
import { NewBlocks } from "./new-blocks.tsx";

type Block = FabricBlocksQuery["fabricBlocks"]["nodes"][number];

const route = getRouteApi("/ledger/fabric/$channel/blocks");
const pageOf = ({ fabricBlocks }: FabricBlocksQuery) => fabricBlocks.pageInfo;

/** Blocks that are asked for at a time. */
const first = 25;

const columns: readonly Column<Block>[] = [
  { name: "Block", cell: (block) => <FabricBlockLink {...block} /> },
  { name: "Time", cell: ({ time }) => (time ? <Time at={time} /> : "–") },
  { name: "Transactions", isNumber: true, cell: ({ transactions }) => formatCount(transactions.totalCount) },
  { name: "Bytes", isNumber: true, cell: ({ size }) => formatCount(size) },
  {
    name: "Holds",
    cell: ({ isConfiguration }) => (isConfiguration ? <Badge tone="warning">configuration</Badge> : "transactions"),
  },
  { name: "Hash", cell: ({ hash }) => <Code text={hash} label="hash" /> },
];

/** Blocks of a Fabric channel, the newest first. */
export function FabricBlocksPage() {
  const { channel } = route.useParams();
  return (
    <Page title={`Channel ${channel}`} above={<Link to="/ledger">Ledgers</Link>}>
      <MembersOnly reason="Blocks of Fabric channels are shown to those who are signed in.">
        <Blocks key={channel} channel={channel} />
      </MembersOnly>
    </Page>
  );
}

function Blocks({ channel }: { readonly channel: string }) {
  // Nothing makes this answer old: new blocks are announced, and do not push down those that somebody reads.
  const query = useGraphPages(FabricBlocksDocument, { channel, first }, pageOf);
  const ledger = useFreshness().ledgers.find(({ kind, network }) => kind === "FABRIC" && network === channel);
  return (
    <Answered query={query}>
      {({ pages }) => {
        const blocks = pages.flatMap(({ fabricBlocks }) => fabricBlocks.nodes);
        const total = pages[0]?.fabricBlocks.totalCount ?? 0;
        if (blocks.length === 0) return <Empty title="The channel has no block yet." />;
        return (
          <div className={styles.stack}>
            {ledger && <NewBlocks ledger={ledger} newest={blocks[0]?.number} onShow={() => void query.refetch()} />}
            <Table label="Blocks" columns={columns} rows={blocks} keyOf={({ number }) => number} />
            <MoreRows query={query} shown={blocks.length} total={total} of="blocks" />
          </div>
        );
      }}
    </Answered>
  );
}
