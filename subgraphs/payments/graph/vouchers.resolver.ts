import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { RequiresScope } from "../../kit/graph/access.ts";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { AddressScalar } from "../../kit/graph/scalars.ts";
import type { PaymentsContext } from "./context.ts";
import { MutationPayload } from "./transaction.type.ts";

@InputType({ description: "An account that is paid with x402." })
export class X402VouchersClaimInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "The account; its keys must be held here for the asking organisation." })
  provider!: string;
}

@ObjectType({ description: "Outcome of claiming vouchers.", simpleResolvers: true })
export class X402VouchersClaimPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    description: "From how many channels was claimed; none had anything to claim if 0.",
  })
  channels?: number;

  @Field(() => Int, { nullable: true, description: "How many channels have something left to claim." })
  remaining?: number;
}

/** How a provider turns x402's vouchers into money. */
@Resolver()
export class VouchersResolver {
  @RequiresScope("payments:write")
  @OnConflict("NONE", "an account's transactions have an order; what is claimed already is not claimed again")
  @Mutation(() => X402VouchersClaimPayload, {
    description:
      "Claims what up to 100 x402 channels owe an account, and has it paid out, in one transaction; none without debts.",
  })
  x402VouchersClaim(
    @Arg("input", () => X402VouchersClaimInput, { description: "For whom." }) input: X402VouchersClaimInput,
    @Ctx() { answer, claims, principal }: PaymentsContext,
  ): Promise<X402VouchersClaimPayload> {
    return answer("x402VouchersClaim", input, (journal) => claims.claim(input.provider, principal, journal));
  }
}
