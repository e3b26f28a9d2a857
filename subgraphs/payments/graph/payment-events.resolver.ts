import { getAddress } from "ethers";
import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import { CursorScalar } from "../../kit/graph/scalars.ts";
import type { Redeemed } from "../model/channel-event.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { ChannelAct } from "../projection/channel-changes.ts";
import { type EntryType, entryTypeOf } from "../projection/statement-entry.ts";
import { accountOf } from "./account.type.ts";
import { shownAsset } from "./asset.ts";
import type { PaymentsContext } from "./context.ts";
import { finalityOf } from "./finality.ts";
import {
  PaymentChannelEvent,
  PaymentEvent,
  PaymentEventFilterInput,
  PaymentMovementEvent,
  RedemptionEvent,
} from "./payment-event.type.ts";
import { transactionOf } from "./redemption-view.ts";

interface SubscribeOptions {
  readonly args: { readonly after?: string | null; readonly filter?: PaymentEventFilterInput | null };
  readonly context: PaymentsContext;
}

/** Events whose channel is shown as the store has it. */
type Shown<E> = Omit<E, "channel"> & { readonly channel: ChannelRow | null };

/** Follows the events that a kind of them takes, and a filter lets through. */
const following =
  (isTaken: (act: ChannelAct) => boolean = () => true) =>
  ({ args, context }: SubscribeOptions) => {
    const matches = conditionOf(args.filter);
    return context.events.follow({ after: args.after ?? undefined, matches: (act) => isTaken(act) && matches(act) });
  };

const After = () => Arg("after", () => CursorScalar, { nullable: true, description: "Go on after this event." });
const Filter = () =>
  Arg("filter", () => PaymentEventFilterInput, { nullable: true, description: "Which events to deliver." });

/** What happens on the chain, once it counts, in the chain's order. */
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
    @After() _after?: string,
    @Filter() _filter?: PaymentEventFilterInput,
  ): Promise<Shown<PaymentChannelEvent>> {
    const { event } = entry.event;
    const amount = "amount" in event ? event.amount : null;
    return { ...(await shown(entry, context)), type: event.type, amount, happenedAt: event.place.time };
  }

  @Subscription(() => RedemptionEvent, {
    description:
      "Finished redemptions, in order; with `after` also those that have happened since. What the chain takes back is told again, as retracted, newest first.",
    subscribe: following((act) => act.event.type === "REDEEMED"),
  })
  async redemptionEvents(
    @Root() entry: FeedEntry<ChannelAct>,
    @Ctx() context: PaymentsContext,
    @After() _after?: string,
    @Filter() _filter?: PaymentEventFilterInput,
  ): Promise<Shown<RedemptionEvent>> {
    const { tokenId, requests, amount, place } = entry.event.event as Redeemed;
    return { ...(await shown(entry, context)), tokenId, requests, amount, redeemedAt: place.time };
  }

  @Subscription(() => PaymentMovementEvent, {
    description:
      "What moves money in channels, in order; with `after` also what has moved since. What the chain takes back is told again, as retracted, newest first.",
    subscribe: following((act) => entryTypeOf(act.event) !== undefined),
  })
  async paymentEvents(
    @Root() entry: FeedEntry<ChannelAct>,
    @Ctx() context: PaymentsContext,
    @After() _after?: string,
    @Filter() _filter?: PaymentEventFilterInput,
  ): Promise<Shown<PaymentMovementEvent>> {
    const { event, consumer, provider, asset } = entry.event;
    const { amount, place } = event as Redeemed;
    return {
      ...(await shown(entry, context)),
      ...{ type: entryTypeOf(event) as EntryType, amount, asset: shownAsset(asset), happenedAt: place.time },
      ...{ consumer: accountOf(consumer), provider: accountOf(provider) },
    };
  }
}

async function shown(
  { cursor, isRetracted, event: { event } }: FeedEntry<ChannelAct>,
  { reads, progress }: PaymentsContext,
): Promise<Shown<PaymentEvent>> {
  const channel = (await reads.channel(event.channel)) ?? null;
  const finality = finalityOf(BigInt(event.place.block), progress.checkpoint);
  const transaction = transactionOf(event.place);
  return { cursor, isRetracted, finality, channel, channelAddress: getAddress(event.channel), transaction };
}

function conditionOf(filter: PaymentEventFilterInput | null | undefined) {
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
