import { ChaincodeError, demand } from "../../ledger/chaincode-error.ts";
import { digestOf } from "./digest.ts";
import { asDigest, asText, asTime, asWholeNumber, parseObject } from "./input.ts";
import type { ExecutionRow, StepRow } from "./rows.ts";

export type AgentIdentity = ExecutionRow["agent"];
export type StepReport = Omit<StepRow, "operationId" | "organization">;
export interface OutcomeReport {
  readonly status: "SUCCEEDED" | "FAILED" | "REFUSED";
  readonly evidence: string;
  readonly digest: string;
}

/** Most evidence that goes on the ledger, in characters; the digest covers the rest. */
export const maxEvidenceLength = 4_000;

/** @throws BAD_INPUT */
export function parseAgent(json: string): AgentIdentity {
  const fields = parseObject(json, "agent");
  return { version: asText(fields.version, "version", 1, 100), digest: asDigest(fields.digest, "digest") };
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
    name: asText(fields.name, "name", 1, 100),
    status,
    ...parseEvidence(fields),
    startedAt: asTime(fields.startedAt, "startedAt"),
    endedAt: asTime(fields.endedAt, "endedAt"),
  };
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

/** Evidence that is shorter than the limit is whole, unless withheld, so its digest can be checked. */
function parseEvidence(fields: Record<string, unknown>): { evidence: string; digest: string } {
  const evidence = asText(fields.evidence, "evidence", 0, maxEvidenceLength);
  const digest = asDigest(fields.digest, "digest");
  const isWhole = evidence.length > 0 && evidence.length < maxEvidenceLength;
  demand(!isWhole || digestOf(evidence) === digest, "BAD_INPUT", "the digest is not the evidence's SHA-256");
  return { evidence, digest };
}
