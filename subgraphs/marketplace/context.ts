import type { AccountSummary } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { FabricChannel } from "../../ledgers/fabric/connection.ts";
import type { EventFeed } from "../shared/event-feed.ts";
import type { ActService } from "./acts/act.service.ts";
import type { MarketplaceEventRecord } from "./events/event-record.ts";
import { type MarketplaceProjection, marketplaceChaincode } from "./projection/marketplace-projection.ts";

/** What resolvers of one request work with. */
export interface MarketplaceContext {
  readonly acts: ActService;
  readonly channel: FabricChannel;
  readonly projection: MarketplaceProjection;
  readonly events: EventFeed<MarketplaceEventRecord>;
  /** Counters and balances by address, read from the ledger in one evaluation per batch. */
  readonly ledgerAccounts: DataLoader<string, AccountSummary>;
}

/** @returns a loader for one request; what it has read it does not read again */
export function ledgerAccountLoader(channel: FabricChannel): DataLoader<string, AccountSummary> {
  return new DataLoader(
    async (addresses) => {
      const answer = await channel.evaluate(marketplaceChaincode, "BalancesOf", [JSON.stringify(addresses)]);
      return JSON.parse(answer) as AccountSummary[];
    },
    { maxBatchSize: 500 },
  );
}
