export interface CliErrorOptions {
  /** A setting, an option or a command that mends it. */
  readonly mend?: string;
  /** Whether the same may succeed later. */
  readonly isRetryable?: boolean;
  readonly cause?: unknown;
}

/** A command cannot be done; the graph was not asked, or its answer does not do. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: string;
  readonly mend: string | undefined;
  readonly isRetryable: boolean;

  constructor(code: string, message: string, { mend, isRetryable = false, cause }: CliErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.mend = mend;
    this.isRetryable = isRetryable;
  }
}

/** There is nothing of that name. */
export function notFound(what: string, mend: string): CliError {
  return new CliError("NOT_FOUND", `there is no ${what}`, { mend });
}
