import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Refusal } from "../../../errors/refusal.ts";
import { RequiresScope } from "../../kit/graph/access.ts";
import { address, id, list, listOf, optional, withDefault } from "../../kit/graph/fields.ts";
import { mutationInput } from "../../kit/graph/object-type.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import type { ManyOutcome } from "../redemptions/redemption.service.ts";
import { channelPayloadType } from "./channel.inputs.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentLaneInput } from "./payment-lane.type.ts";
import { payloadType } from "./transaction.type.ts";
import { userErrorsIn } from "./views.ts";

const channel = { channelId: id("The channel; its provider's keys must be held here.") };
export const RedemptionStartInput = mutationInput(
  "RedemptionStartInput",
  "A channel whose provider begins to redeem.",
  {
    ...channel,
    prices: withDefault(
      [],
      listOf(
        () => PaymentLaneInput,
        "Prices under the next token id, also of new lanes; other lanes cost what they did.",
      ),
    ),
  },
);
export type RedemptionStartInput = InstanceType<typeof RedemptionStartInput>;

export const RedemptionFinalizeInput = mutationInput(
  "RedemptionFinalizeInput",
  "A channel whose provider ends a redemption.",
  channel,
);
export type RedemptionFinalizeInput = InstanceType<typeof RedemptionFinalizeInput>;

const manyChannels = {
  provider: address("Who is paid; its keys must be held here."),
  channelIds: list(id("The channels, 1 to 50.")),
};
export const RedemptionBatchStartInput = mutationInput(
  "RedemptionBatchStartInput",
  "Channels whose provider begins to redeem.",
  manyChannels,
);
export const RedemptionBatchFinalizeInput = mutationInput(
  "RedemptionBatchFinalizeInput",
  "Channels whose provider ends redemptions.",
  manyChannels,
);
export type RedemptionBatchInput = InstanceType<typeof RedemptionBatchStartInput>;

const channelsAfterwards = {
  channels: optional(
    listOf(
      () => PaymentChannel,
      "Those on which it took effect; `field` of the errors ends with the index of another.",
    ),
  ),
};
export const RedemptionBatchStartPayload = payloadType(
  "RedemptionBatchStartPayload",
  "Outcome of closing token ids of many channels.",
  channelsAfterwards,
);
export const RedemptionBatchFinalizePayload = payloadType(
  "RedemptionBatchFinalizePayload",
  "Outcome of redeeming many channels.",
  channelsAfterwards,
);
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

  @RequiresScope("payments:write")
  @Mutation(() => RedemptionBatchStartPayload, {
    description:
      "As `redemptionStart` for many channels in one transaction; one that refuses does not stop the others.",
  })
  redemptionBatchStart(
    @Arg("input", () => RedemptionBatchStartInput, { description: "Which channels." })
    input: RedemptionBatchInput,
    @Ctx() { answer, redemptions, principal }: PaymentsContext,
  ): Promise<BatchAnswer> {
    return answer("redemptionBatchStart", input, async (journal) =>
      toGraph(await redemptions.startMany(input, principal, journal)),
    );
  }

  @RequiresScope("payments:write")
  @Mutation(() => RedemptionBatchFinalizePayload, {
    description:
      "As `redemptionFinalize` for many channels in one transaction; one that refuses does not stop the others.",
  })
  redemptionBatchFinalize(
    @Arg("input", () => RedemptionBatchFinalizeInput, { description: "Which channels." })
    input: RedemptionBatchInput,
    @Ctx() { answer, redemptions, principal }: PaymentsContext,
  ): Promise<BatchAnswer> {
    return answer("redemptionBatchFinalize", input, async (journal) =>
      toGraph(await redemptions.finalizeMany(input, principal, journal)),
    );
  }
}

type BatchAnswer = Omit<ManyOutcome, "refused"> & Refusal;

function toGraph({ refused, ...outcome }: ManyOutcome): BatchAnswer {
  return { ...outcome, userErrors: userErrorsIn("channelIds", refused) };
}
