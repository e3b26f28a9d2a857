import { GraphError, RefusedError } from "@ledgerloom/sdk";
import { CommanderError } from "commander";
import { CliError } from "./cli-error.ts";

/** Exit codes by what has happened, for scripts to decide on. */
export const exitCodes = {
  done: { code: 0, meaning: "it is done" },
  fault: { code: 1, meaning: "a fault of the graph, a ledger or this program" },
  usage: { code: 2, meaning: "what was typed, or the document, cannot be" },
  refused: { code: 3, meaning: "refused by a ledger or a service; nothing was changed" },
  notAllowed: { code: 4, meaning: "not signed in, or not allowed to" },
  notFound: { code: 5, meaning: "there is nothing of that name" },
  later: { code: 6, meaning: "nobody answers, or a fault that passes: the same may succeed later" },
  ended: { code: 7, meaning: "what was waited for has ended in another way: failed, rejected, expired" },
  interrupted: { code: 130, meaning: "interrupted by Ctrl-C" },
} as const;

export type Outcome = keyof typeof exitCodes;

/** Codes of errors that say something else than their kind. */
const outcomes: Readonly<Record<string, Outcome>> = {
  UNAUTHENTICATED: "notAllowed",
  FORBIDDEN: "notAllowed",
  NOT_FOUND: "notFound",
  BAD_INPUT: "usage",
  BAD_USER_INPUT: "usage",
  GRAPHQL_PARSE_FAILED: "usage",
  GRAPHQL_VALIDATION_FAILED: "usage",
  OPERATION_RESOLUTION_FAILURE: "usage",
  NOT_RESUMABLE: "usage",
  ENDED_OTHERWISE: "ended",
  INTERRUPTED: "interrupted",
};

/** The outcome that an error is. A refusal is one whatever its code says, unless somebody else may do the same. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof CommanderError) return error.exitCode === 0 ? "done" : "usage";
  const code = codeOf(error);
  if (error instanceof RefusedError) return outcomes[code] === "notAllowed" ? "notAllowed" : "refused";
  return outcomes[code] ?? (isRetryable(error) ? "later" : "fault");
}

/** The code of an error; `UNREACHABLE` when nobody answers. */
export function codeOf(error: unknown): string {
  if (error instanceof GraphError || error instanceof RefusedError || error instanceof CliError) return error.code;
  if (error instanceof Error && error.name === "LostError") return "UNREACHABLE";
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "INTERNAL";
}

export function isRetryable(error: unknown): boolean {
  if (error instanceof GraphError || error instanceof CliError) return error.isRetryable;
  return codeOf(error) === "UNREACHABLE";
}
