import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../shared/access.ts";
import type { Refusal } from "../../shared/mutation.ts";
import { IdempotentInput } from "../../shared/requests/idempotent.input.ts";
import { channelPayloadType } from "../channels/channel.inputs.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import { PaymentLaneInput } from "../channels/payment-lane.type.ts";
import type { PaymentsContext } from "../context.ts";

@InputType({ description: "A channel whose provider redeems." })
abstract class RedemptionInput extends IdempotentInput {
  @Field(() => ID, { description: "The channel; its provider's keys must be held here." })
  channelId!: string;
}

@InputType({ description: "A channel whose provider begins to redeem." })
export class RedemptionStartInput extends RedemptionInput {
  @Field(() => [PaymentLaneInput], {
    defaultValue: [],
    description: "Prices under the next token id, also of new lanes; other lanes cost what they did.",
  })
  prices!: PaymentLaneInput[];
}

@InputType({ description: "A channel whose provider ends a redemption." })
export class RedemptionFinalizeInput extends RedemptionInput {}

export const RedemptionStartPayload = channelPayloadType("RedemptionStartPayload");
export const RedemptionFinalizePayload = channelPayloadType("RedemptionFinalizePayload");

type Outcome = Promise<ChannelOutcome & Refusal>;

/** How a provider turns accepted tokens into money. */
@Resolver()
export class RedemptionResolver {
  @RequiresScope("payments:write")
  @Mutation(() => RedemptionStartPayload, {
    description: "Closes the token id in use. Its tokens still count until the tolerance period ends.",
  })
  redemptionStart(
    @Arg("input", () => RedemptionStartInput, { description: "Which channel." }) input: RedemptionStartInput,
    @Ctx() { answer, redemptions, principal }: PaymentsContext,
  ): Outcome {
    return answer("redemptionStart", input, (journal) => redemptions.start(input, principal, journal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => RedemptionFinalizePayload, {
    description:
      "Redeems the newest token of each lane of the closed id; with no token the redemption ends with nothing.",
  })
  redemptionFinalize(
    @Arg("input", () => RedemptionFinalizeInput, { description: "Which channel." }) input: RedemptionFinalizeInput,
    @Ctx() { answer, redemptions, principal }: PaymentsContext,
  ): Outcome {
    return answer("redemptionFinalize", input, (journal) => redemptions.finalize(input.channelId, principal, journal));
  }
}
