import { useProgress } from "./freshness.ts";
import {
  MarketplaceFeedDocument,
  type MarketplaceFeedSubscription,
  OperationFeedDocument,
  type OperationFeedSubscription,
} from "./generated/shell.ts";
import { useEvents } from "./live.ts";
import { Store } from "./store.ts";

/** An event of any topic since the pages were opened. */
export type FeedEvent =
  | { readonly topic: "operations"; readonly event: OperationFeedSubscription["operationEvents"] }
  | { readonly topic: "marketplace"; readonly event: MarketplaceFeedSubscription["marketplaceEvents"] };

/** Events that are kept; older ones are on the pages of what they are about. */
const kept = 50;

/** The newest events, the newest first. */
export const feed = new Store<readonly FeedEvent[]>([]);

function remember(event: FeedEvent): void {
  feed.set([event, ...feed.get()].slice(0, kept));
}

const none = {};

/** Follows what all pages follow; shown once, above them. */
export function useFeed(): void {
  useProgress();
  useEvents({ topic: "operations", document: OperationFeedDocument, variables: none }, ({ operationEvents: event }) =>
    remember({ topic: "operations", event }),
  );
  useEvents(
    { topic: "marketplace", document: MarketplaceFeedDocument, variables: none },
    ({ marketplaceEvents: event }) => remember({ topic: "marketplace", event }),
  );
}
