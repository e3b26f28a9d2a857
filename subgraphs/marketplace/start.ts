import "reflect-metadata";
import type { Logger } from "pino";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import { MarketplaceContract } from "../../ledgers/fabric/contracts/marketplace.ts";
import type { Database } from "../../store/database/database.ts";
import { projectChannel } from "../../store/projection/project-channel.ts";
import { Requests } from "../../store/requests/requests.ts";
import { EventStream } from "../../store/streams/event-stream.ts";
import { type Principal, policyScope } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { conflictPolicyOf } from "../kit/graph/on-conflict.ts";
import { requireOwn } from "../kit/organizations.ts";
import { LedgerProgress } from "../kit/positions/ledger-progress.ts";
import { contextsOver } from "../kit/positions/reading.ts";
import { ActService } from "./acts/act.service.ts";
import { ledgerAccountLoader, type MarketplaceContext } from "./graph/context.ts";
import { buildMarketplaceSchema } from "./graph/schema.ts";
import {
  importListing,
  type ListingImportOptions,
  type ListingImportReport,
  type ListingOptions,
} from "./listing-import/import-listing.ts";
import { changesOf } from "./projection/block-changes.ts";
import { eventRecord } from "./projection/event-record.ts";
import { MarketReads, readOwners } from "./projection/market-reads.ts";
import { marketplaceStore } from "./projection/tables.ts";

export interface MarketplaceOptions {
  /**
   * Connections by MSP id, one for each organisation whose identity this instance holds; the first acts for principals
   * without an organisation.
   */
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** Fabric channel of the marketplace. */
  readonly channel: string;
  /** Database of the projection; several instances may share it. */
  readonly database: Database;
  /** Retention of answers to requests with an idempotency key, in hours; default 24. */
  readonly idempotencyRetentionHours?: number | undefined;
  readonly log: Logger;
  /** Listing to fill the marketplace with, once. */
  readonly listing?: ListingOptions | undefined;
}

export interface MarketplaceSubgraph extends Subgraph {
  /** Settles when the listing is in the ledger, or could not be brought there: failures are logged. */
  readonly listingImport: Promise<ListingImportReport | undefined>;
}

/** Time-out of the first pass over a long ledger, in ms. */
const catchUpTimeoutMs = 600_000;

/** Starts the marketplace: projects its channel into the database and answers queries from there. */
export async function startMarketplace(options: MarketplaceOptions): Promise<MarketplaceSubgraph> {
  const { connections, database, idempotencyRetentionHours, listing, log } = options;
  const [first] = connections.values();
  if (!first)
    throw new Error(
      "the marketplace needs an organisation to act for: name one in the file of LEDGERLOOM_FABRIC_NETWORK",
    );
  const schema = await buildMarketplaceSchema(log);
  const channel = first.channel(options.channel);
  const definition = marketplaceStore(options.channel);
  const projection = await projectChannel({ channel, database, definition, changesOf, log });
  const events = new EventStream(projection, eventRecord);
  const requests = await Requests.open({ database, idempotencyRetentionHours, onConflict: conflictPolicyOf, log });
  const newest = async () => (await channel.newestBlock()).number;
  const progress = new LedgerProgress({ projection, kind: "FABRIC", network: options.channel, newest });
  const contracts = new Map(
    [...connections].map(([mspId, one]) => [mspId, new MarketplaceContract(one.channel(options.channel))]),
  );
  const acts = new ActService({ contracts, reached: (block) => progress.reached(block) });

  const contextOf = (principal: Principal, asOf?: bigint): MarketplaceContext => {
    const ledger = requireOwn(contracts, principal.mspId ?? first.mspId);
    const market = new MarketReads(database, asOf);
    const answer = requests.answering(principal);
    const ledgerAccounts = ledgerAccountLoader(ledger);
    return { principal, answer, acts, market, ledger, progress, asOf, events, ledgerAccounts };
  };
  const stopping = new AbortController();
  const listingImport = importInBackground(listing, {
    principal: {
      subject: "listing-import",
      mspId: first.mspId,
      scopes: ["marketplace:write", policyScope("bulk-import")],
    },
    acts,
    ledger: requireOwn(contracts, first.mspId),
    readOwners: () => readOwners(database),
    caughtUp: async () => projection.reached(await newest(), catchUpTimeoutMs),
    signal: stopping.signal,
    log,
  });
  return {
    name: "marketplace",
    schema,
    listingImport,
    contextFor: contextsOver(progress, contextOf),
    isReady: () => progress.isReady(),
    ledgers: async () => [await progress.report()],
    close: async () => {
      stopping.abort();
      await listingImport;
      requests.close();
      await projection.close();
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
