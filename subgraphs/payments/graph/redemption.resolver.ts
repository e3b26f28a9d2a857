import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Refusal } from "../../../errors/refusal.ts";
import { RequiresScope } from "../../kit/graph/access.ts";
import { IdempotentInput } from "../../kit/graph/idempotent.input.ts";
import { AddressScalar } from "../../kit/graph/scalars.ts";
import type { ChannelOutcome } from "../channels/channel.service.ts";
import type { ManyOutcome } from "../redemptions/redemption.service.ts";
import { channelPayloadType } from "./channel.inputs.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { PaymentLaneInput } from "./payment-lane.type.ts";
import { MutationPayload } from "./transaction.type.ts";

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

@InputType({ description: "Channels of one provider that begins, or ends, to redeem them all." })
abstract class RedemptionBatchInput extends IdempotentInput {
  @Field(() => AddressScalar, { description: "Who is paid; its keys must be held here." })
  provider!: string;

  @Field(() => [ID], { description: "The channels, 1 to 50." })
  channelIds!: string[];
}

@InputType({ description: "Channels whose provider begins to redeem." })
export class RedemptionBatchStartInput extends RedemptionBatchInput {}

@InputType({ description: "Channels whose provider ends redemptions." })
export class RedemptionBatchFinalizeInput extends RedemptionBatchInput {}

@ObjectType({ description: "Outcome of an act on many channels.", simpleResolvers: true })
abstract class RedemptionBatchPayload extends MutationPayload {
  @Field(() => [PaymentChannel], {
    nullable: true,
    description: "Those on which it took effect; `field` of the errors ends with the index of another.",
  })
  channels?: PaymentChannel[];
}

@ObjectType({ description: "Outcome of closing token ids of many channels.", simpleResolvers: true })
export class RedemptionBatchStartPayload extends RedemptionBatchPayload {}

@ObjectType({ description: "Outcome of redeeming many channels.", simpleResolvers: true })
export class RedemptionBatchFinalizePayload extends RedemptionBatchPayload {}

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
    input: RedemptionBatchStartInput,
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
    input: RedemptionBatchFinalizeInput,
    @Ctx() { answer, redemptions, principal }: PaymentsContext,
  ): Promise<BatchAnswer> {
    return answer("redemptionBatchFinalize", input, async (journal) =>
      toGraph(await redemptions.finalizeMany(input, principal, journal)),
    );
  }
}

type BatchAnswer = Omit<ManyOutcome, "refused"> & Refusal;

function toGraph({ refused, ...outcome }: ManyOutcome): BatchAnswer {
  const userErrors = [...refused].map(([index, { code, message }]) => {
    return { code, message, field: ["input", "channelIds", String(index)] };
  });
  return { ...outcome, userErrors };
}
