import "reflect-metadata";
import type { Logger } from "pino";
import { PlatformError } from "../../ledgers/errors.ts";
import type { LedgerBlock } from "../../ledgers/fabric/blocks.ts";
import type { FabricChannel, FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { Database } from "../shared/store/database.ts";
import { EventStream } from "../shared/store/event-stream.ts";
import { Projection } from "../shared/store/projection.ts";
import { Store } from "../shared/store/store.ts";
import type { Principal, Subgraph } from "../shared/subgraph.ts";
import { ActService } from "./acts/act.service.ts";
import { ledgerAccountLoader, type MarketplaceContext } from "./context.ts";
import { eventRecord } from "./events/event-record.ts";
import { importListing, type ListingImportReport, type ListingOptions } from "./listing-import/import-listing.ts";
import { changesOf } from "./projection/block-changes.ts";
import { MarketReads, readOwners } from "./projection/market-reads.ts";
import { marketplaceStore } from "./projection/tables.ts";
import { buildMarketplaceSchema } from "./schema.ts";

export interface MarketplaceOptions {
  /** By MSP id, one per organisation whose identity this instance holds; the first acts for whoever names none. */
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** The Fabric channel of the marketplace. */
  readonly channel: string;
  /** Where the projection lives; several instances may share it. */
  readonly database: Database;
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

/** Starts the marketplace: projects its channel into the database and answers queries from there. */
export async function startMarketplace(options: MarketplaceOptions): Promise<MarketplaceSubgraph> {
  const { log, database } = options;
  const [first] = options.connections.values();
  if (!first) throw new Error("the marketplace needs the identity of at least one organisation");
  const schema = await buildMarketplaceSchema(log);
  const channel = first.channel(options.channel);
  const projection = await project(channel, database, log);
  const events = new EventStream(projection, eventRecord);
  const members = new Map([...options.connections].map(([mspId, connection]) => [mspId, memberOf(connection)]));

  function memberOf(connection: FabricConnection) {
    const own = connection.channel(options.channel);
    return { channel: own, acts: new ActService(own, (block) => projection.reached(block)) };
  }

  function contextFor({ mspId = first?.mspId }: Principal): MarketplaceContext {
    const member = members.get(mspId ?? "");
    if (!member) throw new PlatformError("FORBIDDEN", `this instance holds no identity of ${mspId}`);
    return {
      ...member,
      market: new MarketReads(database),
      events,
      ledgerAccounts: ledgerAccountLoader(member.channel),
    };
  }

  const stopping = new AbortController();
  const { acts } = contextFor({});
  const caughtUp = async () => projection.reached((await channel.newestBlock()).number, catchUpTimeoutMs);
  const listingImport = options.listing
    ? importListing({
        ...options.listing,
        ...{ acts, channel, readOwners: () => readOwners(database), caughtUp, log, signal: stopping.signal },
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
    isReady: async () => projection.position >= (await channel.newestBlock()).number,
    close: async () => {
      stopping.abort();
      await listingImport;
      await projection.close();
    },
  };
}

async function project(channel: FabricChannel, database: Database, log: Logger): Promise<Projection<LedgerBlock>> {
  return Projection.start({
    store: await Store.open(database, marketplaceStore(channel.name)),
    blocks: (startBlock, signal) => channel.blocks({ startBlock, signal }),
    origin: () => firstBlockHash(channel),
    changesOf,
    log,
  });
}

async function firstBlockHash(channel: FabricChannel): Promise<string> {
  for await (const { hash } of channel.blocks({ startBlock: 0n })) return hash;
  throw new PlatformError("LEDGER_UNAVAILABLE", `${channel.name} shows no block`, { retryable: true });
}
