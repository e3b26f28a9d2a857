import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExecutionResult, graphql, parse, subscribe } from "graphql";
import { pino } from "pino";
import { startChaincode } from "../../../ledgers/fabric/chaincode-process.ts";
import { connectFabric, type FabricConnection, type FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../../../ledgers/fabric/embedded/process.ts";
import { endpointOf } from "../../../ledgers/fabric/organizations.ts";
import type { Principal } from "../../shared/subgraph.ts";
import { type MarketplaceOptions, type MarketplaceSubgraph, startMarketplace } from "../start.ts";

/** What GraphQL answered, loosely typed because queries of tests are text. */
export type Answer = ExecutionResult<Record<string, unknown>>;

/** A marketplace on a real embedded ledger with the real chaincode, in a folder of its own. */
export class RunningMarket {
  readonly dataDirectory: string;
  /** How the client of each organisation connects. */
  readonly endpoints: readonly FabricEndpoint[];
  readonly connections: ReadonlyMap<string, FabricConnection>;
  readonly #stops: (() => Promise<unknown>)[];

  private constructor(dataDirectory: string, fabric: EmbeddedFabric, stops: (() => Promise<unknown>)[]) {
    this.dataDirectory = dataDirectory;
    this.endpoints = fabric.organizations.map((organization) => endpointOf(organization, "client"));
    this.connections = new Map(this.endpoints.map((endpoint) => [endpoint.mspId, connectFabric(endpoint)]));
    this.#stops = stops;
  }

  static async start(): Promise<RunningMarket> {
    const dataDirectory = await mkdtemp(join(tmpdir(), "marketplace-"));
    const address = `127.0.0.1:${await freePort()}`;
    const chaincode = await startChaincode({ name: "marketplace", address });
    const fabric = await startEmbeddedFabric({
      dataDirectory: join(dataDirectory, "fabric"),
      channels: [{ name: "marketplace", chaincodes: [{ name: "marketplace", address }] }],
    });
    const stops = [() => fabric.stop(), () => chaincode.stop(), () => rm(dataDirectory, { recursive: true })];
    return new RunningMarket(dataDirectory, fabric, stops);
  }

  /** Starts a subgraph on the ledger; several may run at once. */
  startSubgraph(options: Pick<MarketplaceOptions, "listing"> = {}): Promise<MarketplaceSubgraph> {
    const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
    return startMarketplace({ connections: this.connections, channel: "marketplace", log, ...options });
  }

  async stop(): Promise<void> {
    for (const connection of this.connections.values()) connection.close();
    for (const stop of this.#stops) await stop();
  }
}

/** Runs a query or mutation. */
export async function ask(
  subgraph: MarketplaceSubgraph,
  source: string,
  variableValues: Record<string, unknown> = {},
  principal: Principal = {},
): Promise<Answer> {
  const contextValue = subgraph.contextFor(principal);
  return (await graphql({ schema: subgraph.schema, source, variableValues, contextValue })) as Answer;
}

/** Opens a subscription. */
export async function follow(
  subgraph: MarketplaceSubgraph,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<AsyncIterableIterator<Answer>> {
  const contextValue = subgraph.contextFor({});
  const result = await subscribe({ schema: subgraph.schema, document: parse(source), variableValues, contextValue });
  if (!(Symbol.asyncIterator in result)) throw new Error(JSON.stringify(result.errors));
  return result as unknown as AsyncIterableIterator<Answer>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
