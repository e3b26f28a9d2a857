import { Link } from "@tanstack/react-router";
import { useFreshness } from "../../graph/freshness.ts";
import { EvmBlocksDocument, type EvmBlocksQuery } from "../../graph/generated/ledger.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { EvmBlockLink } from "../../parts/ledger-links.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Code, Time } from "../../parts/values.tsx";
import styles from "./ledger.module.css";
import { NewBlocks } from "./new-blocks.tsx";

type Block = EvmBlocksQuery["evmBlocks"]["nodes"][number];

const pageOf = ({ evmBlocks }: EvmBlocksQuery) => evmBlocks.pageInfo;

/** Blocks that are asked for at a time. */
const first = 25;

const columns: readonly Column<Block>[] = [
  { name: "Block", cell: ({ number }) => <EvmBlockLink number={number} /> },
  { name: "Time", cell: ({ time }) => <Time at={time} /> },
  { name: "Transactions", isNumber: true, cell: ({ transactions }) => formatCount(transactions.totalCount) },
  { name: "Gas used", isNumber: true, cell: ({ gasUsed }) => formatCount(gasUsed) },
  { name: "Finality", cell: ({ finality }) => <Status status={finality} /> },
  { name: "Hash", cell: ({ hash }) => <Code text={hash} label="hash" /> },
];

/** Blocks of the EVM chain, the newest first. */
export function EvmBlocksPage() {
  // Nothing makes this answer old: new blocks are announced, and do not push down those that somebody reads.
  const query = useGraphPages(EvmBlocksDocument, { first }, pageOf);
  const ledger = useFreshness().ledgers.find(({ kind }) => kind === "EVM");
  return (
    <Page title={`Chain ${ledger?.network ?? ""}`} above={<Link to="/ledger">Ledgers</Link>}>
      <Answered query={query}>
        {({ pages }) => {
          const blocks = pages.flatMap(({ evmBlocks }) => evmBlocks.nodes);
          const total = pages[0]?.evmBlocks.totalCount ?? 0;
          if (blocks.length === 0) return <Empty title="The chain has no block yet." />;
          return (
            <div className={styles.stack}>
              {ledger && <NewBlocks ledger={ledger} newest={blocks[0]?.number} onShow={() => void query.refetch()} />}
              <Table label="Blocks" columns={columns} rows={blocks} keyOf={({ hash }) => hash} />
              <MoreRows query={query} shown={blocks.length} total={total} of="blocks" />
            </div>
          );
        }}
      </Answered>
    </Page>
  );
}
