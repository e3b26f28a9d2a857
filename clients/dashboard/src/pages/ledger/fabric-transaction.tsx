import type { FabricTransactionPartsFragment } from "../../graph/generated/ledger.ts";
import { capitalized, formatCount, shortOrganization, words } from "../../parts/format.ts";
import { FabricBlockLink, FabricChannelLink } from "../../parts/ledger-links.tsx";
import { Facts, Panel } from "../../parts/section.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { Bytes, InlineBytes } from "./bytes.tsx";
import { FabricSubjects } from "./fabric-subjects.tsx";
import { Reads, Writes } from "./key-tables.tsx";
import styles from "./ledger.module.css";
import { Verdict } from "./verdict.tsx";

interface TransactionProps {
  readonly transaction: FabricTransactionPartsFragment;
}

/** A Fabric transaction, decoded as far as it can be, and the raw one beside it. */
export function DecodedFabricTransaction({ transaction }: TransactionProps) {
  const { act, event, about, raw, type, validationCode, reads, writes } = transaction;
  const isCall = transaction.function !== null || reads.totalCount + writes.totalCount > 0;
  return (
    <div className={styles.stack}>
      <Panel title={capitalized(words(type))} note={<Verdict code={validationCode} />}>
        <Facts facts={factsOf(transaction)} />
      </Panel>
      <div className="grid">
        <div className={styles.decoded}>
          {about.length > 0 && <FabricSubjects subjects={about} />}
          {transaction.function && <Call transaction={transaction} />}
          {act && (
            <Panel title={`Signed act ${act.name}`} note={act.signer && <AccountName {...act.signer} />}>
              <Bytes excerpt={act.message} />
            </Panel>
          )}
          {event && (
            <Panel title={`Event ${event.name}`}>
              <Bytes excerpt={event.payload} />
            </Panel>
          )}
        </div>
        <div className={styles.stack}>
          {isCall && <Writes writes={writes} />}
          {isCall && <Reads reads={reads} />}
          <Panel title="Raw" note="the envelope as it was ordered">
            <Bytes excerpt={raw} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

function factsOf({ id, channel, block, index, time, creator, chaincode, endorsers }: TransactionProps["transaction"]) {
  const shown = endorsers.nodes.map(identityOf).join(", ");
  return [
    ["Id", id ? <Code key="id" text={id} label="transaction" /> : "none"],
    [
      "Block",
      <span key="block">
        <FabricBlockLink channel={channel} number={block.number} /> of <FabricChannelLink name={channel} />, index{" "}
        {formatCount(index)}
      </span>,
    ],
    ["Time, by its submitter", time ? <Time key="time" at={time} isExact /> : "not said"],
    ["Submitted by", creator ? identityOf(creator) : "nobody"],
    ["Chaincode", chaincode ?? "none"],
    ["Endorsed by", shown || "nobody"],
  ] as const;
}

const identityOf = ({ mspId, commonName }: { readonly mspId: string; readonly commonName: string | null }) =>
  `${commonName ?? "an unreadable certificate"} of ${shortOrganization(mspId)}`;

function Call({ transaction: { function: called, arguments: given } }: TransactionProps) {
  return (
    <Panel title="Call" note={called && <InlineBytes excerpt={called} />}>
      {given.totalCount === 0 && <p className={styles.dim}>Without arguments.</p>}
      <ol className={styles.list}>
        {given.nodes.map((argument, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument is known by its place
          <li key={place}>
            <Bytes excerpt={argument} />
          </li>
        ))}
      </ol>
      {given.totalCount > given.nodes.length && (
        <p className={styles.dim}>and {formatCount(given.totalCount - given.nodes.length)} more</p>
      )}
    </Panel>
  );
}
