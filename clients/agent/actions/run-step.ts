import { createHash } from "node:crypto";
import type { Step, StepRow } from "@ledgerloom/chaincode";
import type { ActionResult, Node } from "./action.ts";
import { builtInAction } from "./built-in-actions.ts";
import { runCommand } from "./run-command.ts";

export type StepOutcome = Pick<StepRow, "status" | "evidence" | "digest" | "startedAt" | "endedAt">;

/** As much as the chaincode takes. */
const maxEvidenceLength = 4_000;

/** Executes one step on this node; whatever goes wrong becomes a FAILED step with its reason as evidence. */
export async function runStep(node: Node, step: Step, signal: AbortSignal): Promise<StepOutcome> {
  const startedAt = new Date().toISOString();
  const { succeeded, evidence, isReason } = await resultOf(node, step, signal);
  signal.throwIfAborted();
  return {
    status: succeeded ? "SUCCEEDED" : "FAILED",
    ...evidenceOf(evidence, step.evidence === "TEXT" || isReason === true),
    startedAt,
    endedAt: new Date().toISOString(),
  };
}

/** Evidence as it goes on the ledger: the first part of its text, and the digest of all of it. */
export function evidenceOf(text: string, withText = true): { evidence: string; digest: string } {
  const digest = createHash("sha256").update(text, "utf8").digest("hex");
  // By way of bytes, because cutting may have left half a character.
  const start = Buffer.from(text.slice(0, maxEvidenceLength), "utf8").toString("utf8");
  return { evidence: withText ? start : "", digest };
}

/** With `isReason` the evidence is why the agent could not do the step, in its own words, and so never secret. */
type StepResult = ActionResult & { readonly isReason?: true };

async function resultOf(node: Node, step: Step, signal: AbortSignal): Promise<StepResult> {
  const timeout = AbortSignal.timeout(step.timeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  try {
    const result = await Promise.race([act(node, step, either), rejectOn(either)]);
    return withExpectation(step, result);
  } catch (error) {
    if (timeout.aborted) return failure(`not finished within ${step.timeoutMs} ms`);
    return failure(error instanceof Error ? error.message : String(error));
  }
}

const failure = (reason: string): StepResult => ({ succeeded: false, evidence: reason, isReason: true });

async function act(node: Node, { action }: Step, signal: AbortSignal): Promise<ActionResult> {
  if (action.kind === "COMMAND") return runCommand(action.vector, node.dataDirectory, signal);
  const builtIn = builtInAction(action.name);
  if (!builtIn) throw new Error(`this agent has no built-in action ${action.name}`);
  return builtIn(node, action.arguments, signal);
}

function withExpectation({ expected }: Step, result: ActionResult): ActionResult {
  const { outputIncludes } = expected;
  if (outputIncludes === undefined || !result.succeeded || result.evidence.includes(outputIncludes)) return result;
  return { succeeded: false, evidence: `expected ${JSON.stringify(outputIncludes)} in: ${result.evidence}` };
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });
}
