import { withNewest } from "./batches.ts";
import { useProgress } from "./freshness.ts";
import { MarketplaceFeedDocument, type MarketplaceFeedSubscription, OperationFeedDocument } from "./generated/shell.ts";
import { useEvents } from "./live.ts";
import { Store } from "./store.ts";

/** An event of the marketplace since the pages were opened. */
export type MarketplaceEvent = MarketplaceFeedSubscription["marketplaceEvents"];

/** The newest events of the marketplace, the newest first; those of operations stand in the operations themselves. */
export const feed = new Store<readonly MarketplaceEvent[]>([]);

const none = {};

/** Follows what all pages follow; shown once, above them. */
export function useFeed(): void {
  useProgress();
  useEvents({ topic: "operations", document: OperationFeedDocument, variables: none });
  useEvents({ topic: "marketplace", document: MarketplaceFeedDocument, variables: none }, (batch) =>
    feed.set(
      withNewest(
        feed.get(),
        batch.map(({ marketplaceEvents: event }) => event),
      ),
    ),
  );
}
