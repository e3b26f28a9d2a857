import { Directive, Field, ObjectType } from "type-graphql";
import { type ErrorCode, errorCodes } from "../../errors/error-codes.ts";
import { PlatformError } from "../../errors/platform-error.ts";
import { ErrorCodeEnum } from "./error-code.ts";
import { BlockNumberScalar, TransactionIdScalar } from "./scalars.ts";

@Directive("@shareable")
@ObjectType({ description: "Why a ledger or a service refused an act; nothing was changed.", simpleResolvers: true })
export class UserError {
  @Field(() => ErrorCodeEnum, { description: "What programs decide on." })
  code!: ErrorCode;

  @Field(() => String, { description: "What people read." })
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

/** What each mutation's payload has besides its entity. */
export interface Refusal {
  userErrors: UserError[];
}

/** Runs an act and gives its payload; a business refusal becomes `userErrors`, a fault is thrown on. */
export async function payloadOf<P extends object>(act: () => Promise<P>): Promise<P & Refusal> {
  try {
    return { userErrors: [], ...(await act()) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusalOf({ code: error.code, message: error.message });
  }
}

/** Whether a ledger or a service refused an act, as against a fault, after which nobody knows. */
export function isRefusal(error: unknown): error is PlatformError {
  return error instanceof PlatformError && errorCodes[error.code].kind === "refusal";
}

/** The payload of an act that was refused. */
export function refusalOf<P extends object>(error: UserError): P & Refusal {
  return { userErrors: [error] } as unknown as P & Refusal;
}
