import "../serving/needs-node.ts";
import { join } from "node:path";
import { readConfig } from "../config.ts";
import { lockDataDirectory } from "../ledgers/data-directory.ts";
import { marketplaceStore } from "../subgraphs/marketplace/projection/tables.ts";
import { opsStore } from "../subgraphs/ops/projection/tables.ts";
import { paymentsStore } from "../subgraphs/payments/projection/tables.ts";
import { openDatabase } from "../subgraphs/shared/store/open-database.ts";
import { Store, type StoreDefinition } from "../subgraphs/shared/store/store.ts";
import { openLog } from "../telemetry/log.ts";

/** Empties a subgraph's store: `npm run rebuild -- marketplace`. The instance that projects fills it from the ledger. */
const config = readConfig();
const { opsChannel, marketplaceChannel } = config.fabric;
const stores: Record<string, StoreDefinition> = {
  ops: opsStore(opsChannel),
  marketplace: marketplaceStore(marketplaceChannel),
  payments: paymentsStore,
};
const definition = stores[process.argv[2] ?? ""];
if (!definition) {
  console.error(`name a subgraph with a store: ${Object.keys(stores).join(", ")}`);
  process.exit(2);
}
const { dataDirectory, production, database: server } = config;
// The embedded database belongs to one process: a platform that runs must be stopped first.
const unlock = server.url ? async () => {} : await lockDataDirectory(dataDirectory);
const folder = join(dataDirectory, "database");
const database = await openDatabase({ ...server, folder, production, log: openLog({ level: "warn" }) });
const store = await Store.open(database, definition);
const { position } = await store.readCheckpoint();
await store.rebuild();
await database.close();
await unlock();
console.log(
  `${definition.schema} held ${position + 1n} blocks; they are read again from the ledger by whoever projects`,
);
