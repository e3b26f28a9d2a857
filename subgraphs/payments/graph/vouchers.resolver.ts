import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../kit/graph/access.ts";
import { address, int, optional } from "../../kit/graph/fields.ts";
import { mutationInput } from "../../kit/graph/object-type.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import type { PaymentsContext } from "./context.ts";
import { payloadType } from "./transaction.type.ts";

export const X402VouchersClaimInput = mutationInput("X402VouchersClaimInput", "An account that is paid with x402.", {
  provider: address("The account; its keys must be held here for the asking organisation."),
});
export type X402VouchersClaimInput = InstanceType<typeof X402VouchersClaimInput>;

export const X402VouchersClaimPayload = payloadType("X402VouchersClaimPayload", "Outcome of claiming vouchers.", {
  channels: optional(int("From how many channels was claimed; none had anything to claim if 0.")),
  remaining: optional(int("How many channels have something left to claim.")),
});

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
  ): Promise<InstanceType<typeof X402VouchersClaimPayload>> {
    return answer("x402VouchersClaim", input, (journal) => claims.claim(input.provider, principal, journal));
  }
}
