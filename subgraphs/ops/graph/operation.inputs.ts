import type { OperationStatus } from "@ledgerloom/chaincode";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { type OrderDirection, OrderDirectionEnum } from "../../kit/graph/ordering.ts";
import { PageArgs } from "../../kit/graph/paging.ts";
import { CursorScalar, DateTimeScalar, MspIdScalar } from "../../kit/graph/scalars.ts";
import type { OperationOrder } from "../projection/ops-reads.ts";
import {
  OperationEventTypeEnum,
  OperationOrderFieldEnum,
  OperationStatusEnum,
  VoteChoiceEnum,
} from "./operation-enums.ts";
import { OperationPolicyInput } from "./operation-policy.type.ts";

@InputType({ description: "Conditions of a list of operations; all that are given must hold." })
export class OperationFilterInput {
  @Field(() => [OperationStatusEnum], { nullable: true, description: "In one of these states." })
  status?: OperationStatus[];

  @Field(() => String, { nullable: true, description: "On this channel." })
  channel?: string;

  @Field(() => MspIdScalar, { nullable: true, description: "Proposed by this organisation." })
  proposer?: string;

  @Field(() => String, { nullable: true, description: "Made from the template with this name." })
  template?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "With this in their id, title or description, in any case of letters.",
  })
  text?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Requested at this time or later." })
  requestedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Requested before this time." })
  requestedTo?: Date | null;

  @Field(() => MspIdScalar, {
    nullable: true,
    description: "On which this organisation has a vote that it has not given and that would still count.",
  })
  awaitingVoteOf?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "`true`: as `awaitingVoteOf` the asking organisation, in place of it; for requests with a token.",
  })
  awaitingMyVote?: boolean | null;
}

@InputType({ description: "Order of operations; equal ones by id." })
export class OperationOrderInput {
  @Field(() => OperationOrderFieldEnum, { description: "Field to order by." })
  field!: OperationOrder;

  @Field(() => OrderDirectionEnum, { defaultValue: "DESC", description: "Direction." })
  direction!: OrderDirection;
}

@ArgsType()
export class OperationsArgs extends PageArgs {
  @Field(() => OperationFilterInput, { nullable: true, description: "Conditions of the operations to list." })
  filter?: OperationFilterInput;

  @Field(() => OperationOrderInput, { nullable: true, description: "Order; newest first by default." })
  orderBy?: OperationOrderInput | null;
}

@InputType({ description: "A value for a template's parameter." })
export class OperationParameterInput {
  @Field(() => String, { description: "The parameter's name." })
  name!: string;

  @Field(() => String, { description: "Its value; numbers as decimal text." })
  value!: string;
}

@InputType({ description: "A proposal to run a template on every member of a channel." })
export class OperationRequestInput extends IdempotentInput {
  @Field(() => ID, { nullable: true, description: "An id of your choice, so that a repeated request is refused." })
  id?: string;

  @Field(() => String, { description: "Purpose, in a line." })
  title!: string;

  @Field(() => String, { nullable: true, description: "Reason." })
  description?: string;

  @Field(() => String, { description: "The channel whose members vote and execute." })
  channel!: string;

  @Field(() => String, { description: "Name of the template." })
  template!: string;

  @Field(() => [OperationParameterInput], { nullable: true, description: "Values other than the defaults." })
  parameters?: OperationParameterInput[];

  @Field(() => OperationPolicyInput, { nullable: true, description: "A policy stricter than the template's." })
  policy?: OperationPolicyInput;

  @Field(() => Int, { nullable: true, description: "How long the vote may take; the template's period by default." })
  votingPeriodSeconds?: number;

  @Field(() => Int, { nullable: true, description: "How long the execution may take; the template's by default." })
  executionPeriodSeconds?: number;
}

@InputType({ description: "An organisation's vote; there is one, and it is final." })
export class OperationVoteInput extends IdempotentInput {
  @Field(() => ID, { description: "The operation." })
  operationId!: string;

  @Field(() => VoteChoiceEnum, { description: "For or against." })
  choice!: keyof typeof VoteChoiceEnum;

  @Field(() => String, { nullable: true, description: "Reason." })
  comment?: string;
}

@InputType({ description: "A proposal to take back." })
export class OperationWithdrawInput extends IdempotentInput {
  @Field(() => ID, { description: "The operation." })
  operationId!: string;
}

@InputType({ description: "Which events to deliver; what is left out does not matter." })
export class OperationEventFilterInput {
  @Field(() => ID, { nullable: true, description: "Of this operation." })
  operationId?: string;

  @Field(() => [OperationEventTypeEnum], { nullable: true, description: "Of these types." })
  types?: (keyof typeof OperationEventTypeEnum)[];

  @Field(() => MspIdScalar, { nullable: true, description: "Caused by this organisation." })
  organization?: string;
}

@ArgsType()
export class OperationEventsArgs {
  @Field(() => CursorScalar, { nullable: true, description: "Begin after this event; without it, with the next one." })
  after?: string;

  @Field(() => OperationEventFilterInput, { nullable: true, description: "Which events." })
  filter?: OperationEventFilterInput;
}
