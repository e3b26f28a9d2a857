import type { EvmTransactionQuery } from "../../graph/generated/ledger.ts";
import { formatCount } from "../../parts/format.ts";
import { AddressLink } from "../../parts/ledger-links.tsx";
import { Panel } from "../../parts/section.tsx";
import { Bytes } from "./bytes.tsx";
import { ContractWords } from "./contract-words.tsx";
import styles from "./ledger.module.css";

type Logs = NonNullable<EvmTransactionQuery["evmTransaction"]>["logs"];
type Log = Logs["nodes"][number];

/** Logs that contracts wrote in a transaction, each in words and as it was written. */
export function EvmLogs({ logs: { nodes, totalCount } }: { readonly logs: Logs }) {
  const note = totalCount > nodes.length ? `${nodes.length} of ${formatCount(totalCount)}` : formatCount(totalCount);
  return (
    <Panel title="Logs" note={note}>
      {nodes.length === 0 && <p className={styles.dim}>No contract wrote any.</p>}
      <ol className={styles.list}>
        {nodes.map((log) => (
          <li key={log.index}>
            <LogItem log={log} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function LogItem({ log: { address, topics, data, event } }: { readonly log: Log }) {
  return (
    <>
      <h3>
        {event ? `${event.contract}.${event.name}` : "Unknown event"} of <AddressLink address={address} />
      </h3>
      {event && <ContractWords words={event} />}
      <details>
        <summary>Raw log</summary>
        {topics.map((topic, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a topic is known by its place
          <code key={place} className={styles.topic}>
            {topic}
          </code>
        ))}
        <Bytes excerpt={data} />
      </details>
    </>
  );
}
