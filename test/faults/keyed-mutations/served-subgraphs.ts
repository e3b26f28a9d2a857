import { join } from "node:path";
import { parseEther } from "ethers";
import { pino } from "pino";
import { connectOrganizations, type FabricOrganization } from "../../../ledgers/fabric/organizations.ts";
import { reportReady } from "../../../process/child-process.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { serveSubgraph } from "../../../subgraphs/kit/server.ts";
import { startMarketplace } from "../../../subgraphs/marketplace/start.ts";
import { startOps } from "../../../subgraphs/ops/start.ts";
import { startPayments } from "../../../subgraphs/payments/start.ts";

/** Arguments of a process that serves the three subgraphs until it is killed. */
export interface ServedArguments {
  readonly folder: string;
  readonly organizations: readonly FabricOrganization[];
  readonly chain: { readonly url: string; readonly sponsorKey: string };
}

/** Requests without an answer that an earlier process has left behind, by whether their transactions were recorded. */
export interface LeftRequests {
  readonly claimed: number;
  readonly recorded: number;
}

export interface Served {
  readonly urls: { readonly ops: string; readonly marketplace: string; readonly payments: string };
  readonly left: LeftRequests;
}

async function leftIn(database: Database): Promise<LeftRequests> {
  const [known] = await database.query<{ known: boolean }>(
    "SELECT to_regclass('requests.requests') IS NOT NULL AS known",
  );
  if (!known?.known) return { claimed: 0, recorded: 0 };
  const rows = await database.query<{ steps: unknown[] }>("SELECT steps FROM requests.requests WHERE payload IS NULL");
  const recorded = rows.filter(({ steps }) => steps.some((step) => step !== null)).length;
  return { claimed: rows.length - recorded, recorded };
}

async function serve({ folder, organizations, chain }: ServedArguments): Promise<Served> {
  const log = pino({ level: "silent" });
  const database = await openPglite(join(folder, "database"));
  const left = await leftIn(database);
  const [ops, marketplace, payments] = await Promise.all([
    startOps({ connections: connectOrganizations(organizations, "admin"), opsChannel: "ops", database, log }),
    startMarketplace({
      connections: connectOrganizations(organizations, "client"),
      channel: "marketplace",
      database,
      log,
    }),
    startPayments({
      chain: { url: chain.url, confirmations: 0 },
      dataDirectory: join(folder, "payments"),
      database,
      passphrase: "correct horse battery",
      organizations: organizations.map(({ mspId }) => mspId),
      sponsor: { privateKey: chain.sponsorKey, grant: parseEther("100") },
      log,
    }),
  ]);
  const urlOf = async (subgraph: typeof ops) =>
    (await serveSubgraph(subgraph, { host: "127.0.0.1", port: 0, log })).url;
  const urls = { ops: await urlOf(ops), marketplace: await urlOf(marketplace), payments: await urlOf(payments) };
  return { urls, left };
}

reportReady(await serve(JSON.parse(process.argv[2] ?? "") as ServedArguments));
