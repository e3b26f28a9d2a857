import type { ActState } from "../graph/act.ts";
import styles from "./act-progress.module.css";
import { TransactionLink } from "./ledger-links.tsx";

const steps = ["signing", "sent", "committed", "shown"] as const;

/** How far an act is, step by step; nothing is called done before its ledger has it. */
export function ActProgress({ state }: { readonly state: ActState }) {
  if (state.step === "none") return null;
  if (state.step === "refused" || state.step === "unknown") return <ActFailure {...state} />;
  if (state.step === "done") return <p role="status">✓ done</p>;
  const reached = steps.indexOf(state.step);
  return (
    <div className={styles.progress} role="status">
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li
            key={step}
            className={at <= reached ? styles.done : styles.waiting}
            aria-current={at === reached && "step"}
          >
            <span aria-hidden="true">{at < reached || state.step === "shown" ? "✓" : at === reached ? "◐" : "○"}</span>{" "}
            <span>{step}</span>
          </li>
        ))}
      </ol>
      {"transactionId" in state && (
        <span className={styles.where}>
          in block {state.blockNumber}, transaction <TransactionLink id={state.transactionId} />
        </span>
      )}
    </div>
  );
}

function ActFailure({
  step,
  code,
  message,
}: {
  readonly step: string;
  readonly code: string;
  readonly message: string;
}) {
  const word = step === "refused" ? "Refused; nothing was changed" : "It is not known whether this has happened";
  return (
    <div className={styles.failure} role="alert">
      <strong>{word}.</strong> {message} <code>{code}</code>
      {step === "unknown" && <> Sending it again is safe: it happens once.</>}
    </div>
  );
}
