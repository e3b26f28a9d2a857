import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Refusal } from "../../../errors/refusal.ts";
import { RequiresScope } from "../../kit/graph/access.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import type { CloseOutcome } from "../channels/close.service.ts";
import {
  type PartyInput,
  PaymentChannelCloseInput,
  PaymentChannelClosePayload,
  PaymentChannelDepositInput,
  PaymentChannelDepositPayload,
  PaymentChannelOpenInput,
  PaymentChannelOpenPayload,
  PaymentChannelTerminateInput,
  PaymentChannelTerminatePayload,
  PaymentLaneOpenInput,
  PaymentLaneOpenPayload,
  PaymentVoucherKeyRotateInput,
  PaymentVoucherKeyRotatePayload,
  PayoutWithdrawInput,
  PayoutWithdrawPayload,
} from "./channel.inputs.ts";
import type { PaymentsContext } from "./context.ts";

type Outcome = Promise<ChannelOutcome & Refusal>;

/** Mutations of a channel by its parties. */
@Resolver()
export class ChannelMutationsResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelOpenPayload, { description: "Opens a payment channel as its consumer." })
  paymentChannelOpen(
    @Arg("input", () => PaymentChannelOpenInput, { description: "Its terms." }) input: PaymentChannelOpenInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentChannelOpen", input, (journal) => channels.open(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentLaneOpenPayload, {
    description: "Adds a lane to a channel as its consumer, to tell apart on whose behalf it calls.",
  })
  paymentLaneOpen(
    @Arg("input", () => PaymentLaneOpenInput, { description: "The lane." }) input: PaymentLaneOpenInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentLaneOpen", input, (journal) => channels.openLane(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentVoucherKeyRotatePayload, {
    description:
      "Makes a new key and lets it sign the consumer's tokens from now on; what the old one signed still counts.",
  })
  paymentVoucherKeyRotate(
    @Arg("input", () => PaymentVoucherKeyRotateInput, { description: "Which channel." })
    input: PaymentVoucherKeyRotateInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentVoucherKeyRotate", input, (journal) =>
      channels.rotateVoucherKey(input.channelId, principal, journal),
    );
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelTerminatePayload, {
    description:
      "Ends a channel: at once as its provider; as its consumer by giving notice, and again after the termination period.",
  })
  paymentChannelTerminate(
    @Arg("input", () => PaymentChannelTerminateInput, { description: "Who ends it." })
    input: PartyInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("paymentChannelTerminate", input, (journal) => channels.terminate(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PayoutWithdrawPayload, { description: "Takes out everything that is due to a party." })
  payoutWithdraw(
    @Arg("input", () => PayoutWithdrawInput, { description: "Whom to pay." }) input: PartyInput,
    @Ctx() { answer, channels, principal }: PaymentsContext,
  ): Outcome {
    return answer("payoutWithdraw", input, (journal) => channels.payOut(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelDepositPayload, {
    description:
      "Adds to the consumer's deposit. Tokens with permits (EIP-2612) or authorisations (EIP-3009) take one transaction, others two.",
  })
  paymentChannelDeposit(
    @Arg("input", () => PaymentChannelDepositInput, { description: "The deposit." }) input: PaymentChannelDepositInput,
    @Ctx() { answer, deposits, principal }: PaymentsContext,
  ): Outcome {
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
