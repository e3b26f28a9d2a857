import { getAddress } from "ethers";
import { Args, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import type { ChannelEventOf } from "../model/channel-event.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { succeeded } from "../model/transaction.ts";
import type { ChannelAct } from "../projection/channel-changes.ts";
import { type EntryType, entryTypeOf } from "../projection/statement-entry.ts";
import { accountOf } from "./account.type.ts";
import type { PaymentsContext } from "./context.ts";
import { finalityOf } from "./finality.ts";
import { PaymentChannelEvent, PaymentEventsArgs, PaymentMovementEvent, RedemptionEvent } from "./payment-event.type.ts";
import { assetView } from "./views.ts";

interface SubscribeOptions {
  readonly args: PaymentEventsArgs;
  readonly context: PaymentsContext;
}

/** Event as resolvers give it: its channel is the store's row. */
type EventView<E> = Omit<E, "channel"> & { readonly channel: ChannelRow | null };

/** Follows the events that a kind of them takes, and a filter lets through. */
const following =
  (isTaken: (act: ChannelAct) => boolean = () => true) =>
  ({ args, context }: SubscribeOptions) => {
    const matches = conditionOf(args.filter);
    return context.events.follow({ after: args.after ?? undefined, matches: (act) => isTaken(act) && matches(act) });
  };

/** Events of the chain, once they count, in the chain's order. */
@Resolver()
export class PaymentEventsResolver {
  @Subscription(() => PaymentChannelEvent, {
    description:
      "What happens to payment channels, in order; with `after` also what has happened since. What the chain takes back is told again, as retracted, newest first.",
    subscribe: following(),
  })
  async paymentChannelEvents(
    @Root() entry: FeedEntry<ChannelAct>,
    @Ctx() context: PaymentsContext,
    @Args(() => PaymentEventsArgs) _args: PaymentEventsArgs,
  ): Promise<EventView<PaymentChannelEvent>> {
    const { event } = entry.event;
    const amount = "amount" in event ? event.amount : null;
    return { ...(await viewOf(entry, context)), type: event.type, amount, happenedAt: event.place.time };
  }

  @Subscription(() => RedemptionEvent, {
    description:
      "Finished redemptions, in order; with `after` also those that have happened since. What the chain takes back is told again, as retracted, newest first.",
    subscribe: following((act) => act.event.type === "REDEEMED"),
  })
  async redemptionEvents(
    @Root() entry: FeedEntry<ChannelAct>,
    @Ctx() context: PaymentsContext,
    @Args(() => PaymentEventsArgs) _args: PaymentEventsArgs,
  ): Promise<EventView<RedemptionEvent>> {
    const { tokenId, lane, requests, amount, place } = entry.event.event as ChannelEventOf<"REDEEMED">;
    const redeemed = { tokenId, lane, requests, amount, redeemedAt: place.time };
    return { ...(await viewOf(entry, context)), ...partiesOf(entry.event), ...redeemed };
  }

  @Subscription(() => PaymentMovementEvent, {
    description:
      "What moves money in channels, in order; with `after` also what has moved since. What the chain takes back is told again, as retracted, newest first.",
    subscribe: following((act) => entryTypeOf(act.event) !== undefined),
  })
  async paymentEvents(
    @Root() entry: FeedEntry<ChannelAct>,
    @Ctx() context: PaymentsContext,
    @Args(() => PaymentEventsArgs) _args: PaymentEventsArgs,
  ): Promise<EventView<PaymentMovementEvent>> {
    const { event } = entry.event;
    // Each that moves money has an amount, the rest redemptions only.
    const { amount, tokenId, lane, requests, place } = event as ChannelEventOf<"REDEEMED">;
    const redeemed = event.type === "REDEEMED" ? { tokenId, lane, requests } : {};
    const moved = { type: entryTypeOf(event) as EntryType, amount, happenedAt: place.time, ...redeemed };
    return { ...(await viewOf(entry, context)), ...partiesOf(entry.event), ...moved };
  }
}

async function viewOf(
  { cursor, isRetracted, block, event: { event } }: FeedEntry<ChannelAct>,
  { reads, progress }: PaymentsContext,
): Promise<Omit<EventView<PaymentChannelEvent>, "type" | "amount" | "happenedAt">> {
  const channel = (await reads.channel(event.channel)) ?? null;
  const finality = finalityOf(BigInt(event.place.block), progress.checkpoint);
  const transaction = succeeded(event.place.transactionHash, event.place.block);
  const position = progress.positionAt(block);
  return { cursor, position, isRetracted, finality, channel, channelAddress: getAddress(event.channel), transaction };
}

function partiesOf({ consumer, provider, asset }: ChannelAct) {
  return { consumer: accountOf(consumer), provider: accountOf(provider), asset: assetView(asset) };
}

function conditionOf(filter: PaymentEventsArgs["filter"]) {
  const { types, ...wanted } = filter ?? {};
  const [channel, consumer, provider, account, asset] = (
    ["channel", "consumer", "provider", "account", "asset"] as const
  ).map((name) => wanted[name]?.toLowerCase());
  return (act: ChannelAct): boolean =>
    (channel === undefined || act.event.channel === channel) &&
    (consumer === undefined || act.consumer === consumer) &&
    (provider === undefined || act.provider === provider) &&
    (account === undefined || act.consumer === account || act.provider === account) &&
    (asset === undefined || act.asset === asset) &&
    (!types || types.includes(act.event.type));
}
