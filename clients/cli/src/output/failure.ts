import { remedies } from "../generated/remedies.ts";
import { CliError } from "./cli-error.ts";
import { codeOf, exitCodes, isRetryable, outcomeOf } from "./exit-codes.ts";

/** An error as a command tells it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Whether the same may succeed later. */
  readonly isRetryable: boolean;
  /** A setting, an option or a command that mends it. */
  readonly mend: string | undefined;
  readonly exitCode: number;
}

/** Advice about errors whose own remedy is for programs, not for this command line. */
const mends: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: "sign in by `ledgerloom login`, or set LEDGERLOOM_TOKEN",
  FORBIDDEN: "sign in as whom may do it: `ledgerloom login`, with --organization and --role at a development issuer",
  UNREACHABLE: "start the platform, or name its address by --url or LEDGERLOOM_URL",
  GRAPHQL_PARSE_FAILED: "mend the document; the message says where",
  GRAPHQL_VALIDATION_FAILED: "mend the document by the schema, which GraphiQL shows",
  BAD_USER_INPUT: "mend the variable or argument that the message names",
  DOCUMENT_NOT_TRUSTED: "whoever runs the gateway adds this client's documents to LEDGERLOOM_TRUSTED_DOCUMENTS",
};

/** @param error thrown by a command */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  return {
    code,
    message: error instanceof Error ? error.message : String(error),
    isRetryable: isRetryable(error),
    mend: (error instanceof CliError && error.mend) || mends[code] || (remedies as Record<string, string>)[code],
    exitCode: exitCodes[outcomeOf(error)].code,
  };
}
