import { type ClassType, Field, ObjectType } from "type-graphql";
import { FabricTransaction, UserError } from "../../kit/mutation.ts";
import { Operation } from "./operation.type.ts";

/** What a mutation of an operation answers. */
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
