/** How many causes are told: below them it is libraries that speak of themselves. */
const maxCauses = 3;

/**
 * An error's message with those of its causes, for whoever runs the process: what callers are not told, such as which
 * address did not answer. Of libraries only what they say in short, without the requests that they quote.
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
  // Node says of several addresses that were tried only this.
  return shortMessage || String(code ?? error.name);
}
