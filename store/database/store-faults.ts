import { PlatformError } from "../../errors/platform-error.ts";

/**
 * Classes of SQLSTATE that tell of the server's state and not of the statement: connection, rollback (another
 * transaction was in the way), resources such as a full disk, operator (shutdown, time-out), the system below it, and
 * writing to a stand-by.
 */
const temporary = /^(08|40|53|57|58|25006)/;

/** Whether a statement that failed so may succeed later as it is. */
export function isTemporary(code: unknown): boolean {
  return typeof code === "string" && code.length === 5 && temporary.test(code);
}

/** The database cannot answer at the moment. */
export function storeUnavailable(cause: unknown): PlatformError {
  return new PlatformError("STORE_UNAVAILABLE", "the database does not answer at the moment; try again later", {
    retryable: true,
    cause,
  });
}

/** @throws STORE_UNAVAILABLE (retryable) when the database cannot at the moment; else what was given */
export function rethrowStoreFault(error: unknown): never {
  const { code } = error as { code?: unknown };
  throw isTemporary(code) ? storeUnavailable(error) : error;
}
