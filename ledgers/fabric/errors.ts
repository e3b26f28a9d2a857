import { status } from "@grpc/grpc-js";
import { GatewayError } from "@hyperledger/fabric-gateway";
import { peer } from "@hyperledger/fabric-protos";
import { type ErrorCode, parseCodedMessage } from "../../errors/error-codes.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { validationCodeName } from "./blocks.ts";

/** Code and retryability of each gRPC status, for errors that carry no code of the chaincode. */
const byStatus: ReadonlyMap<number, readonly [ErrorCode, boolean]> = new Map([
  [status.CANCELLED, ["LEDGER_UNAVAILABLE", true]],
  [status.INVALID_ARGUMENT, ["BAD_INPUT", false]],
  [status.DEADLINE_EXCEEDED, ["TIMEOUT", false]],
  [status.NOT_FOUND, ["NOT_FOUND", false]],
  [status.PERMISSION_DENIED, ["FORBIDDEN", false]],
  [status.RESOURCE_EXHAUSTED, ["LEDGER_UNAVAILABLE", true]],
  [status.ABORTED, ["ENDORSEMENT_FAILED", true]],
  [status.UNIMPLEMENTED, ["LEDGER_UNAVAILABLE", false]],
  [status.INTERNAL, ["LEDGER_UNAVAILABLE", true]],
  [status.UNAVAILABLE, ["LEDGER_UNAVAILABLE", true]],
  [status.UNAUTHENTICATED, ["UNAUTHENTICATED", false]],
]);

/**
 * Platform error for an error of the gateway or of the chaincode behind it: the chaincode's own `CODE: detail` when
 * there is one, else the meaning of the gRPC status.
 */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (!(error instanceof GatewayError)) {
    const message = error instanceof Error ? error.message : String(error);
    return new PlatformError("INTERNAL", message, { cause: error });
  }
  const refusal = chaincodeRefusal(error);
  if (refusal !== undefined) {
    const { code, detail } = parseCodedMessage(refusal) ?? { code: "ENDORSEMENT_FAILED" as const, detail: refusal };
    return new PlatformError(code, detail, { retryable: code === "CLOCK_SKEW", cause: error });
  }
  const [code, retryable] = meaning(error);
  return new PlatformError(code, describe(error, code), { retryable, cause: error });
}

/** Whether the chaincode itself refused, so that everything up to it works. */
export function isChaincodeRefusal(error: unknown): boolean {
  const cause = error instanceof PlatformError ? error.cause : error;
  return cause instanceof GatewayError && chaincodeRefusal(cause) !== undefined;
}

/** A transaction that was ordered but did not become part of the state. */
export function invalidTransaction(transactionId: string, validationCode: number): PlatformError {
  const { ENDORSEMENT_POLICY_FAILURE, MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT } = peer.TxValidationCode;
  const message = `transaction ${transactionId} was not committed: ${validationCodeName(validationCode)}`;
  if (validationCode === MVCC_READ_CONFLICT || validationCode === PHANTOM_READ_CONFLICT) {
    return new PlatformError("MVCC_CONFLICT", `${message}; send it again`, { retryable: true });
  }
  const failedPolicy = validationCode === ENDORSEMENT_POLICY_FAILURE;
  return new PlatformError(failedPolicy ? "ENDORSEMENT_FAILED" : "TRANSACTION_INVALID", message);
}

function meaning(error: GatewayError): readonly [ErrorCode, boolean] {
  // With details an endorser refused the proposal; without, the gateway found no peer that could take it.
  const someoneRefused = error.details.length > 0;
  if (error.code === status.FAILED_PRECONDITION || error.code === status.UNKNOWN) {
    return someoneRefused ? ["ENDORSEMENT_FAILED", false] : ["LEDGER_UNAVAILABLE", true];
  }
  // The library does not export its SubmitError, and only there does the orderer abort.
  if (error.code === status.ABORTED && error.name === "SubmitError") return ["TRANSACTION_INVALID", false];
  return byStatus.get(error.code) ?? ["INTERNAL", false];
}

/** The text the chaincode threw; `undefined` when it was not the chaincode that failed. */
function chaincodeRefusal(error: GatewayError): string | undefined {
  for (const { message } of error.details) {
    const match = /^chaincode response \d+, (.*)$/s.exec(message);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

/** Message of a failure for callers: the words of endorsers without their addresses. */
function describe(error: GatewayError, code: ErrorCode): string {
  const general = failures[code];
  if (general !== undefined) return general;
  const details = error.details.map(({ mspId, message }) => `${mspId}: ${message}`);
  return withoutAddresses([error.message, ...new Set(details)].join("; "));
}

/** Messages for codes under which gRPC names addresses of peers. */
const failures: Partial<Record<ErrorCode, string>> = {
  TIMEOUT: "the peer did not answer in time; what became of a write is not known",
  LEDGER_UNAVAILABLE: "the peer does not answer at the moment; try again later",
};

/** Error for a ledger that cannot be reached, without its address. @param cause for the log */
export function failure(code: "TIMEOUT" | "LEDGER_UNAVAILABLE", cause: unknown): PlatformError {
  return new PlatformError(code, failures[code] as string, { retryable: true, cause });
}

/** Hosts and addresses with their ports, as peers quote what they could not reach. */
function withoutAddresses(message: string): string {
  return message.replace(/(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{2,5}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/gi, "…");
}
