import { pino } from "pino";
import { connectFabric, type FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { reportReady } from "../../../process/child-process.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import type { ListingOptions } from "../listing-import/import-listing.ts";
import { startMarketplace } from "../start.ts";

/** Arguments of a test's process that imports a listing until it is done or killed. */
export interface ImportProcessArguments {
  readonly endpoint: FabricEndpoint;
  readonly listing: Pick<ListingOptions, "from" | "dataDirectory">;
}

const { endpoint, listing } = JSON.parse(process.argv[2] ?? "") as ImportProcessArguments;
const connections = new Map([[endpoint.mspId, connectFabric(endpoint)]]);
const log = pino({ level: "silent" });
await startMarketplace({ connections, channel: "marketplace", database: await openPglite(), log, listing });
reportReady("importing");
