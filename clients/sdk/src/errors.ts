import type { GraphQLFormattedError } from "graphql";

/** The graph answered with errors; `code` is the first one's, for programs to decide on. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: string;
  /** Whether the same request may succeed later without a change. */
  readonly isRetryable: boolean;
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? "the graph answered with an error");
    this.errors = errors;
    this.code = String(errors[0]?.extensions?.code ?? "INTERNAL");
    this.isRetryable = errors[0]?.extensions?.retryable === true;
  }
}

/** An act was refused by its ledger or service; nothing was changed. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The payload of a mutation, when the act was not refused.
 * @throws RefusedError with the first user error's code
 */
export function accepted<P extends { userErrors: readonly { code: string; message: string }[] }>(payload: P): P {
  const [refusal] = payload.userErrors;
  if (refusal) throw new RefusedError(refusal.code, refusal.message);
  return payload;
}

/** A subscription could lose events, since its document has no place to resume from; nothing was sent. */
export class NotResumableError extends TypeError {
  override readonly name = "NotResumableError";
  readonly code = "NOT_RESUMABLE";

  constructor(reason: string) {
    super(`the subscription cannot be resumed: ${reason}`);
  }
}
