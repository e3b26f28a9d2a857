import { useState } from "react";
import styles from "./signing.module.css";

interface WalletWork {
  readonly isBusy: boolean;
  readonly error: Error | undefined;
  readonly run: (work: () => Promise<unknown>) => void;
}

/** Work with keys that takes a moment: one at a time, with its last failure. */
export function useWalletWork(): WalletWork {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, run: (work) => void run(work) };
}

export function WalletFailure({ error }: { readonly error: Error | undefined }) {
  if (!error) return null;
  const { code } = error as { readonly code?: string };
  return (
    <p className={styles.failure} role="alert">
      {error.message} {code && <code>{code}</code>}
    </p>
  );
}
