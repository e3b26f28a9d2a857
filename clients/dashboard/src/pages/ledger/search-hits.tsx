import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { SearchQuery } from "../../graph/generated/ledger.ts";
import { formatCount } from "../../parts/format.ts";
import {
  AddressLink,
  EvmBlockLink,
  EvmTransactionLink,
  FabricBlockLink,
  FabricTransactionLink,
  LedgerLink,
} from "../../parts/ledger-links.tsx";
import { Panel } from "../../parts/section.tsx";
import { Empty } from "../../parts/states.tsx";
import styles from "./ledger.module.css";
import type { Candidates } from "./what-it-may-be.ts";

interface SearchHitsProps {
  readonly answer: SearchQuery;
  readonly candidates: Candidates;
}

/** Something that was found: its sort, and the way to it. */
type Hit = readonly [sort: string, link: ReactNode];

export function SearchHits({ answer, candidates }: SearchHitsProps) {
  const hits = [...exactHits(answer), ...ledgerHits(answer, candidates)];
  return (
    <div className={styles.stack}>
      {hits.length > 0 ? (
        <Panel title="By this id">
          <dl className={styles.hits}>
            {hits.map(([sort, link], place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hits of one answer stay as they are
              <div key={place}>
                <dt>{sort}</dt>
                <dd>{link}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      ) : (
        <Empty title="Nothing has this id." />
      )}
      <Names answer={answer} text={candidates.text} />
    </div>
  );
}

function exactHits(answer: SearchQuery): Hit[] {
  const {
    operation,
    service,
    fabricTransaction,
    fabricBlock,
    evmTransaction,
    evmBlock,
    account,
    accountByName,
    channelAt,
  } = answer;
  const paymentChannel = answer.paymentChannel ?? channelAt?.paymentChannel;
  const hits: (Hit | false | null | undefined)[] = [
    account && ["Address", <Address key="address" {...account} />],
    accountByName && ["Account", <Address key="name" {...accountByName} />],
    operation && ["Operation", <OperationLink key="operation" {...operation} />],
    service && ["Service", <ServiceLink key="service" {...service} />],
    paymentChannel && ["Payment channel", <PaymentChannelLink key="channel" {...paymentChannel} />],
    evmTransaction && ["Transaction of the chain", <EvmTransactionLink key="evm" {...evmTransaction} />],
    evmBlock && ["Block of the chain", <EvmBlockLink key="block" {...evmBlock} />],
    fabricTransaction && ["Fabric transaction", <FabricTransactionLink key="fabric" {...fabricTransaction} />],
    fabricBlock && [`Block of ${fabricBlock.channel}`, <FabricBlockLink key="fabric block" {...fabricBlock} />],
  ];
  return hits.filter((hit) => !!hit);
}

/** Ledgers of that name, and those that have a block of that number. */
function ledgerHits({ _meta: { ops, marketplace, payments } }: SearchQuery, { text, blockNumber }: Candidates): Hit[] {
  const all = [...ops.ledgers, ...marketplace.ledgers, ...payments.ledgers];
  return all.flatMap((ledger): Hit[] => {
    const { kind, network, newest } = ledger;
    const named: Hit[] = network === text ? [["Ledger", <LedgerLink key={network} {...ledger} />]] : [];
    if (!blockNumber || newest === null || BigInt(newest) < BigInt(blockNumber)) return named;
    if (kind === "EVM")
      return [...named, [`Block of chain ${network}`, <EvmBlockLink key={network} number={blockNumber} />]];
    return [
      ...named,
      [`Block of ${network}`, <FabricBlockLink key={network} channel={network} number={blockNumber} />],
    ];
  });
}

function Names({ answer: { services }, text }: { readonly answer: SearchQuery; readonly text: string }) {
  const others = services.nodes.filter(({ name }) => name !== text);
  if (others.length === 0) return null;
  return (
    <Panel title="Services with this in their names" note={formatCount(services.totalCount)}>
      <ul className={styles.links}>
        {others.map(({ name }) => (
          <li key={name}>
            <ServiceLink name={name} />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/market" search={{ q: text }}>
          All of them
        </Link>
      </p>
    </Panel>
  );
}

/** An address by itself, with the name of its account, if it has one. */
function Address({ address, name }: { readonly address: string; readonly name: string | null }) {
  return (
    <>
      {name} <AddressLink address={address} />
    </>
  );
}

function OperationLink({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <Link to="/ops/$id" params={{ id }}>
      {title}
    </Link>
  );
}

function ServiceLink({ name }: { readonly name: string }) {
  return (
    <Link to="/market/s/$name" params={{ name }}>
      {name}
    </Link>
  );
}

function PaymentChannelLink({ id }: { readonly id: string }) {
  return (
    <Link to="/money/channels/$id" params={{ id }}>
      {id}
    </Link>
  );
}
