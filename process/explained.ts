/** Causes that are named at most: those below them are internals of libraries. */
const maxCauses = 3;

/**
 * An error's message with those of its causes, for operators: callers are not told as much, such as which address did
 * not answer. Of libraries' errors the short message only, without the requests that they quote.
 */
export function explained(error: unknown): string {
  const said: string[] = [];
  let at = error;
  for (let depth = 0; at !== undefined && at !== null && depth <= maxCauses; depth += 1) {
    const words = wordsOf(at);
    if (words && !said.some((one) => one.includes(words))) said.push(words);
    at = (at as { cause?: unknown }).cause;
  }
  return said.join("\n  because: ");
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === "object" ? "" : String(error);
  const { message, shortMessage = message, code } = error as Error & { shortMessage?: string; code?: unknown };
  // Node names no address when it has tried several.
  return shortMessage || String(code ?? error.name);
}
