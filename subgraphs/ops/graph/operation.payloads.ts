import { type ClassType, Field, ObjectType } from "type-graphql";
import { FabricTransaction, UserError } from "../../kit/graph/mutation.ts";
import type { OperationOutcome } from "../operations/operation.service.ts";
import { Operation, operationOf } from "./operation.type.ts";

/** Payload of a mutation of an operation. */
export interface OperationPayload {
  readonly operation?: Operation | null;
  readonly userErrors: UserError[];
  readonly transaction?: FabricTransaction | null;
}

function payloadType(name: string): ClassType<OperationPayload> {
  @ObjectType(name, { description: "The outcome of an act on an operation.", simpleResolvers: true })
  class Payload {
    @Field(() => Operation, { nullable: true, description: "The operation after the act." })
    operation?: Operation | null;

    @Field(() => [UserError], { description: "Why the act was refused; empty when it was not." })
    userErrors!: UserError[];

    @Field(() => FabricTransaction, { nullable: true, description: "The transaction that recorded the act." })
    transaction?: FabricTransaction | null;
  }
  return Payload;
}

export const OperationRequestPayload = payloadType("OperationRequestPayload");
export const OperationVotePayload = payloadType("OperationVotePayload");
export const OperationWithdrawPayload = payloadType("OperationWithdrawPayload");

/** Payload of an act that the ledger has recorded, though it may not count. */
export function operationPayloadOf({ operation, transaction, expiredAt }: OperationOutcome): OperationPayload {
  return {
    operation: operation ? operationOf(operation) : null,
    transaction,
    userErrors: expiredAt === undefined ? [] : [lateVote(new Date(expiredAt))],
  };
}

function lateVote(expiredAt: Date): UserError {
  const message = `the proposal expired at ${expiredAt.toISOString()}; the vote does not count`;
  return { code: "PROPOSAL_CLOSED", message };
}
