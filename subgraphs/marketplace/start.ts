import "reflect-metadata";
import type { Logger } from "pino";
import { PlatformError } from "../../ledgers/errors.ts";
import type { LedgerBlock } from "../../ledgers/fabric/blocks.ts";
import type { FabricChannel, FabricConnection } from "../../ledgers/fabric/connection.ts";
import { type BlockFollower, followBlocks } from "../shared/block-follower.ts";
import { EventFeed } from "../shared/event-feed.ts";
import type { Principal, Subgraph } from "../shared/subgraph.ts";
import { ActService } from "./acts/act.service.ts";
import { ledgerAccountLoader, type MarketplaceContext } from "./context.ts";
import { eventsOf, type MarketplaceEventRecord } from "./events/event-record.ts";
import { importListing, type ListingImportReport, type ListingOptions } from "./listing-import/import-listing.ts";
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
  const { log } = options;
  const projection = new MarketplaceProjection();
  const events = new EventFeed<MarketplaceEventRecord>();
  const [first] = options.connections.values();
  if (!first) throw new Error("the marketplace needs the identity of at least one organisation");
  const schema = await buildMarketplaceSchema(log);
  const channel = first.channel(options.channel);
  const follower = follow(channel, projection, events, log);
  const members = new Map([...options.connections].map(([mspId, connection]) => [mspId, memberOf(connection)]));

  function memberOf(connection: FabricConnection) {
    const own = connection.channel(options.channel);
    return { channel: own, acts: new ActService(own, (block) => follower.reached(block)) };
  }

  function contextFor({ mspId = first?.mspId }: Principal): MarketplaceContext {
    const member = members.get(mspId ?? "");
    if (!member) throw new PlatformError("FORBIDDEN", `this instance holds no identity of ${mspId}`);
    return { ...member, projection, events, ledgerAccounts: ledgerAccountLoader(member.channel) };
  }

  const stopping = new AbortController();
  const { acts } = contextFor({});
  const caughtUp = async () => follower.reached((await channel.newestBlock()).number, catchUpTimeoutMs);
  const listingImport = options.listing
    ? importListing({
        ...options.listing,
        ...{ acts, channel, services: projection.services, caughtUp, log, signal: stopping.signal },
      }).catch((error: unknown) => {
        log.error({ err: error }, "Listing import failed; it goes on at the next start");
        return undefined;
      })
    : Promise.resolve(undefined);

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

function follow(
  channel: FabricChannel,
  projection: MarketplaceProjection,
  events: EventFeed<MarketplaceEventRecord>,
  log: Logger,
): BlockFollower {
  return followBlocks({
    blocks: (signal) => channel.blocks({ startBlock: 0n, signal }),
    apply: (block: LedgerBlock) => {
      projection.apply(block);
      for (const { position, event } of eventsOf(block)) events.append(position, event);
    },
    log,
  });
}
