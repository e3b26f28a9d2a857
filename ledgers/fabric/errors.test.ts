import { Metadata, status } from "@grpc/grpc-js";
import { GatewayError } from "@hyperledger/fabric-gateway";
import { expect, test } from "vitest";
import { PlatformError } from "../../errors/platform-error.ts";
import { invalidTransaction, isChaincodeRefusal, toPlatformError } from "./errors.ts";

test("the chaincode's own code comes through, wherever its refusal is reported", () => {
  const evaluated = gatewayError(status.UNKNOWN, "chaincode response 500, NOT_FOUND: service a, b");
  const endorsed = gatewayError(status.ABORTED, "chaincode response 500, BAD_COUNTER: 3");
  expect(toPlatformError(evaluated)).toMatchObject({ code: "NOT_FOUND", message: "service a, b", retryable: false });
  expect(toPlatformError(endorsed)).toMatchObject({ code: "BAD_COUNTER", message: "3", retryable: false });
  expect(isChaincodeRefusal(toPlatformError(endorsed))).toBe(true);
});

test("a refusal without a known code is an endorsement that failed", () => {
  const plain = gatewayError(status.UNKNOWN, "chaincode response 500, something\nelse");
  expect(toPlatformError(plain)).toMatchObject({ code: "ENDORSEMENT_FAILED", message: "something\nelse" });
  const unknown = gatewayError(status.UNKNOWN, "chaincode response 500, MADE_UP: x");
  expect(toPlatformError(unknown)).toMatchObject({ code: "ENDORSEMENT_FAILED", message: "MADE_UP: x" });
});

test("nobody able to take a proposal is worth another try, somebody refusing it is not", () => {
  expect(toPlatformError(gatewayError(status.FAILED_PRECONDITION))).toMatchObject({
    code: "LEDGER_UNAVAILABLE",
    retryable: true,
  });
  const refused = gatewayError(status.FAILED_PRECONDITION, "error validating proposal: access denied");
  expect(toPlatformError(refused)).toMatchObject({ code: "ENDORSEMENT_FAILED", retryable: false });
  expect(isChaincodeRefusal(refused)).toBe(false);
});

test("other statuses keep their meaning", () => {
  expect(toPlatformError(gatewayError(status.UNAVAILABLE))).toMatchObject({
    code: "LEDGER_UNAVAILABLE",
    retryable: true,
  });
  expect(toPlatformError(gatewayError(status.DEADLINE_EXCEEDED))).toMatchObject({ code: "TIMEOUT", retryable: false });
  expect(toPlatformError(gatewayError(status.PERMISSION_DENIED))).toMatchObject({
    code: "FORBIDDEN",
    retryable: false,
  });
});

test("no message tells where the peers are", () => {
  const address = /7051|127\.0\.0\.1|peer0|::1/;
  const quoted = "failed to connect to peer0.org1.example.com:7051: dial tcp 127.0.0.1:7051, [::1]:7051 refused";
  for (const code of [status.DEADLINE_EXCEEDED, status.UNAVAILABLE, status.INTERNAL, status.RESOURCE_EXHAUSTED]) {
    expect(toPlatformError(gatewayError(code, quoted)).message).not.toMatch(address);
  }
  const refused = toPlatformError(gatewayError(status.ABORTED, quoted));
  expect(refused.message).toBe("10 ABORTED; Org1MSP: failed to connect to …: dial tcp …, … refused");
  expect(refused.cause).toBeInstanceOf(GatewayError);
});

test("what the orderer aborts is an invalid transaction, what endorsers abort an endorsement that failed", () => {
  expect(toPlatformError(gatewayError(status.ABORTED))).toMatchObject({ code: "ENDORSEMENT_FAILED", retryable: true });
  const submitting = Object.assign(gatewayError(status.ABORTED), { name: "SubmitError" });
  expect(toPlatformError(submitting)).toMatchObject({ code: "TRANSACTION_INVALID", retryable: false });
});

test("what is no gateway error is internal, and a platform error stays itself", () => {
  expect(toPlatformError(new TypeError("oops"))).toMatchObject({ code: "INTERNAL", message: "oops" });
  const own = new PlatformError("TIMEOUT", "late");
  expect(toPlatformError(own)).toBe(own);
});

test("conflicts may be retried, other invalid transactions may not", () => {
  expect(invalidTransaction("tx", 11)).toMatchObject({ code: "MVCC_CONFLICT", retryable: true });
  expect(invalidTransaction("tx", 12)).toMatchObject({ code: "MVCC_CONFLICT", retryable: true });
  expect(invalidTransaction("tx", 10)).toMatchObject({ code: "ENDORSEMENT_FAILED", retryable: false });
  expect(invalidTransaction("tx", 9)).toMatchObject({ code: "TRANSACTION_INVALID", retryable: false });
});

function gatewayError(code: status, ...details: readonly string[]): GatewayError {
  const cause = Object.assign(new Error("cause"), { code, details: "", metadata: new Metadata() });
  return new GatewayError({
    code,
    message: `${code} ${status[code]}`,
    details: details.map((message) => ({ address: "127.0.0.1:7051", mspId: "Org1MSP", message })),
    cause,
  });
}
