import { getRouteApi, Link } from "@tanstack/react-router";
import {
  FabricBlockDocument,
  type FabricBlockQuery,
  FabricConfigurationDocument,
} from "../../graph/generated/ledger.ts";
import { useGraph, useGraphPages } from "../../graph/queries.ts";
import { formatCount, shortOrganization, words } from "../../parts/format.ts";
import { FabricChannelLink, FabricTransactionLink } from "../../parts/ledger-links.tsx";
import { MembersOnly } from "../../parts/members-only.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Code, Time } from "../../parts/values.tsx";
import { BlockSteps } from "./block-steps.tsx";
import { InlineBytes } from "./bytes.tsx";
import { DecodedFabricTransaction } from "./fabric-transaction.tsx";
import styles from "./ledger.module.css";
import { Verdict } from "./verdict.tsx";
import { whatItMayBe } from "./what-it-may-be.ts";

type Block = NonNullable<FabricBlockQuery["fabricBlock"]>;
type Transaction = Block["transactions"]["nodes"][number];

const route = getRouteApi("/ledger/fabric/$channel/blocks/$number");
const end = { hasNextPage: false, endCursor: null };
const pageOf = ({ fabricBlock }: FabricBlockQuery) => fabricBlock?.transactions.pageInfo ?? end;

/** Transactions that are asked for at a time. */
const first = 50;

const columns: readonly Column<Transaction>[] = [
  { name: "Index", isNumber: true, cell: ({ index }) => index },
  { name: "Transaction", cell: ({ id }) => (id ? <FabricTransactionLink id={id} /> : "without an id") },
  { name: "Kind", cell: ({ type }) => words(type) },
  { name: "Verdict", cell: ({ validationCode }) => <Verdict code={validationCode} /> },
  { name: "Chaincode", cell: ({ chaincode }) => chaincode ?? "–" },
  { name: "Function", cell: (one) => (one.function ? <InlineBytes excerpt={one.function} /> : "–") },
  { name: "Submitted by", cell: ({ creator }) => submitterOf(creator) },
];

const submitterOf = (creator: Transaction["creator"]) =>
  creator ? `${creator.commonName ?? "?"} of ${shortOrganization(creator.mspId)}` : "nobody";

/** One block of a Fabric channel with its transactions; a configuration is shown whole. */
export function FabricBlockPage() {
  const { channel, number } = route.useParams();
  const above = (
    <>
      <Link to="/ledger">Ledgers</Link>
      <FabricChannelLink name={channel} />
    </>
  );
  return (
    <Page title={`Block ${number} of ${channel}`} above={above}>
      <MembersOnly reason="Blocks of Fabric channels are shown to those who are signed in.">
        {whatItMayBe(number).blockNumber ? <Found channel={channel} number={number} /> : <NoSuchBlock />}
      </MembersOnly>
    </Page>
  );
}

interface BlockProps {
  readonly channel: string;
  readonly number: string;
}

function Found({ channel, number }: BlockProps) {
  const query = useGraphPages(FabricBlockDocument, { channel, number, first }, pageOf);
  return (
    <Answered query={query}>
      {({ pages }) => {
        const block = pages[0]?.fabricBlock;
        if (!block) return <NoSuchBlock />;
        const transactions = pages.flatMap(({ fabricBlock }) => fabricBlock?.transactions.nodes ?? []);
        return (
          <div className={styles.stack}>
            <Steps channel={channel} number={number} />
            <Panel title="Overview">
              <Facts facts={factsOf(block)} />
            </Panel>
            <Table label="Transactions" columns={columns} rows={transactions} keyOf={({ index }) => String(index)} />
            <MoreRows
              query={query}
              shown={transactions.length}
              total={block.transactions.totalCount}
              of="transactions"
            />
            {block.isConfiguration && <Configuration channel={channel} number={number} />}
          </div>
        );
      }}
    </Answered>
  );
}

const NoSuchBlock = () => <Empty title="The channel has no such block." />;

function Steps({ channel, number }: BlockProps) {
  return (
    <BlockSteps
      network={channel}
      number={number}
      link={(to, children) => (
        <Link to="/ledger/fabric/$channel/blocks/$number" params={{ channel, number: to }}>
          {children}
        </Link>
      )}
    />
  );
}

function factsOf({ hash, previousHash, time, size, isConfiguration, transactions }: Block) {
  return [
    ["Hash", <Code key="hash" text={hash} label="hash" />],
    ["Previous hash", previousHash ? <Code key="previous" text={previousHash} label="hash" /> : "none"],
    ["Time of its last transaction", time ? <Time key="time" at={time} isExact /> : "none"],
    ["Transactions", formatCount(transactions.totalCount)],
    ["Bytes", formatCount(size)],
    ["Holds", isConfiguration ? "the channel's configuration" : "transactions"],
  ] as const;
}

/** The configuration in a block: some have no id, and no page of their own. */
function Configuration({ channel, number }: BlockProps) {
  const query = useGraph(FabricConfigurationDocument, { channel, number });
  return (
    <Answered query={query}>
      {({ fabricBlock }) =>
        fabricBlock?.transactions.nodes.map((one) => <DecodedFabricTransaction key={one.index} transaction={one} />)
      }
    </Answered>
  );
}
