import { Field, ObjectType } from "type-graphql";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import { CursorScalar, DateTimeScalar, PositionScalar, TransactionIdScalar } from "../../kit/graph/scalars.ts";
import type { OperationAct } from "../projection/block-changes.ts";
import { Operation, operationOf } from "./operation.type.ts";
import { eventTypeOf, OperationEventTypeEnum } from "./operation-enums.ts";
import { Organization, organizationOf } from "./organization.type.ts";

@ObjectType({ description: "Something happened to an operation.", simpleResolvers: true })
export class OperationEvent {
  @Field(() => CursorScalar, { description: "Resume after it with `after`." })
  cursor!: string;

  @Field(() => OperationEventTypeEnum, { description: "What happened." })
  type!: keyof typeof OperationEventTypeEnum;

  @Field(() => Operation, { description: "The operation right after it." })
  operation!: Operation;

  @Field(() => Organization, { description: "Who caused it." })
  organization!: Organization;

  @Field(() => String, { nullable: true, description: "The step that ended, of STEP_ENDED." })
  step!: string | null;

  @Field(() => DateTimeScalar, { description: "When, by ledger time." })
  at!: Date;

  @Field(() => TransactionIdScalar, { description: "The transaction that holds it." })
  transactionId!: string;

  @Field(() => PositionScalar, { description: "Hand it to `@read(after:)` to see what it did, through any instance." })
  position!: string;
}

/** @param position that of the event's block */
export function operationEventOf({ cursor, event }: FeedEntry<OperationAct>, position: string): OperationEvent {
  return {
    cursor,
    position,
    type: eventTypeOf(event.type),
    operation: operationOf(event.operation),
    organization: organizationOf(event.organization),
    step: event.step?.name ?? null,
    at: event.at,
    transactionId: event.transactionId,
  };
}
