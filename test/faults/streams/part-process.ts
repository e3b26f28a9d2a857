import "reflect-metadata";
import { join } from "node:path";
import type { GraphQLSchema } from "graphql";
import { pino } from "pino";
import { startGateway } from "../../../gateway/server.ts";
import type { SubgraphPlace } from "../../../gateway/transport/subgraph.ts";
import { connectFabric, type FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { reportFailure, reportReady } from "../../../process/child-process.ts";
import type { Database } from "../../../store/database/database.ts";
import { openDatabase } from "../../../store/database/open-database.ts";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";
import { serveSubgraph } from "../../../subgraphs/kit/server.ts";
import { startMarketplace } from "../../../subgraphs/marketplace/start.ts";
import { startPayments } from "../../../subgraphs/payments/start.ts";
import { type Mistake, mistaken } from "./mistakes.ts";

/** Parts in a process that the test kills: subgraphs, a gateway, or both. */
export interface Part {
  readonly port: number;
  /** Those that run in this process, by their ledgers; one unless a gateway is beside them. */
  readonly subgraphs: readonly OwnSubgraph[];
  /** A server's database, or the folder of an embedded one. */
  readonly database: {
    readonly url?: string | undefined;
    readonly folder: string;
    readonly redisUrl?: string | undefined;
  };
  /** Version of the schemas: with another one the graph is composed anew. */
  readonly version?: number | undefined;
  /** A mistake that the test has to find. */
  readonly mistake?: Mistake | undefined;
  /** Serves clients, over the subgraphs of this process and those elsewhere. */
  readonly gateway?: { readonly elsewhere: readonly { readonly name: string; readonly urls: readonly string[] }[] };
}

export type OwnSubgraph =
  | { readonly name: "marketplace"; readonly endpoint: FabricEndpoint }
  | { readonly name: "payments"; readonly chainUrl: string };

const secret = "a secret of this test, which is long enough";
const host = "127.0.0.1";
const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });

async function startSubgraphs({ subgraphs, database, version, mistake }: Part): Promise<Subgraph[]> {
  if (subgraphs.length === 0) return [];
  const { url, ...place } = database;
  const opened = await openDatabase({ ...place, url, production: false, log });
  const started = await Promise.all(subgraphs.map((one) => startSubgraph(one, opened, database.folder)));
  if (version) for (const { name, schema } of started) declareVersion(schema, `${name}Version${version}`);
  return mistake ? started.map((subgraph) => mistaken(subgraph, mistake)) : started;
}

function startSubgraph(own: OwnSubgraph, database: Database, folder: string): Promise<Subgraph> {
  if (own.name === "marketplace") {
    const connections = new Map([[own.endpoint.mspId, connectFabric(own.endpoint)]]);
    return startMarketplace({ connections, channel: "marketplace", database, log });
  }
  return startPayments({
    chain: { url: own.chainUrl, confirmations: 0 },
    dataDirectory: join(folder, "payments"),
    passphrase: "a passphrase of this test",
    organizations: [],
    database,
    log,
  });
}

/** Adds a type to what the subgraph says of its schema; nothing leads to it. */
function declareVersion(schema: GraphQLSchema, type: string): void {
  const service = schema.getQueryType()?.getFields()._service;
  const answer = service?.resolve as () => { readonly sdl: string };
  if (service) service.resolve = () => ({ sdl: `${answer().sdl}\ntype ${type} { "Of a test." ok: Boolean }` });
}

async function start(part: Part): Promise<string> {
  const { port, gateway } = part;
  const own = await startSubgraphs(part);
  if (!gateway) return (await serveSubgraph(own[0] as Subgraph, { host, port, secret, log })).url;
  const subgraphs: SubgraphPlace[] = [...own, ...gateway.elsewhere];
  const running = await startGateway({ host, port, log, subgraphs, subgraphSecret: secret, schemaPollMs: 200 });
  await running.opened;
  return running.url;
}

start(JSON.parse(process.argv[2] ?? "") as Part).then(reportReady, reportFailure);
