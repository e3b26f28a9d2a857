import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useNow } from "./clock.ts";
import { formatAgo, formatAmount, formatTime, shorten, shortOrganization } from "./format.ts";
import { useSettings } from "./settings.ts";
import styles from "./values.module.css";

/** A time: how long ago, and exactly when one points at it; in the zone of the settings. */
export function Time({ at, isExact = false }: { readonly at: string; readonly isExact?: boolean }) {
  const { zone } = useSettings();
  const now = useNow();
  const exact = formatTime(at, zone);
  return (
    <time className={styles.time} dateTime={at} title={`${exact} (${at})`}>
      {isExact ? exact : formatAgo(at, now)}
    </time>
  );
}

interface AmountProps {
  /** In the smallest unit, as the graph gives it. */
  readonly units: string;
  readonly symbol: string;
  readonly decimals?: number;
}

export function Amount({ units, symbol, decimals = 18 }: AmountProps) {
  return (
    <span className={styles.amount} title={`${units} of the smallest unit of ${symbol}`}>
      {formatAmount(units, decimals)} <span className={styles.unit}>{symbol}</span>
    </span>
  );
}

interface CodeProps {
  readonly text: string;
  /** Read to those who cannot see it, such as "address". */
  readonly label: string;
}

/** An address, hash or id: both ends of it, and the whole one to the clipboard. */
export function Code({ text, label }: CodeProps) {
  return (
    <Copyable text={text} label={label}>
      <code title={text}>{shorten(text, 6)}</code>
    </Copyable>
  );
}

/** Something short that stands for a text, which can be copied whole. */
export function Copyable({ text, label, children }: CodeProps & { readonly children: ReactNode }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2_000);
  };
  return (
    <span className={styles.code}>
      {children}
      <button type="button" className={styles.copy} onClick={() => void copy()} aria-label={`Copy ${label} ${text}`}>
        {isCopied ? "✓" : <CopyIcon />}
      </button>
    </span>
  );
}

/** Drawn, since few fonts have such a sign. */
function CopyIcon() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="0.5" y="0.5" width="7.5" height="7.5" rx="1.5" />
      <path d="M10 4h.5a1 1 0 0 1 1 1v5.500a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V10" />
    </svg>
  );
}

/** An account, which leads to its page: its name, which anybody can choose, never without its address. */
export function AccountName({ address, name = null }: { readonly address: string; readonly name?: string | null }) {
  return (
    <span className={styles.account} data-address={address.toLowerCase()}>
      <Link to="/accounts/$address" params={{ address }} className={styles.account}>
        {name !== null && <span className={styles.name}>{name}</span>}
        <code title={address}>{shorten(address)}</code>
      </Link>
    </span>
  );
}

export function OrganizationName({ mspId }: { readonly mspId: string }) {
  return <span title={mspId}>{shortOrganization(mspId)}</span>;
}
