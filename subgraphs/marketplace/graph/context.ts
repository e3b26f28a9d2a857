import type { AccountSummary } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import type { Database } from "../../../store/database/database.ts";
import type { EventStream } from "../../../store/events/event-stream.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { LedgerProgress } from "../../kit/positions/ledger-progress.ts";
import type { AnswerMutation, Requests } from "../../kit/requests/requests.ts";
import { ActService } from "../acts/act.service.ts";
import { marketplaceChaincode } from "../projection/chaincode-name.ts";
import type { MarketplaceEventRecord } from "../projection/event-record.ts";
import { MarketReads } from "../projection/market-reads.ts";

/** What resolvers of one request work with. */
export interface MarketplaceContext {
  readonly acts: ActService;
  readonly answer: AnswerMutation;
  readonly channel: FabricChannel;
  /** The store, read in batches. */
  readonly market: MarketReads;
  readonly progress: LedgerProgress;
  /** The block as of which everything is read; the newest unless given. */
  readonly asOf: bigint | undefined;
  readonly events: EventStream<MarketplaceEventRecord>;
  /** Counters and balances by address, read from the ledger in one evaluation per batch. */
  readonly ledgerAccounts: DataLoader<string, AccountSummary>;
}

/** What the contexts of all requests have in common. */
export interface MarketplaceState {
  readonly database: Database;
  readonly events: EventStream<MarketplaceEventRecord>;
  readonly requests: Requests;
  readonly progress: LedgerProgress;
}

/** Prepares contexts for the organisations of these connections; the first acts for principals that name none. */
export function marketplaceContexts(
  connections: ReadonlyMap<string, FabricConnection>,
  channelName: string,
  { database, events, requests, progress }: MarketplaceState,
): (principal: Principal, asOf?: bigint) => MarketplaceContext {
  const [first] = connections.keys();
  const members = new Map<string, FabricChannel>();
  for (const [mspId, connection] of connections) {
    members.set(mspId, connection.channel(channelName));
  }
  const reached = (block: bigint) => progress.reached(block);
  return (principal, asOf) => {
    const { mspId = first ?? "" } = principal;
    const channel = members.get(mspId);
    if (!channel)
      throw new PlatformError(
        "FORBIDDEN",
        `this instance cannot act for ${mspId}: ask the instance of that organisation`,
      );
    const acts = new ActService(channel, reached, principal);
    const answer = requests.answering(principal);
    const market = new MarketReads(database, asOf);
    return { acts, answer, channel, market, progress, asOf, events, ledgerAccounts: ledgerAccountLoader(channel) };
  };
}

/** @returns a loader for one request; what it has read it does not read again */
function ledgerAccountLoader(channel: FabricChannel): DataLoader<string, AccountSummary> {
  return new DataLoader(
    async (addresses) => {
      const answer = await channel.evaluate(marketplaceChaincode, "BalancesOf", [JSON.stringify(addresses)]);
      return JSON.parse(answer) as AccountSummary[];
    },
    { maxBatchSize: 500 },
  );
}
