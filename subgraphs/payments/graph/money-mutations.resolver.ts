import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../kit/access.ts";
import type { Refusal } from "../../kit/mutation.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import type { CloseOutcome } from "../channels/close.service.ts";
import { PaymentChannelCloseInput, PaymentChannelClosePayload } from "./close.inputs.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannelDepositInput, PaymentChannelDepositPayload } from "./deposit.inputs.ts";

/** How money gets into a channel, and out of it when the parties agree. */
@Resolver()
export class MoneyMutationsResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelDepositPayload, {
    description:
      "Adds to the consumer's deposit. Tokens with permits (EIP-2612) or authorisations (EIP-3009) take one transaction, others two.",
  })
  paymentChannelDeposit(
    @Arg("input", () => PaymentChannelDepositInput, { description: "The deposit." }) input: PaymentChannelDepositInput,
    @Ctx() { answer, deposits, principal }: PaymentsContext,
  ): Promise<ChannelOutcome & Refusal> {
    return answer("paymentChannelDeposit", input, (journal) => deposits.deposit(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelClosePayload, {
    description:
      "Ends a channel at once as its parties agree. The consumer's payment server answers with its signature; the provider's ends the channel with it. Where both keys are held, one call does.",
  })
  paymentChannelClose(
    @Arg("input", () => PaymentChannelCloseInput, { description: "The agreement." }) input: PaymentChannelCloseInput,
    @Ctx() { answer, closes, principal }: PaymentsContext,
  ): Promise<CloseOutcome & Refusal> {
    return answer("paymentChannelClose", input, (journal) => closes.close(input, principal, journal));
  }
}
