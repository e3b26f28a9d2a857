import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { RequiresScope } from "../../shared/access.ts";
import { payloadOf, type Refusal } from "../../shared/mutation.ts";
import { PaymentChannelPayload } from "../channels/channel.inputs.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import type { PaymentsContext } from "../context.ts";

@InputType({ description: "A channel whose provider redeems." })
export class RedemptionInput {
  @Field(() => ID, { description: "The channel; its provider's keys must be held here." })
  channelId!: string;
}

type Outcome = Promise<ChannelOutcome & Refusal>;

/** How a provider turns accepted tokens into money. */
@Resolver()
export class RedemptionResolver {
  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, {
    description: "Closes the token id in use. Its tokens still count until the tolerance period ends.",
  })
  redemptionStart(
    @Arg("input", () => RedemptionInput, { description: "Which channel." }) input: RedemptionInput,
    @Ctx() { redemptions, principal }: PaymentsContext,
  ): Outcome {
    return payloadOf(() => redemptions.start(input.channelId, principal));
  }

  @RequiresScope("payments:write")
  @Mutation(() => PaymentChannelPayload, {
    description: "Redeems the newest token of the closed id; with no token the redemption ends with nothing.",
  })
  redemptionFinalize(
    @Arg("input", () => RedemptionInput, { description: "Which channel." }) input: RedemptionInput,
    @Ctx() { redemptions, principal }: PaymentsContext,
  ): Outcome {
    return payloadOf(() => redemptions.finalize(input.channelId, principal));
  }
}
