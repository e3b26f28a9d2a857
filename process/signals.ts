import { explained } from "./explained.ts";

/** How a process of ours is asked to end: by a terminal, by whoever supervises it, or by losing its terminal. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls back at the first signal that asks this process to end, and ends it when that is done.
 * @returns what ends it in the same way
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

/** Says why, and what was behind it, and ends this process as failed. */
export function endWith(error: unknown): never {
  const { code } = error as { code?: string };
  process.stderr.write(`${code ? `${code}: ` : ""}${explained(error)}\n`);
  process.exit(1);
}
