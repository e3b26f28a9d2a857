import type { AccountSummary } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { FabricChannel } from "../../ledgers/fabric/connection.ts";
import type { EventStream } from "../shared/store/event-stream.ts";
import type { ActService } from "./acts/act.service.ts";
import type { MarketplaceEventRecord } from "./events/event-record.ts";
import { marketplaceChaincode } from "./projection/chaincode-name.ts";
import type { MarketReads } from "./projection/market-reads.ts";

/** What resolvers of one request work with. */
export interface MarketplaceContext {
  readonly acts: ActService;
  readonly channel: FabricChannel;
  /** The store, read in batches. */
  readonly market: MarketReads;
  readonly events: EventStream<MarketplaceEventRecord>;
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
