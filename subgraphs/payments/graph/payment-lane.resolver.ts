import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { BigIntScalar, TokenAmountScalar } from "../../kit/graph/scalars.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { labelledCaller } from "../model/call-path.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { decodeLabel } from "../model/lane-label.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LaneRow } from "../model/lane-row.ts";
import { Account, accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentLane } from "./payment-lane.type.ts";

/** Lane as resolvers give it, with the row of its channel. */
export interface LaneView extends LaneRow {
  readonly channelRow: ChannelRow;
}

/** Lanes as the chain has them, with the counters that only a payment server knows. */
@Resolver(() => PaymentLane)
export class PaymentLaneResolver {
  @FieldResolver(() => String, { description: "What it stands for." })
  label(@Root() { label }: LaneView): string {
    return decodeLabel(label);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: "The account on whose behalf its requests are; null for lanes that stand for something else.",
  })
  origin(@Root() { label }: LaneView): Account | null {
    const caller = labelledCaller(label);
    return caller === undefined ? null : accountOf(caller);
  }

  @FieldResolver(() => TokenAmountScalar, { description: "Price of a request under the token id in use." })
  pricePerRequest(@Root() lane: LaneView): bigint {
    return priceUnder(lane, lane.channelRow.tokenId) ?? lane.price;
  }

  @FieldResolver(() => TokenAmountScalar, {
    nullable: true,
    description: "Price of a request under the id being redeemed; null when none is, or the lane is younger.",
  })
  expiringPricePerRequest(@Root() lane: LaneView): bigint | null {
    const { redemptionReadyAt, expiringTokenId } = lane.channelRow;
    return redemptionReadyAt === 0 ? null : (priceUnder(lane, expiringTokenId) ?? null);
  }

  @PresentOnly()
  @FieldResolver(() => BigIntScalar, {
    nullable: true,
    description: "Requests accepted under the token id in use; only the provider's payment server knows them.",
  })
  async acceptedRequests(
    @Root() { lane, channelRow }: LaneView,
    @Ctx() { loaders }: PaymentsContext,
  ): Promise<bigint | null> {
    const accepted = await loaders.accepted.load(channelRow);
    return accepted ? (accepted.get(lane) ?? 0n) : null;
  }

  @PresentOnly()
  @FieldResolver(() => BigIntScalar, {
    nullable: true,
    description: "Requests signed under the token id in use; only the consumer's payment server knows them.",
  })
  async signedRequests(
    @Root() { lane, channelRow }: LaneView,
    @Ctx() { loaders }: PaymentsContext,
  ): Promise<bigint | null> {
    const signed = await loaders.signed.load(channelRow);
    return signed ? (signed.get(lane) ?? 0n) : null;
  }
}
