import type { OneOperationQuery, OperationRowFragment } from "../generated/operations.ts";
import type { Fact } from "../output/output.ts";
import type { Column } from "../output/table.ts";

export type OperationDetails = NonNullable<OneOperationQuery["operation"]>;

const votesOf = (votes: readonly { readonly choice: string }[], choice: string) =>
  votes.filter((vote) => vote.choice === choice).length;

export const operationColumns: readonly Column<OperationRowFragment>[] = [
  { heading: "ID", of: ({ id }) => id },
  { heading: "STATUS", of: ({ status }) => status },
  { heading: "CHANNEL", of: ({ channel }) => channel.name },
  { heading: "PROPOSER", of: ({ proposer }) => proposer.mspId },
  { heading: "VOTES", of: ({ votes }) => `${votesOf(votes, "AGREE")} for, ${votesOf(votes, "DISAGREE")} against` },
  { heading: "REQUESTED", of: ({ requestedAt }) => requestedAt },
  { heading: "TITLE", of: ({ title }) => title },
];

/** An operation as people read it: votes against the rule, then what each organisation did. */
export function operationFacts(operation: OperationDetails): Fact[] {
  return [
    ["id", operation.id],
    ["title", operation.title],
    ["description", operation.description || null],
    ["status", operation.status + (operation.reason ? `: ${operation.reason}` : "")],
    ["channel", operation.channel.name],
    ["proposer", operation.proposer.mspId],
    ["policy", policyOf(operation)],
    ["electorate", operation.electorate.map(({ mspId }) => mspId).join(", ")],
    ...operation.parameters.map(({ name, value }): Fact => ["parameter", `${name} = ${value}`]),
    ["requested", operation.requestedAt],
    ["vote ends", operation.expiresAt],
    ["decided", operation.decidedAt],
    ["ended", operation.endedAt],
    ...operation.votes.map(
      ({ organization, choice, comment }): Fact => [
        "vote",
        `${organization.mspId} ${choice}${comment && `: ${comment}`}`,
      ],
    ),
    ...operation.executions.flatMap(executionFacts),
  ];
}

export function policyOf({ policy }: Pick<OperationDetails, "policy">): string {
  const numbers = [
    policy.required === null ? "" : `${policy.required} required`,
    policy.faulty === null ? "" : `${policy.faulty} faulty`,
  ];
  return [policy.rule, ...numbers.filter(Boolean)].join(", ");
}

function executionFacts({ organization, status, evidence, steps }: OperationDetails["executions"][number]): Fact[] {
  const shown = steps.map(
    ({ name, status: step, exitCode, evidence: seen }): Fact => [
      "  step",
      `${name} ${step}${exitCode ? ` (exit ${exitCode})` : ""}${seen ? `: ${seen.trim()}` : ""}`,
    ],
  );
  return [["execution", `${organization.mspId} ${status}${evidence ? `: ${evidence}` : ""}`], ...shown];
}
