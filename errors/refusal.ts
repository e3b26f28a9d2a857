import { type ErrorCode, errorCodes } from "./error-codes.ts";
import { PlatformError } from "./platform-error.ts";

/** Reason for which a ledger or a service refused an act; nothing was changed. */
export interface ActRefusal {
  code: ErrorCode;
  message: string;
  /** Path of the input field at fault, when there is one. */
  field?: string[];
}

/** Part of each mutation's payload besides its entity. */
export interface Refusal {
  userErrors: ActRefusal[];
}

/** Runs an act and gives its payload; a business refusal becomes `userErrors`, a fault is thrown on. */
export async function payloadOf<P extends object>(act: () => Promise<P>): Promise<P & Refusal> {
  try {
    return { userErrors: [], ...(await act()) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusalOf({ code: error.code, message: error.message });
  }
}

/** Whether a ledger or a service refused an act, as against a fault, after which nobody knows. */
export function isRefusal(error: unknown): error is PlatformError {
  return error instanceof PlatformError && errorCodes[error.code].kind === "refusal";
}

/** The payload of an act that was refused. */
export function refusalOf<P extends object>(reason: ActRefusal): P & Refusal {
  return { userErrors: [reason] } as unknown as P & Refusal;
}
