import type { ExecutionRow, ExecutionStatus, StepRow } from "@ledgerloom/chaincode";
import { Field, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../kit/graph/scalars.ts";
import type { OperationRecord } from "../projection/ops-reads.ts";
import { OperationExecutionStatusEnum, OperationStepStatusEnum } from "./operation-enums.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "One organisation's execution of one step.", simpleResolvers: true })
export class OperationStepResult {
  @Field(() => String, { description: "The step's name." })
  name!: string;

  @Field(() => OperationStepStatusEnum, { description: "State." })
  status!: keyof typeof OperationStepStatusEnum;

  @Field(() => String, { nullable: true, description: "Output that the agent saw; the first part when it was long." })
  evidence!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of the whole output, hexadecimal." })
  digest!: string | null;

  @Field(() => Boolean, {
    description: "Whether `evidence` shows less than `digest` covers: it was cut, or bytes of it are no text.",
  })
  isEvidencePartial!: boolean;

  @Field(() => Int, { nullable: true, description: "Exit code of the step's program, when it ended by itself." })
  exitCode!: number | null;

  @Field(() => String, { nullable: true, description: "The signal that ended the step's program, such as SIGTERM." })
  signal!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it began, by the organisation's clock." })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended, by the organisation's clock." })
  endedAt!: Date | null;
}

@ObjectType({ description: "One organisation's execution of an operation.", simpleResolvers: true })
export class OperationExecution {
  @Field(() => Organization, { description: "Organisation whose agent executes." })
  organization!: Organization;

  @Field(() => OperationExecutionStatusEnum, { description: "State." })
  status!: ExecutionStatus | "PENDING";

  @Field(() => [OperationStepResult], { description: "Every step of the operation, in order." })
  steps!: OperationStepResult[];

  @Field(() => String, { nullable: true, description: "The agent's summary, or why it refused." })
  evidence!: string | null;

  @Field(() => String, { nullable: true, description: "Version of the agent." })
  agentVersion!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of the agent's code, by its own account." })
  agentDigest!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it began, by ledger time." })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended, by ledger time." })
  endedAt!: Date | null;
}

/** Execution of each organisation of the electorate, from the approval on. */
export function executionsOf({ row, executions, steps }: OperationRecord): OperationExecution[] {
  if (row.executionDeadline === undefined) return [];
  const names = row.steps.map(({ name }) => name);
  return row.electorate.map((organization) =>
    executionOf(
      organization,
      executions.get(organization),
      stepsOf(names, steps.get(organization), executions.get(organization)),
    ),
  );
}

function executionOf(
  organization: string,
  row: ExecutionRow | undefined,
  steps: OperationStepResult[],
): OperationExecution {
  return {
    organization: organizationOf(organization),
    status: row?.status ?? "PENDING",
    steps,
    evidence: row?.evidence ?? null,
    agentVersion: row?.agent.version || null,
    agentDigest: row?.agent.digest || null,
    startedAt: row ? new Date(row.startedAt) : null,
    endedAt: row?.endedAt === undefined ? null : new Date(row.endedAt),
  };
}

/** Result of a step that has not ended. */
const notDone: Omit<OperationStepResult, "name" | "status"> = {
  evidence: null,
  digest: null,
  isEvidencePartial: false,
  exitCode: null,
  signal: null,
  startedAt: null,
  endedAt: null,
};

function stepsOf(
  names: readonly string[],
  rows: readonly StepRow[] = [],
  execution: ExecutionRow | undefined,
): OperationStepResult[] {
  return names.map((name, index) => {
    const row = rows[index];
    if (!row) {
      const status = openStatus(execution, index === rows.length);
      return { ...notDone, name, status };
    }
    const { status, evidence, digest, isPartial = false, exitCode = null, signal = null } = row;
    const [startedAt, endedAt] = [new Date(row.startedAt), new Date(row.endedAt)];
    return { name, status, evidence, digest, isEvidencePartial: isPartial, exitCode, signal, startedAt, endedAt };
  });
}

function openStatus(execution: ExecutionRow | undefined, isNext: boolean): "PENDING" | "RUNNING" | "SKIPPED" {
  if (!execution) return "PENDING";
  if (execution.status !== "RUNNING") return "SKIPPED";
  return isNext ? "RUNNING" : "PENDING";
}
