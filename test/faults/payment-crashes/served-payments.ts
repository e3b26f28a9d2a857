import { join } from "node:path";
import { parseEther } from "ethers";
import { pino } from "pino";
import { reportReady } from "../../../process/child-process.ts";
import { openDatabase } from "../../../store/database/open-database.ts";
import { serveSubgraph } from "../../../subgraphs/kit/server.ts";
import { startPayments } from "../../../subgraphs/payments/start.ts";

/** Arguments of a payment server of the crash test. */
export interface ServedArguments {
  readonly folder: string;
  /** Port that it listens on, the same after each crash. */
  readonly port: number;
  readonly chainUrl: string;
  readonly sponsorKey: string;
  /** URL of a PostgreSQL server; the embedded database without. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
}

const given = JSON.parse(process.argv[2] ?? "") as ServedArguments;
const log = pino({ level: "silent" });
const database = await openDatabase({
  url: given.databaseUrl,
  redisUrl: given.redisUrl,
  folder: join(given.folder, "database"),
  production: false,
  log,
});
const payments = await startPayments({
  chain: { url: given.chainUrl, confirmations: 0 },
  dataDirectory: given.folder,
  database,
  passphrase: "correct horse battery",
  organizations: ["Org1MSP", "Org2MSP"],
  sponsor: { privateKey: given.sponsorKey, grant: parseEther("100") },
  keeper: { intervalMs: 50 },
  log,
});
reportReady((await serveSubgraph(payments, { host: "127.0.0.1", port: given.port, log })).url);
