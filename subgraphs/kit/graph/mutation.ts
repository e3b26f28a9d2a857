import { Directive, Field, ObjectType } from "type-graphql";
import type { ErrorCode } from "../../../errors/error-codes.ts";
import { ErrorCodeEnum } from "./error-code.ts";
import { BlockNumberScalar, TransactionIdScalar } from "./scalars.ts";

@Directive("@shareable")
@ObjectType({ description: "Refusal of an act by a ledger or a service; nothing was changed.", simpleResolvers: true })
export class UserError {
  @Field(() => ErrorCodeEnum, { description: "Code, for programs." })
  code!: ErrorCode;

  @Field(() => String, { description: "Message, for people." })
  message!: string;

  @Field(() => [String], { nullable: true, description: "Path of the input field at fault, when there is one." })
  field?: string[];
}

@Directive("@shareable")
@ObjectType({ description: "A transaction that a Fabric channel has committed.", simpleResolvers: true })
export class FabricTransaction {
  @Field(() => TransactionIdScalar, { description: "The transaction's id." })
  id!: string;

  @Field(() => BlockNumberScalar, { description: "The block that holds it." })
  blockNumber!: bigint;

  @Field(() => String, { description: "The peers' verdict; VALID for every act that took effect." })
  validationCode!: string;
}
