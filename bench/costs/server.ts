import "reflect-metadata";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startGateway } from "../../gateway/server.ts";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";
import { openDatabase } from "../../store/database/open-database.ts";
import { startMarketplace } from "../../subgraphs/marketplace/start.ts";
import { ListedLedger } from "../../subgraphs/marketplace/testing/listed-ledger.ts";

/** A gateway over the marketplace with a listing in its store, all in one process. */
export interface CostServer {
  readonly url: string;
  /** URL that answers the CPU time of the process, in µs. */
  readonly control: string;
  readonly names: readonly string[];
  readonly folder: string;
}

const host = "127.0.0.1";
const log = pino({ level: "silent" });

async function start(listing: string, url: string | undefined): Promise<CostServer> {
  const ledger = await ListedLedger.of(listing);
  const folder = await mkdtemp(join(tmpdir(), "costs-"));
  const database = await openDatabase({ url, folder, production: false, log });
  const connections = new Map([["Org1MSP", ledger.connection]]);
  const subgraph = await startMarketplace({ connections, channel: "marketplace", database, log });
  while (!(await subgraph.isReady())) await new Promise((resolve) => setTimeout(resolve, 100));
  const gateway = await startGateway({ host, port: 0, subgraphs: [subgraph], log });
  await gateway.opened;
  const control = createServer((_request, response) => {
    const { user, system } = process.cpuUsage();
    response.end(`${user + system}`);
  });
  const { names } = ledger;
  return { url: gateway.url, control: `http://${host}:${await listen(control, host, 0)}`, names, folder };
}

const [listing = "", url] = process.argv.slice(2);
start(listing, url).then(reportReady, reportFailure);
