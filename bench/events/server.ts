import "reflect-metadata";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startGateway } from "../../gateway/server.ts";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";
import { openDatabase } from "../../store/database/open-database.ts";
import { startMarketplace } from "../../subgraphs/marketplace/start.ts";
import { PacedLedger } from "./paced-ledger.ts";
import { usage } from "./usage.ts";

/** URLs of the server under load. */
export interface EventServer {
  readonly url: string;
  /** URL that sets the pace by `?events=`, writes the heap to a folder by `?snapshots=`, and answers the usage. */
  readonly control: string;
}

const host = "127.0.0.1";
const log = pino({ level: "silent" });

/** The marketplace with its store behind a gateway in one process, on a ledger whose pace is set from outside. */
async function start(databaseUrl: string | undefined): Promise<EventServer> {
  const ledger = new PacedLedger();
  const folder = join(tmpdir(), `events-${process.pid}`);
  const database = await openDatabase({ url: databaseUrl, folder, production: false, log });
  const connections = new Map([["Org1MSP", ledger.connection]]);
  const subgraph = await startMarketplace({ connections, channel: "marketplace", database, log });
  const gateway = await startGateway({ host, port: 0, subgraphs: [subgraph], log });
  await gateway.opened;
  const control = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? "", `http://${host}`);
    const events = searchParams.get("events");
    if (events !== null) ledger.eventsPerSecond = Number(events);
    const answer = JSON.stringify(await usage(searchParams.get("snapshots")));
    // The next request comes much later: a connection that is kept may just be closing then.
    response.writeHead(200, { connection: "close" }).end(answer);
  });
  return { url: gateway.url, control: `http://${host}:${await listen(control, host, 0)}` };
}

start(process.argv[2]).then(reportReady, reportFailure);
