import { ChaincodeError, demand } from "../../ledger/chaincode-error.ts";
import { digestOf } from "./digest.ts";
import { asDigest, asName, asText, asTime, asWholeNumber, parseObject } from "./input.ts";
import type { ExecutionRow, StepRow } from "./rows.ts";

export type AgentIdentity = ExecutionRow["agent"];
export type StepReport = Omit<StepRow, "operationId" | "organization">;
/** Evidence of an agent, and whether it is all that the digest covers. */
type Evidence = Pick<StepRow, "evidence" | "digest" | "isPartial">;
export interface OutcomeReport extends Evidence {
  readonly status: "SUCCEEDED" | "FAILED" | "REFUSED";
}

/** Most evidence that goes on the ledger, in characters; the digest covers the rest. */
export const maxEvidenceLength = 4_000;
const signalPattern = /^SIG[A-Z0-9]{2,10}$/;

/** @throws BAD_INPUT */
export function parseAgent(json: string): AgentIdentity {
  const fields = parseObject(json, "agent");
  return { version: asName(fields.version, "version", 100), digest: asDigest(fields.digest, "digest") };
}

/** @throws BAD_INPUT */
export function parseStepReport(json: string): StepReport {
  const fields = parseObject(json, "step report");
  const { status } = fields;
  if (status !== "SUCCEEDED" && status !== "FAILED") {
    throw new ChaincodeError("BAD_INPUT", "status must be SUCCEEDED or FAILED");
  }
  return {
    index: asWholeNumber(fields.index, "index", 0, 999),
    name: asName(fields.name, "name", 100),
    status,
    ...parseEvidence(fields),
    startedAt: asTime(fields.startedAt, "startedAt"),
    endedAt: asTime(fields.endedAt, "endedAt"),
    ...(fields.exitCode !== undefined && { exitCode: asWholeNumber(fields.exitCode, "exitCode", 0, 255) }),
    ...(fields.signal !== undefined && { signal: asSignal(fields.signal) }),
  };
}

function asSignal(value: unknown): string {
  demand(typeof value === "string" && signalPattern.test(value), "BAD_INPUT", "signal must be a name such as SIGTERM");
  return value;
}

/** @throws BAD_INPUT */
export function parseOutcomeReport(json: string): OutcomeReport {
  const fields = parseObject(json, "result");
  const { status } = fields;
  if (status !== "SUCCEEDED" && status !== "FAILED" && status !== "REFUSED") {
    throw new ChaincodeError("BAD_INPUT", "status must be SUCCEEDED, FAILED or REFUSED");
  }
  return { status, ...parseEvidence(fields) };
}

/**
 * Evidence is whole, and its digest can be checked, unless it says otherwise, is withheld, or has the greatest length,
 * in which case earlier agents did not say that it was cut.
 */
function parseEvidence(fields: Record<string, unknown>): Evidence {
  const evidence = asText(fields.evidence, "evidence", maxEvidenceLength);
  const digest = asDigest(fields.digest, "digest");
  const { isPartial = false } = fields;
  demand(typeof isPartial === "boolean", "BAD_INPUT", "isPartial must be true or false");
  const isWhole = !isPartial && evidence.length > 0 && evidence.length < maxEvidenceLength;
  demand(
    !isWhole || digestOf(evidence) === digest,
    "BAD_INPUT",
    "digest must be the SHA-256 of evidence, or isPartial true",
  );
  return { evidence, digest, ...(isPartial && { isPartial: true }) };
}
