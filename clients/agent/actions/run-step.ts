import type { Step, StepRow } from "@ledgerloom/chaincode";
import type { Node } from "./action.ts";
import { builtInAction } from "./built-in-actions.ts";
import { Evidence, type KeptEvidence } from "./evidence.ts";
import { type CommandEnd, runCommand } from "./run-command.ts";

export type StepOutcome = Omit<StepRow, "operationId" | "organization" | "index" | "name">;

/** Executes one step on this node; any error becomes a FAILED step with its reason as evidence. */
export async function runStep(node: Node, step: Step, signal: AbortSignal): Promise<StepOutcome> {
  const startedAt = new Date().toISOString();
  const { succeeded, evidence, isReason, end } = await resultOf(node, step, signal);
  signal.throwIfAborted();
  const isShown = step.evidence === "TEXT" || isReason === true;
  return {
    status: succeeded ? "SUCCEEDED" : "FAILED",
    ...(isShown ? evidence : { evidence: "", digest: evidence.digest }),
    startedAt,
    endedAt: new Date().toISOString(),
    ...(typeof end?.exitCode === "number" && { exitCode: end.exitCode }),
    ...(end?.signal && { signal: end.signal }),
  };
}

/** A text of the agent's own as evidence. */
export function evidenceOf(text: string): KeptEvidence {
  const evidence = new Evidence();
  evidence.add(Buffer.from(text));
  return evidence.finish();
}

/** Result of a step. */
interface StepResult {
  readonly succeeded: boolean;
  readonly evidence: KeptEvidence;
  /** Whether the evidence is the agent's own reason for not executing the step, and so never secret. */
  readonly isReason?: true;
  /** End of its program. */
  readonly end?: CommandEnd;
}

/** Outcome of an action. */
interface Acted {
  readonly succeeded: boolean;
  /** Reason why it failed, unless its evidence says it. */
  readonly reason?: string;
  readonly end?: CommandEnd;
}

async function resultOf(node: Node, step: Step, signal: AbortSignal): Promise<StepResult> {
  const evidence = new Evidence(step.expected.outputIncludes);
  const timeout = AbortSignal.timeout(step.timeoutMs);
  const late = `not finished within ${step.timeoutMs} ms`;
  try {
    const acted = await act(node, step, AbortSignal.any([signal, timeout]), evidence);
    const { end } = acted;
    if (end?.isCutOff) return { ...failure([late, ...end.remaining.map(stillRuns)].join("; ")), end };
    const { succeeded, reason } = withExpectation(step, acted, evidence);
    return { succeeded, evidence: evidence.finish(reason), ...(end && { end }) };
  } catch (error) {
    if (timeout.aborted) return failure(late);
    return failure(error instanceof Error ? error.message : String(error));
  }
}

const failure = (reason: string): StepResult => ({ succeeded: false, evidence: evidenceOf(reason), isReason: true });

const stillRuns = (pid: number): string => `process ${pid} could not be ended`;

async function act(node: Node, { action }: Step, signal: AbortSignal, evidence: Evidence): Promise<Acted> {
  if (action.kind === "COMMAND") {
    const end = await runCommand(action.vector, { directory: node.dataDirectory, evidence, signal });
    if (end.exitCode === 0) return { succeeded: true, end };
    const reason = end.signal ? `ended by ${end.signal}` : `exit code ${end.exitCode}`;
    return { succeeded: false, reason, end };
  }
  const builtIn = builtInAction(action.name);
  if (!builtIn) throw new Error(`this agent has no built-in action ${action.name}`);
  const result = await Promise.race([builtIn(node, action.arguments, signal), rejectOn(signal)]);
  evidence.add(Buffer.from(result.evidence));
  return { succeeded: result.succeeded };
}

function withExpectation({ expected }: Step, acted: Acted, { hasExpected }: Evidence): Acted {
  if (!acted.succeeded || hasExpected) return acted;
  return {
    ...acted,
    succeeded: false,
    reason: `expected ${JSON.stringify(expected.outputIncludes)} and did not see it`,
  };
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });
}
