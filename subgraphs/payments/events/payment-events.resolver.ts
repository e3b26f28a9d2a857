import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { FeedEntry } from "../../shared/event-feed.ts";
import { CursorScalar } from "../../shared/scalars.ts";
import type { PaymentsContext } from "../context.ts";
import type { ChannelEvent, Redeemed } from "../projection/channel-event.ts";
import type { ChannelProjection } from "../projection/channel-projection.ts";
import type { ChannelRow } from "../projection/channel-row.ts";
import { transactionOf } from "../redemptions/redemption-view.ts";
import { PaymentChannelEvent, PaymentEventFilterInput, RedemptionEvent } from "./payment-event.type.ts";

interface SubscriptionArguments {
  readonly after?: string | null;
  readonly filter?: PaymentEventFilterInput | null;
}

interface SubscribeOptions {
  readonly args: SubscriptionArguments;
  readonly context: PaymentsContext;
}

/** Events whose channel is shown as the projection has it. */
type Shown<E> = Omit<E, "channel"> & { readonly channel: ChannelRow };

/** What happens on the chain, once it counts, in the chain's order. */
@Resolver()
export class PaymentEventsResolver {
  @Subscription(() => PaymentChannelEvent, {
    description: "What happens to payment channels, in order; with `after` also what has happened since.",
    subscribe: ({ args, context }: SubscribeOptions) =>
      context.events.follow({ after: args.after ?? undefined, matches: conditionOf(args.filter, context.projection) }),
  })
  paymentChannelEvents(
    @Root() { cursor, event }: FeedEntry<ChannelEvent>,
    @Ctx() { projection }: PaymentsContext,
    @Arg("after", () => CursorScalar, { nullable: true, description: "Go on after this event." }) _after?: string,
    @Arg("filter", () => PaymentEventFilterInput, { nullable: true, description: "Which events to deliver." })
    _filter?: PaymentEventFilterInput,
  ): Shown<PaymentChannelEvent> {
    const { type, place } = event;
    const amount = "amount" in event ? event.amount : null;
    const shown = { type, amount, happenedAt: place.time, transaction: transactionOf(place) };
    return { cursor, ...shown, channel: channelOf(event, projection) };
  }

  @Subscription(() => RedemptionEvent, {
    description: "Finished redemptions, in order; with `after` also those that have happened since.",
    subscribe: ({ args, context }: SubscribeOptions) => {
      const matches = conditionOf(args.filter, context.projection);
      return context.events.follow({
        after: args.after ?? undefined,
        matches: (event) => event.type === "REDEEMED" && matches(event),
      });
    },
  })
  redemptionEvents(
    @Root() { cursor, event }: FeedEntry<Redeemed>,
    @Ctx() { projection }: PaymentsContext,
    @Arg("after", () => CursorScalar, { nullable: true, description: "Go on after this event." }) _after?: string,
    @Arg("filter", () => PaymentEventFilterInput, { nullable: true, description: "Which events to deliver." })
    _filter?: PaymentEventFilterInput,
  ): Shown<RedemptionEvent> {
    const { tokenId, requests, amount, place } = event;
    const shown = { tokenId, requests, amount, redeemedAt: place.time, transaction: transactionOf(place) };
    return { cursor, ...shown, channel: channelOf(event, projection) };
  }
}

/** @throws NOT_FOUND when the chain has undone the channel meanwhile */
function channelOf({ channel }: ChannelEvent, projection: ChannelProjection): ChannelRow {
  const row = projection.find(channel);
  if (!row) throw new PlatformError("NOT_FOUND", `channel ${channel} is no longer part of the chain`);
  return row;
}

function conditionOf(filter: PaymentEventFilterInput | null | undefined, projection: ChannelProjection) {
  const channel = filter?.channel?.toLowerCase();
  const consumer = filter?.consumer?.toLowerCase();
  const provider = filter?.provider?.toLowerCase();
  return (event: ChannelEvent): boolean => {
    const row = projection.find(event.channel);
    return (
      (channel === undefined || event.channel === channel) &&
      (consumer === undefined || row?.consumer === consumer) &&
      (provider === undefined || row?.provider === provider)
    );
  };
}
