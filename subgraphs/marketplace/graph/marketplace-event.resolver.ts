import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from "type-graphql";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import { CursorScalar } from "../../kit/graph/scalars.ts";
import { accountAddress } from "../projection/account-address.ts";
import type { MarketplaceEventRecord } from "../projection/event-record.ts";
import type { ServiceRecord } from "../projection/rows.ts";
import { Account } from "./account.type.ts";
import type { MarketplaceContext } from "./context.ts";
import { MarketplaceEvent, MarketplaceEventFilterInput } from "./marketplace-event.type.ts";
import { Service } from "./service.type.ts";

/** Event as it is delivered. */
type DeliveredEvent = MarketplaceEventRecord & { readonly cursor: string; readonly position: string };

interface SubscriptionArguments {
  readonly after?: string | null;
  readonly filter?: MarketplaceEventFilterInput | null;
}

/** Stream of the marketplace's events, in the ledger's order. */
@Resolver(() => MarketplaceEvent)
export class MarketplaceEventResolver {
  @Subscription(() => MarketplaceEvent, {
    description: "Events of the marketplace, each once, in order; with `after` also those since.",
    subscribe: ({ args, context }: { args: SubscriptionArguments; context: MarketplaceContext }) =>
      context.events.follow({ after: args.after ?? undefined, matches: conditionOf(args.filter) }),
  })
  marketplaceEvents(
    @Root() { cursor, event, block }: FeedEntry<MarketplaceEventRecord>,
    @Ctx() { progress }: MarketplaceContext,
    @Arg("after", () => CursorScalar, { nullable: true, description: "Go on after this event." }) _after?: string,
    @Arg("filter", () => MarketplaceEventFilterInput, {
      nullable: true,
      description: "Conditions of the events to deliver.",
    })
    _filter?: MarketplaceEventFilterInput,
  ): DeliveredEvent {
    return { ...event, cursor, position: progress.positionAt(block) };
  }

  @FieldResolver(() => Account, { description: "Account that acted." })
  account(@Root() event: DeliveredEvent): Account {
    return { address: event.accountAddress };
  }

  @FieldResolver(() => Account, { nullable: true, description: "Account that was paid, if any." })
  counterparty(@Root() event: DeliveredEvent): Account | null {
    return event.counterpartyAddress ? { address: event.counterpartyAddress } : null;
  }

  @FieldResolver(() => Service, { nullable: true, description: "The service that it is about, when it is about one." })
  async service(@Root() event: DeliveredEvent, @Ctx() { market }: MarketplaceContext): Promise<ServiceRecord | null> {
    return (event.serviceName && (await market.service(event.serviceName))) || null;
  }
}

function conditionOf(filter: MarketplaceEventFilterInput | null | undefined) {
  const types = filter?.types && new Set(filter.types);
  const address = filter?.account && accountAddress(filter.account);
  return (event: MarketplaceEventRecord): boolean =>
    (!types || types.has(event.type)) &&
    (!filter?.service || event.serviceName === filter.service) &&
    (!address || event.accountAddress === address || event.counterpartyAddress === address);
}
