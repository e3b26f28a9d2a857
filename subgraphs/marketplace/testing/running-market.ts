import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ExecutionResult, graphql, parse, subscribe } from "graphql";
import { pino } from "pino";
import { startChaincode } from "../../../ledgers/fabric/chaincode-process.ts";
import { connectFabric, type FabricConnection, type FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../../../ledgers/fabric/embedded/process.ts";
import { endpointOf } from "../../../ledgers/fabric/organizations.ts";
import type { Child } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import type { Database } from "../../../store/database/database.ts";
import { openPglite } from "../../../store/database/pglite-database.ts";
import { anonymous, type Principal } from "../../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../../subgraph-protocol/read-positions.ts";
import { adminOf } from "../../kit/testing/principals.ts";
import { type MarketplaceOptions, type MarketplaceSubgraph, startMarketplace } from "../start.ts";

/** Answer of GraphQL, loosely typed because queries of tests are text. */
export type Answer = ExecutionResult<Record<string, unknown>>;

interface MarketParts {
  readonly dataDirectory: string;
  readonly database: Database;
  readonly port: number;
  readonly chaincode: Child<unknown>;
  readonly fabric: EmbeddedFabric;
}

/** Marketplace on a real embedded ledger with the real chaincode, in a folder of its own. */
export class RunningMarket {
  readonly dataDirectory: string;
  /** Endpoint of each organisation's client. */
  readonly endpoints: readonly FabricEndpoint[];
  readonly connections: ReadonlyMap<string, FabricConnection>;
  /** First of the ports: the chaincode's, then one for each organisation's peer. */
  readonly #port: number;
  readonly #database: Database;
  #chaincode: Child<unknown>;
  #fabric: EmbeddedFabric;

  private constructor({ dataDirectory, database, port, chaincode, fabric }: MarketParts) {
    this.dataDirectory = dataDirectory;
    this.#database = database;
    this.endpoints = fabric.organizations.map((organization) => endpointOf(organization, "client"));
    this.connections = new Map(this.endpoints.map((endpoint) => [endpoint.mspId, connectFabric(endpoint)]));
    this.#port = port;
    this.#chaincode = chaincode;
    this.#fabric = fabric;
  }

  /**
   * Starts the ledger.
   * @param database closed with it; by default one in memory
   */
  static async start(database?: Database): Promise<RunningMarket> {
    const dataDirectory = await mkdtemp(join(tmpdir(), "marketplace-"));
    const [port = 0] = await freePorts(0, 4);
    const chaincode = await startMarketChaincode(port);
    const fabric = await startMarketFabric(dataDirectory, port);
    return new RunningMarket({ dataDirectory, database: database ?? (await openPglite()), port, chaincode, fabric });
  }

  /** Kills the ledger's process as a crash would, and starts it again on its data and ports. */
  async crashLedger(): Promise<void> {
    await this.#fabric.kill();
    this.#fabric = await startMarketFabric(this.dataDirectory, this.#port);
  }

  /** Kills the chaincode's process as a crash would, does something, and starts the process again. */
  async whileChaincodeIsDead<Result>(act: () => Promise<Result>): Promise<Result> {
    await this.#chaincode.kill();
    try {
      return await act();
    } finally {
      this.#chaincode = await startMarketChaincode(this.#port);
    }
  }

  /** Starts a subgraph on the ledger; several may run at once, on one database or on their own. */
  startSubgraph(options: Partial<Pick<MarketplaceOptions, "listing" | "database">> = {}): Promise<MarketplaceSubgraph> {
    const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
    const { connections } = this;
    return startMarketplace({ connections, channel: "marketplace", database: this.#database, log, ...options });
  }

  async stop(): Promise<void> {
    for (const connection of this.connections.values()) connection.close();
    await this.#database.close();
    await this.#fabric.stop();
    await this.#chaincode.stop();
    await rm(this.dataDirectory, { recursive: true });
  }
}

function startMarketChaincode(port: number): Promise<Child<unknown>> {
  return startChaincode({ name: "marketplace", address: `127.0.0.1:${port}` });
}

function startMarketFabric(dataDirectory: string, port: number): Promise<EmbeddedFabric> {
  return startEmbeddedFabric({
    dataDirectory: join(dataDirectory, "fabric"),
    basePort: port + 1,
    channels: [{ name: "marketplace", chaincodes: [{ name: "marketplace", address: `127.0.0.1:${port}` }] }],
  });
}

/** Principal and read positions of a request; by default an administrator's newest read. */
interface AskedAs {
  readonly principal?: Principal;
  readonly positions?: ReadPositions | undefined;
}

/** Runs a query or mutation. */
export async function ask(
  subgraph: MarketplaceSubgraph,
  source: string,
  variableValues: Record<string, unknown> = {},
  { principal = adminOf("Org1MSP"), positions }: AskedAs = {},
): Promise<Answer> {
  const contextValue = await subgraph.contextFor(principal, positions);
  return (await graphql({ schema: subgraph.schema, source, variableValues, contextValue })) as Answer;
}

/** Opens a subscription. */
export async function follow(
  subgraph: MarketplaceSubgraph,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<AsyncIterableIterator<Answer>> {
  const contextValue = subgraph.contextFor(anonymous);
  const result = await subscribe({ schema: subgraph.schema, document: parse(source), variableValues, contextValue });
  if (!(Symbol.asyncIterator in result)) throw new Error(JSON.stringify(result.errors));
  return result as unknown as AsyncIterableIterator<Answer>;
}
