import { join } from "node:path";
import { startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import type { FabricConnection, FabricEndpoint } from "../../../ledgers/fabric/connection.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../../store/testing/temporary-postgres.ts";
import { RunningMarket } from "../../../subgraphs/marketplace/testing/running-market.ts";
import { isRedisInstalled, startRedis, type TemporaryRedis } from "../../temporary-redis.ts";
import { MarketLoad } from "./market-load.ts";
import type { Mistake } from "./mistakes.ts";
import type { OwnSubgraph } from "./part-process.ts";
import { PaymentsLoad } from "./payments-load.ts";
import { RunningPart } from "./running-part.ts";

/** Loads on both ledgers. */
export interface Loads {
  readonly Fabric: MarketLoad;
  readonly chain: PaymentsLoad;
}

/** The gateways that clients choose from, and the processes that may be killed. */
export interface Setting {
  readonly gateways: readonly RunningPart[];
  readonly victims: readonly RunningPart[];
  /** Instances whose schemas change: one of each subgraph, then the other. */
  readonly changing: readonly (readonly RunningPart[])[];
}

interface Servers {
  readonly market: RunningMarket;
  readonly node: TestChain;
  /** PostgreSQL, where its programs are installed. */
  readonly postgres: TemporaryPostgres | undefined;
  readonly redis: TemporaryRedis | undefined;
}

/** Ledgers and stores that stay, and the processes between them and the clients. */
export class World {
  readonly #servers: Servers;
  readonly #own: { readonly marketplace: OwnSubgraph; readonly payments: OwnSubgraph };
  readonly #processes: RunningPart[] = [];
  readonly #loads: PaymentsLoad[] = [];
  #folders = 0;

  private constructor(servers: Servers) {
    const { market, node } = servers;
    this.#servers = servers;
    this.#own = {
      marketplace: { name: "marketplace", endpoint: market.endpoints[0] as FabricEndpoint },
      payments: { name: "payments", chainUrl: node.chain.url },
    };
  }

  static async start(): Promise<World> {
    const [market, node] = await Promise.all([RunningMarket.start(), startTestChain()]);
    const postgres = postgresPrograms ? await startPostgres() : undefined;
    const redis = isRedisInstalled ? await startRedis() : undefined;
    return new World({ market, node, postgres, redis });
  }

  /** From now on; before the processes, which want to find the chain's contracts. */
  async startLoads(people: number): Promise<Loads> {
    const { market, node } = this.#servers;
    const connection = market.connections.values().next().value as FabricConnection;
    const Fabric = await MarketLoad.start(connection.channel("marketplace"), people);
    const chain = await PaymentsLoad.start(node);
    this.#loads.push(chain);
    return { Fabric, chain };
  }

  /**
   * Gateway and subgraphs in one process, on an embedded database. All that its graph is made of is in the process, so
   * that another graph comes with another process only.
   */
  async inOneProcess(mistake?: Mistake): Promise<Setting> {
    const subgraphs = [this.#own.marketplace, this.#own.payments];
    const database = { folder: this.#newFolder() };
    const part = await this.#start({ subgraphs, database, mistake, gateway: { elsewhere: [] } });
    return { gateways: [part], victims: [part], changing: [[part]] };
  }

  /** Two gateways and two instances of each subgraph, all processes of their own, on one PostgreSQL and one Redis. */
  async inManyProcesses(): Promise<Setting> {
    const [markets, payments] = await Promise.all([
      this.#instancesOf(this.#own.marketplace),
      this.#instancesOf(this.#own.payments),
    ]);
    const elsewhere = [
      { name: "marketplace", urls: markets.map(({ url }) => url) },
      { name: "payments", urls: payments.map(({ url }) => url) },
    ];
    const part = { subgraphs: [], database: { folder: "" }, gateway: { elsewhere } };
    const gateways = await Promise.all([1, 2].map(() => this.#start(part)));
    const changing = markets.map((market, index) => [market, ...payments.slice(index, index + 1)]);
    return { gateways, victims: [...payments, ...gateways, ...markets], changing };
  }

  /** Ends the processes and loads of a test. */
  async clear(): Promise<void> {
    await Promise.all(this.#processes.splice(0).map((one) => one.kill()));
    await Promise.all(this.#loads.splice(0).map((one) => one.close()));
  }

  async stop(): Promise<void> {
    const { market, node, postgres, redis } = this.#servers;
    await redis?.stop();
    await postgres?.stop();
    await node.stop();
    await market.stop();
  }

  /** Two, or one where only an embedded database is there, which has room for one. */
  #instancesOf(subgraph: OwnSubgraph): Promise<RunningPart[]> {
    const { postgres, redis } = this.#servers;
    const database = { url: postgres?.url, redisUrl: redis?.url, folder: this.#newFolder() };
    return Promise.all((postgres ? [1, 2] : [1]).map(() => this.#start({ subgraphs: [subgraph], database })));
  }

  async #start(part: Parameters<typeof RunningPart.start>[0]): Promise<RunningPart> {
    const running = await RunningPart.start(part);
    this.#processes.push(running);
    return running;
  }

  #newFolder(): string {
    return join(this.#servers.market.dataDirectory, `parts-${++this.#folders}`);
  }
}
