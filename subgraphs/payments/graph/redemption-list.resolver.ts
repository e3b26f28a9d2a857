import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { enumOf } from "../../kit/enum-of.ts";
import { address, dateTime, field, fieldOf, optional, withDefault } from "../../kit/graph/fields.ts";
import { inputType, pageArgs } from "../../kit/graph/object-type.ts";
import { type OrderDirection, OrderDirectionEnum } from "../../kit/graph/ordering.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { PaymentsContext } from "./context.ts";
import { PaymentChannel } from "./payment-channel.type.ts";
import { Redemption, RedemptionConnection } from "./redemption.type.ts";
import { type RedemptionView, redemptionView } from "./views.ts";

const RedemptionFilterInput = inputType(
  "RedemptionFilterInput",
  "Which redemptions; every given condition must hold.",
  {
    channel: optional(address("Only of the channel with this contract.")),
    consumer: optional(address("Only those in which this account paid.")),
    provider: optional(address("Only those in which this account was paid.")),
    asset: optional(address("Only of this asset; the zero address is ether.")),
    redeemedFrom: optional(dateTime("Only those at this time or later.")),
    redeemedTo: optional(dateTime("Only those before this time.")),
  },
);

const RedemptionOrderEnum = enumOf(
  { REDEEMED_AT: "By when they were finished." },
  "RedemptionOrderField",
  "What redemptions are ordered by.",
);

const RedemptionOrderInput = inputType("RedemptionOrderInput", "How to order redemptions.", {
  field: withDefault("REDEEMED_AT", fieldOf<"REDEEMED_AT">(RedemptionOrderEnum, "What to order by.")),
  direction: withDefault("DESC", fieldOf<OrderDirection>(OrderDirectionEnum, "Which way.")),
});

const RedemptionsArgs = pageArgs({
  filter: optional(field(() => RedemptionFilterInput, "Which ones.")),
  orderBy: optional(field(() => RedemptionOrderInput, "In which order; newest first unless given.")),
});
type RedemptionsArgs = InstanceType<typeof RedemptionsArgs>;

/** Redemptions of all channels, each with its channel. */
@Resolver(() => Redemption)
export class RedemptionListResolver {
  @Query(() => RedemptionConnection, {
    description: "Finished redemptions of all channels, newest first unless ordered otherwise.",
  })
  async redemptions(
    @Args(() => RedemptionsArgs) { filter, orderBy, ...page }: RedemptionsArgs,
    @Ctx() { redemptionReads, progress }: PaymentsContext,
  ): Promise<Connection<RedemptionView>> {
    const found = await redemptionReads.redemptions(filter ?? {}, page, orderBy?.direction !== "ASC");
    return mapNodes(found, (row) => redemptionView(row, progress.checkpoint));
  }

  @FieldResolver(() => PaymentChannel, { nullable: true, description: "The channel that was redeemed." })
  async channel(@Root() { channel }: RedemptionView, @Ctx() { reads }: PaymentsContext): Promise<ChannelRow | null> {
    return (await reads.channel(channel)) ?? null;
  }
}
