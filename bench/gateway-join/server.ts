import "reflect-metadata";
import { createServer } from "node:http";
import { pino } from "pino";
import { startGateway } from "../../gateway/server.ts";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";
import { jobsSubgraph } from "../../test/gateway/subgraphs/jobs.ts";
import { listingsSubgraph } from "../../test/gateway/subgraphs/listings.ts";
import { paymentsSubgraph } from "../../test/gateway/subgraphs/payments.ts";
import { monolith } from "./monolith.ts";

/** Child process that serves the three subgraphs, federated or as one schema, and reports its URL. */
const host = "127.0.0.1";

async function start(kind: string): Promise<string> {
  const subgraphs = [await jobsSubgraph(), await listingsSubgraph(), await paymentsSubgraph()];
  if (kind === "gateway") {
    const gateway = await startGateway({ host, port: 0, subgraphs, log: pino({ level: "silent" }) });
    await gateway.opened;
    return gateway.url;
  }
  const port = await listen(createServer(await monolith(subgraphs)), host, 0);
  return `http://${host}:${port}/graphql`;
}

start(process.argv[2] ?? "").then(reportReady, reportFailure);
