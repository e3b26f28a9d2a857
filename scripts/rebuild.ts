import "../process/needs-node.ts";
import { join } from "node:path";
import { type Config, readConfig } from "../config/config.ts";
import { lockDataDirectory } from "../process/data-directory.ts";
import { endWith } from "../process/signals.ts";
import { openDatabase } from "../store/database/open-database.ts";
import { Store, type StoreDefinition } from "../store/projection/store.ts";
import { allSubgraphs } from "../subgraphs/all-subgraphs.ts";
import type { SubgraphDefinition } from "../subgraphs/kit/subgraph-definition.ts";
import { openLog } from "../telemetry/log.ts";

/** Empties a subgraph's store: `npm run rebuild -- marketplace`. The instance that projects fills it from the ledger. */
async function main(): Promise<void> {
  const config = readConfig();
  const definition = storeNamed(process.argv[2] ?? "", config);
  const { dataDirectory, production, database: server, logFormat: format } = config;
  // The embedded database belongs to one process: a platform that runs must be stopped first.
  const unlock = server.url ? async () => {} : await lockDataDirectory(dataDirectory);
  const folder = join(dataDirectory, "database");
  const database = await openDatabase({ ...server, folder, production, log: openLog({ level: "warn", format }) });
  const store = await Store.open(database, definition);
  const { position } = await store.readCheckpoint();
  await store.rebuild();
  await database.close();
  await unlock();
  console.log(
    `${definition.schema} held ${position + 1n} blocks; they are read again from the ledger by whoever projects`,
  );
}

/** @throws Error that lists the names */
function storeNamed(name: string, config: Config): StoreDefinition {
  const stores = Object.values<SubgraphDefinition>(allSubgraphs).filter(({ storeOf }) => storeOf);
  const found = stores.find((one) => one.name === name)?.storeOf?.(config);
  if (!found)
    throw new Error(`name one store, as in npm run rebuild -- ops: ${stores.map((one) => one.name).join(", ")}`);
  return found;
}

main().catch(endWith);
