import { useEffect, useRef } from "react";
import { words } from "../../parts/format.ts";
import { EvmBlockLink, EvmTransactionLink } from "../../parts/ledger-links.tsx";
import { Facts, Panel } from "../../parts/section.tsx";
import { Status } from "../../parts/status.tsx";
import { AccountName, Code, Time } from "../../parts/values.tsx";
import { AssetName, Money } from "./asset.tsx";
import { ChannelLink } from "./channel-link.tsx";
import { SignatureVerdict } from "./signature-verdict.tsx";
import styles from "./statement-line.module.css";
import type { Line } from "./statement-table.tsx";

interface LineEvidenceProps {
  readonly line: Line;
  readonly onClose: () => void;
}

/** A line with what proves it: its transaction, and the token that the consumer signed. */
export function LineEvidence({ line, onClose }: LineEvidenceProps) {
  const box = useRef<HTMLDivElement>(null);
  const { account, counterparty, channel, token, transaction } = line;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line has been opened
  useEffect(() => box.current?.focus(), [line]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what was opened, wherever the focus is in it
    <div ref={box} tabIndex={-1} className={styles.box} onKeyDown={({ key }) => key === "Escape" && onClose()}>
      <Panel title={`Evidence: ${words(line.type)}`} note={<Status status={line.finality} />}>
        <Facts
          facts={[
            ["When", <Time key="time" at={line.happenedAt} isExact />],
            ["Account", <AccountName key="account" {...account} />],
            ["With", counterparty ? <AccountName key="with" {...counterparty} /> : "–"],
            ["Change of the account's money", <Money key="change" units={line.change} asset={line.asset} />],
            ["Moved", <Money key="amount" units={line.amount} asset={line.asset} />],
            ["Asset", <AssetName key="asset" asset={line.asset} />],
            ["Channel", <ChannelOf key="channel" line={line} />],
            ["Transaction", <EvmTransactionLink key="transaction" hash={transaction.hash} />],
            ["Block", <EvmBlockLink key="block" number={transaction.blockNumber} />],
          ]}
        />
        {token && channel && <SignatureVerdict token={token} channel={channel} />}
        {line.type === "REDEMPTION" && !token && (
          <p className={styles.note}>
            Its token is not in the transaction's own call: the provider redeemed by way of another contract.
          </p>
        )}
        <details className={styles.raw}>
          <summary>As the graph gives it</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
          <pre tabIndex={0}>{JSON.stringify(line, undefined, 2)}</pre>
        </details>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </Panel>
    </div>
  );
}

function ChannelOf({ line: { channel, x402Channel } }: { readonly line: Line }) {
  if (x402Channel !== null) return <Code text={x402Channel} label="channel of x402" />;
  if (!channel) return <>–</>;
  return <ChannelLink id={channel.id} />;
}
