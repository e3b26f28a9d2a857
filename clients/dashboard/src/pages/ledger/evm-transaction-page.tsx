import { getRouteApi, Link } from "@tanstack/react-router";
import { EvmTransactionDocument, type EvmTransactionQuery } from "../../graph/generated/ledger.ts";
import { useGraph } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { AddressLink, EvmBlockLink } from "../../parts/ledger-links.tsx";
import { Facts, Page, Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Badge, Status } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { Money } from "../money/asset.tsx";
import { ether } from "../money/asset-units.ts";
import { Bytes } from "./bytes.tsx";
import { ContractWords } from "./contract-words.tsx";
import { EvmLogs } from "./evm-logs.tsx";
import styles from "./ledger.module.css";
import { useProgress } from "./progress.ts";
import { whatItMayBe } from "./what-it-may-be.ts";

type EvmTransaction = NonNullable<EvmTransactionQuery["evmTransaction"]>;

const route = getRouteApi("/ledger/evm/tx/$hash");

/** One transaction of the chain: what it is about, its call and its logs in words, and as they were sent. */
export function EvmTransactionPage() {
  const { evmHash } = whatItMayBe(route.useParams().hash);
  return (
    <Page title="Transaction of the chain" above={<Link to="/ledger/evm/blocks">Chain</Link>}>
      {evmHash ? <Found hash={evmHash} /> : <NoSuchTransaction />}
    </Page>
  );
}

function Found({ hash }: { readonly hash: string }) {
  useProgress("payments");
  const query = useGraph(EvmTransactionDocument, { hash }, { follows: "payments" });
  return (
    <Answered query={query}>
      {({ evmTransaction }) => (evmTransaction ? <Decoded transaction={evmTransaction} /> : <NoSuchTransaction />)}
    </Answered>
  );
}

const NoSuchTransaction = () => <Empty title="The chain knows no such transaction." />;

interface TransactionProps {
  readonly transaction: EvmTransaction;
}

function Decoded({ transaction }: TransactionProps) {
  const { status, call, input, revertReason, about } = transaction;
  return (
    <div className={styles.stack}>
      <Panel title="Overview" note={status ? <Status status={status} /> : <Badge tone="busy">not mined yet</Badge>}>
        <Facts facts={factsOf(transaction)} />
        {revertReason !== null && <p className={styles.says}>Refused because: {revertReason}</p>}
      </Panel>
      <div className="grid">
        <div className={styles.stack}>
          {about.length > 0 && <Subjects subjects={about} />}
          <Panel title="Call" note={call && `${call.contract}.${call.name}`}>
            {call ? <ContractWords words={call} /> : <p className={styles.dim}>No known contract has this function.</p>}
          </Panel>
          <Panel title="Raw" note="the data as it was sent">
            <Bytes excerpt={input} />
          </Panel>
        </div>
        <EvmLogs logs={transaction.logs} />
      </div>
    </div>
  );
}

function factsOf(transaction: EvmTransaction) {
  const { hash, block, from, to, createdContract, value, fee, gasUsed, nonce, finality, index } = transaction;
  return [
    ["Hash", <Code key="hash" text={hash} label="hash" />],
    ["Block", block ? <Place key="block" number={block.number} index={index} /> : "none yet"],
    ["Time", block ? <Time key="time" at={block.time} isExact /> : "–"],
    ["From", <AddressLink key="from" address={from} />],
    ["To", to ? <AddressLink key="to" address={to} /> : "creates a contract"],
    ...(createdContract ? [["Created", <AddressLink key="created" address={createdContract} />] as const] : []),
    ["Value", <Money key="value" units={value} asset={ether} />],
    ["Fee", fee === null ? "–" : <Money key="fee" units={fee} asset={ether} />],
    ["Gas used", gasUsed === null ? "–" : formatCount(gasUsed)],
    ["Nonce", formatCount(nonce)],
    ["Finality", finality ? <Status key="finality" status={finality} /> : "–"],
  ] as const;
}

function Place({ number, index }: { readonly number: string; readonly index: number | null }) {
  return (
    <>
      <EvmBlockLink number={number} />, index {index}
    </>
  );
}

function Subjects({ subjects }: { readonly subjects: EvmTransaction["about"] }) {
  return (
    <Panel title="About">
      <ul className={styles.links}>
        {subjects.map((subject) =>
          subject?.__typename === "PaymentChannel" ? (
            <li key={subject.id}>
              Payment channel{" "}
              <Link to="/money/channels/$id" params={{ id: subject.id }}>
                {subject.id}
              </Link>
            </li>
          ) : (
            subject && (
              <li key={subject.address}>
                Account <AccountName {...subject} />
              </li>
            )
          ),
        )}
      </ul>
    </Panel>
  );
}
