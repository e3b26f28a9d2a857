import "reflect-metadata";
import type { Logger } from "pino";
import type { LedgerBlock } from "../../ledgers/fabric/blocks.ts";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import { followBlocks } from "../shared/block-follower.ts";
import { EventFeed } from "../shared/event-feed.ts";
import type { Subgraph } from "../shared/subgraph.ts";
import { marketplaceContexts } from "./context.ts";
import { eventsOf, type MarketplaceEventRecord } from "./events/event-record.ts";
import {
  importListing,
  type ListingImportOptions,
  type ListingImportReport,
  type ListingOptions,
} from "./listing-import/import-listing.ts";
import { MarketplaceProjection } from "./projection/marketplace-projection.ts";
import { buildMarketplaceSchema } from "./schema.ts";

export interface MarketplaceOptions {
  /** By MSP id, one per organisation whose identity this instance holds; the first acts for whoever names none. */
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** The Fabric channel of the marketplace. */
  readonly channel: string;
  readonly log: Logger;
  /** A listing to fill the marketplace with, once. */
  readonly listing?: ListingOptions | undefined;
}

export interface MarketplaceSubgraph extends Subgraph {
  /** Settles when the listing is in the ledger, or could not be brought there: failures are logged. */
  readonly listingImport: Promise<ListingImportReport | undefined>;
}

/** How long the first look at a long ledger may take. */
const catchUpTimeoutMs = 600_000;

/** Starts the marketplace: follows its channel from the first block on and answers queries from what it has read. */
export async function startMarketplace(options: MarketplaceOptions): Promise<MarketplaceSubgraph> {
  const { connections, listing, log } = options;
  const [first] = connections.values();
  if (!first) throw new Error("the marketplace needs the identity of at least one organisation");
  const schema = await buildMarketplaceSchema(log);
  const channel = first.channel(options.channel);
  const projection = new MarketplaceProjection();
  const events = new EventFeed<MarketplaceEventRecord>();
  const follower = followBlocks({
    blocks: (signal) => channel.blocks({ startBlock: 0n, signal }),
    apply: (block: LedgerBlock) => {
      projection.apply(block);
      for (const { position, event } of eventsOf(block)) events.append(position, event);
    },
    log,
  });
  const reached = (block: bigint) => follower.reached(block);
  const contextFor = marketplaceContexts(connections, options.channel, { projection, events, reached });
  const stopping = new AbortController();
  const listingImport = importInBackground(listing, {
    acts: contextFor({ subject: "listing-import", mspId: first.mspId, scopes: ["marketplace:write"] }).acts,
    channel,
    services: projection.services,
    caughtUp: async () => follower.reached((await channel.newestBlock()).number, catchUpTimeoutMs),
    signal: stopping.signal,
    log,
  });
  return {
    name: "marketplace",
    schema,
    listingImport,
    contextFor,
    isReady: async () => follower.position >= (await channel.newestBlock()).number,
    close: async () => {
      stopping.abort();
      await listingImport;
      await follower.close();
    },
  };
}

async function importInBackground(
  listing: ListingOptions | undefined,
  tools: Omit<ListingImportOptions, keyof ListingOptions>,
): Promise<ListingImportReport | undefined> {
  if (!listing) return undefined;
  try {
    return await importListing({ ...listing, ...tools });
  } catch (error) {
    tools.log.error({ err: error }, "Listing import failed; it goes on at the next start");
    return undefined;
  }
}
