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

/** Context of this subgraph's resolvers, made for each request. */
export interface MarketplaceContext {
  /** Principal in whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly acts: ActService;
  /** Reads of the store, batched. */
  readonly market: MarketReads;
  /** The ledger itself, at the principal's peer. */
  readonly ledger: MarketplaceContract;
  readonly progress: LedgerProgress;
  /** Block as of which everything is read; absent for the newest. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<MarketplaceEventRecord>;
  /** Counters and balances by address, read from the ledger in one evaluation per batch. */
  readonly ledgerAccounts: DataLoader<string, AccountSummary>;
}

/** Loader of ledger accounts for one request, which caches what it has read. */
export function ledgerAccountLoader(ledger: MarketplaceContract): DataLoader<string, AccountSummary> {
  return new DataLoader((addresses) => ledger.accounts(addresses), { maxBatchSize: 500 });
}
