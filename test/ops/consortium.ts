import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { OperationView } from "@ledgerloom/chaincode";
import { type ExecutionResult, graphql, parse, subscribe } from "graphql";
import { pino } from "pino";
import { type AgentProcessOptions, startAgentProcess } from "../../clients/agent/process.ts";
import { type ChaincodeProcess, startChaincode } from "../../ledgers/fabric/chaincode-process.ts";
import { connectFabric, type FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { EmbeddedFabricOptions, EmbeddedOrganization } from "../../ledgers/fabric/embedded/options.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../../ledgers/fabric/embedded/process.ts";
import { endpointOf } from "../../ledgers/fabric/organizations.ts";
import type { Child } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";
import type { Database } from "../../store/database/database.ts";
import { openPglite } from "../../store/database/pglite-database.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { adminOf } from "../../subgraphs/kit/testing/principals.ts";
import type { OpsContext } from "../../subgraphs/ops/graph/context.ts";
import type { OpsReads } from "../../subgraphs/ops/projection/ops-reads.ts";
import { startOps } from "../../subgraphs/ops/start.ts";

export const organizations = ["Org1MSP", "Org2MSP", "Org3MSP"];
const channels = ["marketplace"];
const patienceMs = 600_000;

/** A consortium of three on one machine: ledger, ops chaincode, ops subgraph, and agents as a test starts them. */
export class Consortium {
  #ledger: EmbeddedFabric;
  readonly #ledgerOptions: EmbeddedFabricOptions;
  readonly subgraph: Subgraph;
  readonly connections: ReadonlyMap<string, FabricConnection>;
  readonly #database: Database;
  readonly #directory: string;
  #chaincode: Child<ChaincodeProcess>;
  readonly #agents = new Map<string, Child<unknown>>();

  private constructor(parts: Parts) {
    this.#ledger = parts.ledger;
    this.#ledgerOptions = parts.ledgerOptions;
    this.subgraph = parts.subgraph;
    this.connections = parts.connections;
    this.#database = parts.database;
    this.#directory = parts.directory;
    this.#chaincode = parts.chaincode;
  }

  /** @param batchTimeoutMs how long the ledger waits for more transactions: slow enough to do something in between */
  static async start(batchTimeoutMs = 20): Promise<Consortium> {
    const directory = await mkdtemp(join(tmpdir(), "ledgerloom-ops-"));
    const address = `127.0.0.1:${(await freePorts(0, 1))[0]}`;
    const chaincode = await startChaincode({ name: "ops", address });
    const ledgerOptions = {
      dataDirectory: join(directory, "fabric"),
      basePort: (await freePorts(0, organizations.length))[0] ?? 0,
      batch: { timeoutMs: batchTimeoutMs },
      channels: [
        { name: "ops", chaincodes: [{ name: "ops", address }] },
        { name: "marketplace", chaincodes: [] },
      ],
    };
    const ledger = await startEmbeddedFabric(ledgerOptions);
    const connections = new Map(
      ledger.organizations.map((one) => [one.mspId, connectFabric(endpointOf(one, "admin"))] as const),
    );
    const database = await openPglite();
    const log = pino({ level: "error" });
    const shownChannels = ["marketplace"];
    const subgraph = await startOps({ connections, opsChannel: "ops", shownChannels, database, log });
    return new Consortium({ ledger, ledgerOptions, database, subgraph, connections, directory, chaincode });
  }

  /** Ends the ops chaincode in the middle of whatever it does, and starts it again. */
  async crashChaincode(): Promise<void> {
    const { name, address } = this.#chaincode.ready;
    await this.#chaincode.kill();
    this.#chaincode = await startChaincode({ name, address });
  }

  /** The organisations as a network file lists them. */
  get members(): readonly EmbeddedOrganization[] {
    return this.#ledger.organizations;
  }

  /** Starts an organisation's agent, again after a kill with the same data. */
  async startAgent(mspId: string, options: Partial<AgentProcessOptions> = {}): Promise<Child<unknown>> {
    const organization = this.#ledger.organizations.find((one) => one.mspId === mspId);
    if (!organization) throw new Error(`no organisation ${mspId}`);
    const dataDirectory = join(this.#directory, "agents", mspId);
    const agent = await startAgentProcess({ organization, dataDirectory, channels, logLevel: "warn", ...options });
    this.#agents.set(mspId, agent);
    return agent;
  }

  async startAgents(options: Partial<AgentProcessOptions> = {}): Promise<void> {
    await Promise.all(organizations.map((mspId) => this.startAgent(mspId, options)));
  }

  agent(mspId: string): Child<unknown> {
    const agent = this.#agents.get(mspId);
    if (!agent) throw new Error(`no agent of ${mspId} runs`);
    return agent;
  }

  async killAgent(mspId: string): Promise<void> {
    await this.agent(mspId).kill();
    this.#agents.delete(mspId);
  }

  async stopAgents(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.stop()));
    this.#agents.clear();
  }

  /** Ends the ledger as a crash would, and starts it again on the same data and ports. */
  async crashLedger(): Promise<void> {
    await this.#ledger.kill();
    this.#ledger = await startEmbeddedFabric(this.#ledgerOptions);
  }

  /** Reads of a request of its own from the subgraph's store. */
  get reads(): OpsReads {
    return (this.subgraph.contextFor(anonymous) as OpsContext).reads;
  }

  /** An operation with all that belongs to it, as the store has it. */
  async projected(id: string): Promise<OperationView> {
    const record = await this.reads.operation(id);
    if (!record) throw new Error(`no operation ${id}`);
    const { row, votes, executions, steps } = record;
    return {
      operation: row,
      votes: row.electorate.flatMap((mspId) => votes.get(mspId) ?? []),
      executions: row.electorate.flatMap((mspId) => {
        const execution = executions.get(mspId);
        return execution ? [{ ...execution, steps: steps.get(mspId) ?? [] }] : [];
      }),
    };
  }

  /** The same, as the chaincode reads it. */
  async onLedger(id: string): Promise<OperationView> {
    const channel = this.connections.get("Org3MSP")?.channel("ops");
    return JSON.parse((await channel?.evaluate("ops", "command-ops:GetOperation", [id])) ?? "") as OperationView;
  }

  /** Writes a file of the test's own. */
  async writeFile(name: string, content: unknown): Promise<string> {
    const path = join(this.#directory, name);
    await writeFile(path, JSON.stringify(content));
    return path;
  }

  /** Runs a query or mutation as an organisation's administrator. @throws when it has errors */
  async ask<Data>(mspId: string, source: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const contextValue = this.subgraph.contextFor(adminOf(mspId));
    const { data, errors } = await graphql({
      schema: this.subgraph.schema,
      source,
      contextValue,
      variableValues: variables,
    });
    if (errors?.[0]) throw errors[0];
    return data as Data;
  }

  /** Follows a subscription. @throws when it is refused */
  async follow<Data>(source: string): Promise<AsyncIterableIterator<ExecutionResult<Data>>> {
    const { schema } = this.subgraph;
    const answer = await subscribe({
      schema,
      document: parse(source),
      contextValue: this.subgraph.contextFor(anonymous),
    });
    if (!(Symbol.asyncIterator in answer)) throw answer.errors?.[0] ?? new Error("no subscription");
    return answer as AsyncIterableIterator<ExecutionResult<Data>>;
  }

  async stop(): Promise<void> {
    await this.stopAgents();
    await this.subgraph.close();
    await this.#database.close();
    for (const connection of this.connections.values()) connection.close();
    await this.#chaincode.stop();
    await this.#ledger.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

interface Parts {
  readonly ledger: EmbeddedFabric;
  readonly ledgerOptions: EmbeddedFabricOptions;
  readonly database: Database;
  readonly subgraph: Subgraph;
  readonly connections: ReadonlyMap<string, FabricConnection>;
  readonly directory: string;
  readonly chaincode: Child<ChaincodeProcess>;
}

/** Reads again and again until it is as wanted. @throws what it was last when it never is */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
): Promise<Value> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (performance.now() > end) throw new Error(`still ${JSON.stringify(value)}`);
    await pause(25);
  }
}
