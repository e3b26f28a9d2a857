import { words } from "./format.ts";
import styles from "./status.module.css";

export type Tone = "neutral" | "busy" | "good" | "warning" | "bad";

const marks: Readonly<Record<Tone, string>> = { neutral: "○", busy: "◐", good: "✓", warning: "!", bad: "✕" };

/** Tones of the statuses that the graph has, whatever they are of. */
const tones: Readonly<Record<string, Tone>> = {
  PROPOSED: "busy",
  APPROVED: "busy",
  EXECUTING: "busy",
  RUNNING: "busy",
  COMPLETED: "good",
  SUCCEEDED: "good",
  FAILED: "bad",
  REJECTED: "bad",
  REFUSED: "bad",
  REVERTED: "bad",
  WITHDRAWN: "neutral",
  EXPIRED: "warning",
  TIMED_OUT: "warning",
  AVAILABLE: "good",
  CREATED: "neutral",
  INVALID: "bad",
  OPEN: "good",
  TERMINATING: "warning",
  PENDING: "neutral",
  SKIPPED: "neutral",
  SAFE: "busy",
  FINAL: "good",
  AGREE: "good",
  DISAGREE: "bad",
};

export const toneOf = (status: string): Tone => tones[status] ?? "neutral";

/** A status by word, shape and colour. */
export function Status({ status }: { readonly status: string }) {
  return <Badge tone={toneOf(status)}>{words(status)}</Badge>;
}

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: React.ReactNode }) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <span aria-hidden="true">{marks[tone]}</span> <span>{children}</span>
    </span>
  );
}

/** A status where there is no room for a word: its shape and colour, and the word when one points at it. */
export function StatusCell({ status, label }: { readonly status: string; readonly label: string }) {
  const tone = toneOf(status);
  return (
    <span className={`${styles.cell} ${styles[tone]}`} title={`${label}: ${words(status)}`}>
      <span aria-hidden="true">{marks[tone]}</span>
      <span className="hidden">{`${label}: ${words(status)}`}</span>
    </span>
  );
}
