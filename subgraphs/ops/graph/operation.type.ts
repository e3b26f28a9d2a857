import type { OperationRow, OperationStatus, VoteRow } from "@ledgerloom/chaincode";
import { Field, ID, ObjectType } from "type-graphql";
import { connectionType } from "../../kit/graph/paging.ts";
import { DateTimeScalar, TransactionIdScalar } from "../../kit/graph/scalars.ts";
import type { OperationRecord } from "../projection/ops-reads.ts";
import { OperationEventTypeEnum, OperationStatusEnum, VoteChoiceEnum } from "./operation-enums.ts";
import { OperationPolicy, policyOf } from "./operation-policy.type.ts";
import { OperationStep, stepOf } from "./operation-template.type.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "A parameter's value.", simpleResolvers: true })
export class OperationParameter {
  @Field(() => String, { description: "The parameter's name." })
  name!: string;

  @Field(() => String, { description: "Its value." })
  value!: string;
}

@ObjectType({ description: "An organisation's vote.", simpleResolvers: true })
export class OperationVote {
  @Field(() => Organization, { description: "Organisation that voted." })
  organization!: Organization;

  @Field(() => VoteChoiceEnum, { description: "The vote." })
  choice!: keyof typeof VoteChoiceEnum;

  @Field(() => String, { description: "Reason, as the organisation gave it; may be empty." })
  comment!: string;

  @Field(() => DateTimeScalar, { description: "When, by ledger time." })
  votedAt!: Date;
}

@ObjectType({ description: "One act on an operation.", simpleResolvers: true })
export class OperationHistoryEntry {
  @Field(() => OperationEventTypeEnum, { description: "Type of the act." })
  type!: keyof typeof OperationEventTypeEnum;

  @Field(() => Organization, { description: "Organisation that acted." })
  organization!: Organization;

  @Field(() => DateTimeScalar, { description: "When, by ledger time." })
  at!: Date;

  @Field(() => TransactionIdScalar, { description: "The transaction that holds it." })
  transactionId!: string;
}

@ObjectType({
  description: "An operation on the network: proposed, voted on, executed by every organisation's agent.",
  simpleResolvers: true,
})
export class Operation {
  @Field(() => ID, { description: "Its id, any text." })
  id!: string;

  @Field(() => String, { description: "Purpose, in a line." })
  title!: string;

  @Field(() => String, { description: "Why it is proposed; may be empty." })
  description!: string;

  @Field(() => OperationStatusEnum, { description: "State." })
  status!: OperationStatus;

  @Field(() => String, { nullable: true, description: "Reason why it ended other than completed." })
  reason!: string | null;

  @Field(() => String, { description: "SHA-256 of the template that was voted on." })
  templateDigest!: string;

  @Field(() => [OperationParameter], { description: "Values of its parameters." })
  parameters!: OperationParameter[];

  @Field(() => [OperationStep], { description: "Steps that every agent runs, with the parameters' values." })
  steps!: OperationStep[];

  @Field(() => Organization, { description: "Organisation that proposed it." })
  proposer!: Organization;

  @Field(() => [Organization], {
    description: "Organisations that vote and execute: the channel's members at the request.",
  })
  electorate!: Organization[];

  @Field(() => OperationPolicy, { description: "Policy by which the electorate decides." })
  policy!: OperationPolicy;

  @Field(() => DateTimeScalar, { description: "When it was proposed, by ledger time." })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { description: "When the vote ends." })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the vote was decided, or its proposal closed." })
  decidedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When all agents are to have ended." })
  executionDeadline!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended, completed or not." })
  endedAt!: Date | null;

  /** Channel, by which fields are looked up. */
  channelName!: string;

  /** All rows, where they were read with it. */
  record?: OperationRecord;
}

export const OperationConnection = connectionType(() => Operation, "Operation");

export function operationOf(row: OperationRow): Operation {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status,
    reason: row.reason ?? null,
    templateDigest: row.template.digest,
    parameters: Object.entries(row.parameters).map(([name, value]) => ({ name, value })),
    steps: row.steps.map(stepOf),
    proposer: organizationOf(row.proposer),
    electorate: row.electorate.map(organizationOf),
    policy: policyOf(row.policy),
    requestedAt: new Date(row.requestedAt),
    expiresAt: new Date(row.expiresAt),
    decidedAt: dateOf(row.decidedAt),
    executionDeadline: dateOf(row.executionDeadline),
    endedAt: dateOf(row.endedAt),
    channelName: row.channel,
  };
}

export function voteOf({ organization, choice, comment, votedAt }: VoteRow): OperationVote {
  return { organization: organizationOf(organization), choice, comment, votedAt: new Date(votedAt) };
}

const dateOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
