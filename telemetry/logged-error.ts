/** An error as a log line shows it. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const maxMessageLength = 300;
const maxCauses = 3;

/**
 * Error as a log may show it: its kind, code, message, stack and causes. Errors of libraries carry requests, rows and
 * documents as properties, and quote them in their messages: properties are left out, and so is text between double
 * quotes.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error" };
  const { name, cause, stack } = error;
  const { code, shortMessage = error.message } = error as { code?: unknown; shortMessage?: string };
  return {
    type: name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    message: withoutQuotes(shortMessage).slice(0, maxMessageLength),
    ...(stack && { stack: frames(stack) }),
    ...(cause instanceof Error && depth < maxCauses ? { cause: loggedError(cause, depth + 1) } : {}),
  };
}

/** Message without what libraries quote with double quotes; some forget the closing one when they shorten. */
function withoutQuotes(message: string): string {
  return message.replace(/"(?:[^"\\]|\\.)*("|$)/gs, '"…"').replace(/\{.*\}/gs, "{…}");
}

/** The stack without its first lines, which repeat the message. */
function frames(stack: string): string {
  const lines = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return lines.map((line) => line.trim()).join("\n");
}
