import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../shared/access.ts";
import type { Refusal } from "../../shared/mutation.ts";
import type { PaymentsContext } from "../context.ts";
import {
  PaymentChannelDepositInput,
  PaymentChannelDepositPayload,
  PaymentChannelOpenInput,
  PaymentChannelOpenPayload,
  PaymentChannelTerminateInput,
  PaymentChannelTerminatePayload,
  PayoutWithdrawInput,
  PayoutWithdrawPayload,
} from "./channel.inputs.ts";
import type { ChannelOutcome } from "./channel.service.ts";

type Outcome = Promise<ChannelOutcome & Refusal>;

/** What the parties of a channel do with it. */
@Resolver()
export class ChannelMutationsResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelOpenPayload, { description: "Opens a payment channel as its consumer." })
  paymentChannelOpen(
    @Arg("input", () => PaymentChannelOpenInput, { description: "Its terms." }) input: PaymentChannelOpenInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    const { salt, idempotencyKey: _, ...terms } = input;
    return answer("paymentChannelOpen", input, (journal) =>
      channels.open({ ...terms, salt: salt ?? undefined }, principal, journal),
    );
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelDepositPayload, { description: "Adds to the consumer's deposit." })
  paymentChannelDeposit(
    @Arg("input", () => PaymentChannelDepositInput, { description: "The deposit." }) input: PaymentChannelDepositInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentChannelDeposit", input, (journal) => channels.deposit(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelTerminatePayload, {
    description:
      "Ends a channel: at once as its provider; as its consumer by giving notice, and again after the termination period.",
  })
  paymentChannelTerminate(
    @Arg("input", () => PaymentChannelTerminateInput, { description: "Who ends it." })
    input: PaymentChannelTerminateInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentChannelTerminate", input, (journal) => channels.terminate(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PayoutWithdrawPayload, { description: "Takes out everything that is due to a party." })
  payoutWithdraw(
    @Arg("input", () => PayoutWithdrawInput, { description: "Whom to pay." }) input: PayoutWithdrawInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("payoutWithdraw", input, (journal) => channels.payOut(input, principal, journal));
  }
}
