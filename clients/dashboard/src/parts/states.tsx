import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./states.module.css";

/** How long nothing is said of waiting, in ms: most answers come before. */
const patienceMs = 200;

export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className={styles.bar} />
      ))}
    </div>
  );
}

/** Why there is nothing, and what can be done about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

interface GraphFailure extends Error {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Codes of what somebody may not see, rather than of a fault. */
const notAllowed = new Set(["FORBIDDEN", "UNAUTHENTICATED"]);

/** A fault with its code, and its trace for whoever looks into it; or the word that one may not see it. */
export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { code = "NO_ANSWER", message, errors = [] } = error as GraphFailure;
  const trace = errors[0]?.extensions?.traceId ?? errors[0]?.extensions?.faultId;
  if (notAllowed.has(code)) return <NotAllowed reason={message} />;
  return (
    <div className={styles.failure} role="alert">
      <p className={styles.title}>{message}</p>
      <p className={styles.detail}>
        <code>{code}</code>
        {trace !== undefined && (
          <>
            {" "}
            · trace <code>{String(trace)}</code>
          </>
        )}
      </p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Refusal to show something, and how to be somebody who may see it. */
export function NotAllowed({ reason }: { readonly reason: string }) {
  return (
    <div className={styles.notAllowed} role="note">
      <p className={styles.title}>You may not see this.</p>
      <p>{reason}</p>
      <p>Sign in, above, as somebody of an organisation that may.</p>
    </div>
  );
}

interface AnsweredProps<R> {
  readonly query: UseQueryResult<R>;
  readonly rows?: number;
  readonly children: (answer: R) => ReactNode;
}

/** An answer in whichever state it is. One that could not be renewed stays, dimmed, under the reason why. */
export function Answered<R>({ query, rows, children }: AnsweredProps<R>) {
  const { data, error, refetch, isPlaceholderData } = query;
  const retry = () => void refetch();
  if (data === undefined)
    return error ? <Failure error={error} onRetry={retry} /> : <Skeleton {...(rows && { rows })} />;
  return (
    <>
      {error && <Failure error={error} onRetry={retry} />}
      <div className={error || isPlaceholderData ? styles.stale : undefined} aria-busy={isPlaceholderData}>
        {children(data)}
      </div>
    </>
  );
}
