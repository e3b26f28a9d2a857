import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../shared/access.ts";
import { payloadOf, type Refusal } from "../../shared/mutation.ts";
import type { PaymentsContext } from "../context.ts";
import {
  PaymentChannelDepositInput,
  PaymentChannelOpenInput,
  PaymentChannelPartyInput,
  PaymentChannelPayload,
} from "./channel.inputs.ts";
import type { ChannelOutcome } from "./channel.service.ts";

type Outcome = Promise<ChannelOutcome & Refusal>;

/** What the parties of a channel do with it. */
@Resolver()
export class ChannelMutationsResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, { description: "Opens a payment channel as its consumer." })
  paymentChannelOpen(
    @Arg("input", () => PaymentChannelOpenInput, { description: "Its terms." }) input: PaymentChannelOpenInput,
    @Ctx() { channels, principal }: PaymentsContext,
  ): Outcome {
    const { salt, ...terms } = input;
    return payloadOf(() => channels.open({ ...terms, salt: salt ?? undefined }, principal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, { description: "Adds to the consumer's deposit." })
  paymentChannelDeposit(
    @Arg("input", () => PaymentChannelDepositInput, { description: "The deposit." }) input: PaymentChannelDepositInput,
    @Ctx() { channels, principal }: PaymentsContext,
  ): Outcome {
    return payloadOf(() => channels.deposit(input.channelId, input.from, input.amount, principal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, {
    description:
      "Ends a channel: at once as its provider; as its consumer by giving notice, and again after the termination period.",
  })
  paymentChannelTerminate(
    @Arg("input", () => PaymentChannelPartyInput, { description: "Who ends it." }) input: PaymentChannelPartyInput,
    @Ctx() { channels, principal }: PaymentsContext,
  ): Outcome {
    return payloadOf(() => channels.terminate(input.channelId, input.party, principal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, { description: "Takes out everything that is due to a party." })
  payoutWithdraw(
    @Arg("input", () => PaymentChannelPartyInput, { description: "Whom to pay." }) input: PaymentChannelPartyInput,
    @Ctx() { channels, principal }: PaymentsContext,
  ): Outcome {
    return payloadOf(() => channels.payOut(input.channelId, input.party, principal));
  }
}
