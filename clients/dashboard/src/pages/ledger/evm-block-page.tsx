import { getRouteApi, Link } from "@tanstack/react-router";
import { useFreshness } from "../../graph/freshness.ts";
import { EvmBlockDocument, type EvmBlockQuery } from "../../graph/generated/ledger.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { LedgerLink } from "../../parts/ledger-links.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { Code, Time } from "../../parts/values.tsx";
import { BlockSteps } from "./block-steps.tsx";
import { EvmTransactionTable } from "./evm-transaction-table.tsx";
import styles from "./ledger.module.css";
import { useProgress } from "./progress.ts";
import { whatItMayBe } from "./what-it-may-be.ts";

type Block = NonNullable<EvmBlockQuery["evmBlock"]>;

const route = getRouteApi("/ledger/evm/blocks/$number");
const end = { hasNextPage: false, endCursor: null };
const pageOf = ({ evmBlock }: EvmBlockQuery) => evmBlock?.transactions.pageInfo ?? end;

/** Transactions that are asked for at a time. */
const first = 25;

/** One block of the chain, which becomes certain while one looks, or is gone. */
export function EvmBlockPage() {
  const { number } = route.useParams();
  const chain = useFreshness().ledgers.find(({ kind }) => kind === "EVM");
  const above = (
    <>
      <Link to="/ledger">Ledgers</Link>
      {chain && <LedgerLink {...chain} />}
    </>
  );
  return (
    <Page title={`Block ${number} of chain ${chain?.network ?? ""}`} above={above}>
      {whatItMayBe(number).blockNumber ? <Found network={chain?.network} number={number} /> : <NoSuchBlock />}
    </Page>
  );
}

interface FoundProps {
  readonly network: string | undefined;
  readonly number: string;
}

function Found({ network, number }: FoundProps) {
  useProgress("payments");
  const query = useGraphPages(EvmBlockDocument, { number, first }, pageOf, { follows: "payments" });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const block = pages[0]?.evmBlock;
        if (!block) return <NoSuchBlock />;
        const transactions = pages.flatMap(({ evmBlock }) => evmBlock?.transactions.nodes ?? []);
        const total = block.transactions.totalCount;
        return (
          <div className={styles.stack}>
            <BlockSteps network={network} number={number} link={linkTo} />
            <Panel title="Overview" note={<Status status={block.finality} />}>
              <Facts facts={factsOf(block)} />
            </Panel>
            {total === 0 && <Empty title="The block has no transactions." />}
            {total > 0 && <EvmTransactionTable rows={transactions} />}
            {total > 0 && <MoreRows query={query} shown={transactions.length} total={total} of="transactions" />}
          </div>
        );
      }}
    </Answered>
  );
}

const NoSuchBlock = () => <Empty title="The chain has no such block." />;

const linkTo = (number: string, children: React.ReactNode) => (
  <Link to="/ledger/evm/blocks/$number" params={{ number }}>
    {children}
  </Link>
);

function factsOf({ hash, previousHash, time, size, gasUsed, gasLimit, transactions }: Block) {
  return [
    ["Hash", <Code key="hash" text={hash} label="hash" />],
    ["Previous hash", <Code key="previous" text={previousHash} label="hash" />],
    ["Time", <Time key="time" at={time} isExact />],
    ["Transactions", formatCount(transactions.totalCount)],
    ["Gas", `${formatCount(gasUsed)} of ${formatCount(gasLimit)}`],
    ["Bytes", size === null ? "not told" : formatCount(size)],
  ] as const;
}
