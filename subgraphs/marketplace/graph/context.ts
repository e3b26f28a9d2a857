import type { AccountSummary } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { MarketplaceContract } from "../../../ledgers/fabric/contracts/marketplace.ts";
import type { AnswerMutation } from "../../../store/requests/requests.ts";
import type { EventStream } from "../../../store/streams/event-stream.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { LedgerProgress } from "../../kit/positions/ledger-progress.ts";
import type { ActService } from "../acts/act.service.ts";
import type { MarketplaceEventRecord } from "../projection/event-record.ts";
import type { MarketReads } from "../projection/market-reads.ts";

/** Everything that resolvers of one request work with. */
export interface MarketplaceContext {
  /** In whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly acts: ActService;
  /** The store, read in batches. */
  readonly market: MarketReads;
  /** The ledger itself, as the principal's peer knows it. */
  readonly ledger: MarketplaceContract;
  readonly progress: LedgerProgress;
  /** The block as of which everything is read; the newest unless given. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<MarketplaceEventRecord>;
  /** Counters and balances by address, read from the ledger in one evaluation per batch. */
  readonly ledgerAccounts: DataLoader<string, AccountSummary>;
}

/** @returns a loader for one request; what it has read it does not read again */
export function ledgerAccountLoader(ledger: MarketplaceContract): DataLoader<string, AccountSummary> {
  return new DataLoader((addresses) => ledger.accounts(addresses), { maxBatchSize: 500 });
}
