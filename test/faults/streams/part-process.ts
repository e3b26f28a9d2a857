import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { pino } from "pino";
import { startGateway } from "../../../gateway/server.ts";
import type { SubgraphPlace } from "../../../gateway/subgraph.ts";
import { reportFailure, reportReady } from "../../../ledgers/child-process.ts";
import { connectFabric, type FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { startMarketplace } from "../../../subgraphs/marketplace/start.ts";
import { serveSubgraph } from "../../../subgraphs/shared/server.ts";
import { openDatabase } from "../../../subgraphs/shared/store/open-database.ts";
import type { Subgraph } from "../../../subgraphs/shared/subgraph.ts";
import { type Mistake, mistaken } from "./mistakes.ts";

/** What runs in a process that the test kills: a subgraph, a gateway over subgraphs elsewhere, or both in one. */
export interface Part {
  readonly port: number;
  /** The marketplace's ledger and store; absent in a gateway's process. */
  readonly subgraph?: {
    readonly endpoint: FabricEndpoint;
    /** A server's database, or the folder of an embedded one. */
    readonly database: {
      readonly url?: string | undefined;
      readonly folder: string;
      readonly redisUrl?: string | undefined;
    };
    /** Of its schema: a new one makes gateways compose the graph again. */
    readonly version?: number | undefined;
    /** A mistake that the test has to find. */
    readonly mistake?: Mistake | undefined;
  };
  /** Whether it serves clients: over its own subgraph, or over those at these URLs. */
  readonly gateway?: { readonly subgraphUrls: readonly string[] };
}

const secret = "a secret of this test, which is long enough";
const host = "127.0.0.1";
const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });

async function startSubgraph({
  endpoint,
  database,
  version,
  mistake,
}: NonNullable<Part["subgraph"]>): Promise<Subgraph> {
  const connections = new Map([[endpoint.mspId, connectFabric(endpoint)]]);
  const { url, ...place } = database;
  const opened = await openDatabase({ ...place, url, production: false, log });
  const subgraph = await startMarketplace({ connections, channel: "marketplace", database: opened, log });
  if (version) declareVersion(subgraph.schema, version);
  return mistake ? mistaken(subgraph, mistake) : subgraph;
}

/** Adds a type to what the subgraph says of its schema; nothing leads to it. */
function declareVersion(schema: GraphQLSchema, version: number): void {
  const service = schema.getQueryType()?.getFields()._service;
  const answer = service?.resolve as () => { readonly sdl: string };
  if (service)
    service.resolve = () => ({ sdl: `${answer().sdl}\ntype Version${version} { "Of a test." ok: Boolean }` });
}

async function start({ port, subgraph, gateway }: Part): Promise<string> {
  const own = subgraph && (await startSubgraph(subgraph));
  if (!gateway) return (await serveSubgraph(own as Subgraph, { host, port, secret, log })).url;
  const place: SubgraphPlace = own ?? { name: "marketplace", urls: gateway.subgraphUrls };
  const running = await startGateway({
    host,
    port,
    log,
    subgraphs: [place],
    subgraphSecret: secret,
    schemaPollMs: 200,
  });
  await running.opened;
  return running.url;
}

start(JSON.parse(process.argv[2] ?? "") as Part).then(reportReady, reportFailure);
