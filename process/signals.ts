import { explained } from "./explained.ts";

/** Signals that ask a process to end: of a terminal, of a supervisor, and of a terminal that is lost. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls back at the first signal that asks this process to end, and ends it when that is done.
 * @returns a call that ends it in the same way
 */
export function endAtSignal(end: () => Promise<unknown>): () => void {
  let isEnding = false;
  const endOnce = () => {
    if (isEnding) return;
    isEnding = true;
    end().then(() => process.exit(0), endWith);
  };
  for (const signal of signals) process.on(signal, endOnce);
  return endOnce;
}

/** Prints an error with its causes, and ends this process as failed. */
export function endWith(error: unknown): never {
  const { code } = error as { code?: string };
  process.stderr.write(`${code ? `${code}: ` : ""}${explained(error)}\n`);
  process.exit(1);
}
