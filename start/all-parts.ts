import { join } from "node:path";
import { parseEther } from "ethers";
import type { Logger } from "pino";
import { startAgentProcess } from "../clients/agent/process.ts";
import { type Config, ownUrlOf, sharedSecretOf } from "../config/config.ts";
import { portsOf } from "../config/ports.ts";
import { dashboardOf } from "../gateway/dashboard.ts";
import { openIdentity } from "../gateway/identity/identity.ts";
import { startGateway } from "../gateway/server.ts";
import { type FabricOrganization, readNetworkFile } from "../ledgers/fabric/organizations.ts";
import { compiledModule } from "../process/child-process.ts";
import { lockDataDirectory } from "../process/data-directory.ts";
import { localSecret } from "../process/local-secret.ts";
import { type Attendant, attend } from "../process/supervised.ts";
import { requireFreePorts } from "../process/wanted-ports.ts";
import type { Subgraph } from "../subgraph-protocol/subgraph.ts";
import { allSubgraphs } from "../subgraphs/all-subgraphs.ts";
import { awaitDatabase } from "../subgraphs/kit/await-database.ts";
import { measureLedgers } from "../subgraphs/kit/ledger-metrics.ts";
import { serveSubgraph } from "../subgraphs/kit/server.ts";
import type { SubgraphDependencies } from "../subgraphs/kit/subgraph-definition.ts";
import type { ListingOptions } from "../subgraphs/marketplace/listing-import/import-listing.ts";
import type { PaymentsDependencies } from "../subgraphs/payments/definition.ts";
import { metrics } from "../telemetry/metrics.ts";
import { onScrape } from "../telemetry/scrapes.ts";
import { startSupervisedChain, startSupervisedFabric } from "./embedded-ledgers.ts";
import { requireListing } from "./listing.ts";

export interface PlatformOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Called with the progress of the listing's import, at the first start. */
  readonly onImport?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface Platform {
  /** The gateway's GraphQL endpoint. */
  readonly url: string;
  /** URL at which services reach their payment server. */
  readonly dataPlaneUrl: string | undefined;
  /** Settles when everything answers, the imported listing included; agents are not waited for. */
  readonly ready: Promise<void>;
  /** Stops everything, in the reverse order of its start. */
  close(): Promise<void>;
}

/** Ether that each new account gets on the embedded chain. */
const grantOfEmbeddedChain = parseEther("10");

/**
 * Starts all parts on this machine: ledgers (embedded unless the settings name others), agents, subgraphs, gateway.
 * @throws DATA_DIRECTORY_LOCKED, PORT_IN_USE, LEDGER_UNAVAILABLE; what had started is stopped again
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  await using parts = new Parts();
  const { config, log } = options;
  const { production, redisUrl, stopping } = config;
  const { showsMetrics } = config.telemetry;
  const listing = await listingOf(options);
  const unlock = await lockDataDirectory(config.dataDirectory);
  parts.add(Promise.resolve(), unlock);
  await requireFreePorts(portsOf(config, "platform"));
  const identity = await openIdentity(config, log);
  const [organizations, chain] = await Promise.all([startFabric(options, parts), startChain(options, parts)]);
  const database = await parts.add(
    awaitDatabase(
      { ...config.database, redisUrl, folder: join(config.dataDirectory, "database"), production, log },
      config.gateway,
    ),
  );
  const agents = config.startAgents ? startAgents(organizations, options, parts) : new Map();
  const started = await startSubgraphs({ config, log, database, parts, organizations, ...chain, listing });
  for (const subgraph of Object.values(started)) parts.use(measureLedgers(subgraph));
  const subgraphSecret = await secretOf(config);
  const places = Object.values(started).map((one) => place(one, subgraphSecret, options, parts));
  const subgraphs = await Promise.all(places);
  const gateway = await parts.add(
    startGateway({
      ...config.gateway,
      redisUrl,
      stopping,
      showsMetrics,
      identity,
      dashboard: dashboardOf(config),
      subgraphSecret,
      subgraphs,
      log,
      details: () => ({ agents: runningOf(agents) }),
    }),
  );
  const { marketplace, payments } = started;
  const ready = Promise.all([gateway.opened, marketplace.listingImport]).then(() => {});
  ready.catch(() => {});
  return { url: gateway.url, dataPlaneUrl: payments.dataPlaneUrl, ready, close: parts.handOver() };
}

/** Embedded chain with an account that pays for transactions; neither when the settings name a chain. */
type EmbeddedChain = Pick<PaymentsDependencies, "embeddedChain" | "sponsor">;

/** Dependencies of all subgraphs together, embedded ledgers and listing included. */
interface Below extends SubgraphDependencies, EmbeddedChain {
  readonly parts: Parts;
  readonly organizations: readonly FabricOrganization[];
  readonly listing: ListingOptions | undefined;
}

/** The subgraphs by name, each with what it tells besides. */
type Started = { [Name in keyof typeof allSubgraphs]: Awaited<ReturnType<(typeof allSubgraphs)[Name]["start"]>> };

async function startSubgraphs(below: Below): Promise<Started> {
  const starting = Object.values(allSubgraphs).map(({ start }) => below.parts.add<Subgraph>(start(below)));
  const started = await Promise.all(starting);
  return Object.fromEntries(started.map((subgraph) => [subgraph.name, subgraph])) as unknown as Started;
}

/** Parts that run; ended in the reverse order of their start, also when a later part or a sibling does not start. */
class Parts extends AsyncDisposableStack {
  readonly #stop = new AbortController();
  /** Aborted before the first part is ended. */
  readonly stopping = this.#stop.signal;

  add<P>(starting: Promise<P>, end = (part: P) => endOf(part)): Promise<P> {
    this.defer(() => starting.then(end, () => {}).then(() => {}));
    return starting;
  }

  /** Hands all parts over, to be ended by a call. */
  handOver(): () => Promise<void> {
    const parts = this.move();
    return () => {
      this.#stop.abort();
      return parts.disposeAsync();
    };
  }
}

function endOf(part: unknown): Promise<unknown> {
  const { close, stop } = part as { close?: () => Promise<void>; stop?: () => Promise<void> };
  return (close ?? stop)?.() ?? Promise.resolve();
}

/** The organisations that this instance may act for. */
async function startFabric({ config, log }: PlatformOptions, parts: Parts): Promise<readonly FabricOrganization[]> {
  const { networkFile, opsChannel, marketplaceChannel, basePort, batchTimeoutMs } = config.fabric;
  if (networkFile) return readNetworkFile(networkFile);
  const chaincodes = { [marketplaceChannel]: "marketplace", [opsChannel]: "ops" } as const;
  const { dataDirectory, logFormat } = config;
  const how = { dataDirectory, basePort, batchTimeoutMs, chaincodes, log, logFormat, stopping: parts.stopping };
  const fabric = await parts.add(startSupervisedFabric(how));
  return fabric.current.organizations;
}

async function startChain({ config, log }: PlatformOptions, parts: Parts): Promise<EmbeddedChain> {
  const { url, port } = config.chain;
  if (url) return {};
  const { dataDirectory, logFormat } = config;
  const { stopping } = parts;
  const { current } = await parts.add(startSupervisedChain({ dataDirectory, port, log, logFormat, stopping }));
  const privateKey = current.accounts[0]?.privateKey ?? "";
  return {
    embeddedChain: { url: current.url, chainId: current.chainId },
    sponsor: { privateKey, grant: grantOfEmbeddedChain },
  };
}

/** An agent for each organisation, by MSP id, in a process of its own whose start is not awaited. */
function startAgents(
  organizations: readonly FabricOrganization[],
  { config, log }: PlatformOptions,
  parts: Parts,
): ReadonlyMap<string, Attendant> {
  const { opsChannel, marketplaceChannel } = config.fabric;
  const allowListPath = allowListOf(config);
  const agents = new Map<string, Attendant>();
  for (const organization of organizations) {
    const dataDirectory = join(config.dataDirectory, "agents", organization.mspId);
    const { logLevel, logFormat } = config;
    const what = { organization, dataDirectory, opsChannel, channels: [marketplaceChannel], logLevel, logFormat };
    const start = () => startAgentProcess({ ...what, ...(allowListPath && { allowListPath }) });
    agents.set(organization.mspId, attend(`agent of ${organization.mspId}`, start, log, parts.stopping));
  }
  parts.defer(async () => {
    await Promise.all([...agents.values()].map((agent) => agent.stop()));
  });
  parts.use(
    onScrape(async () => {
      for (const [mspId, { isRunning }] of agents) metrics.agentRunning.labels(mspId).set(Number(isRunning));
    }),
  );
  return agents;
}

function runningOf(agents: ReadonlyMap<string, Attendant>): Readonly<Record<string, string>> {
  return Object.fromEntries([...agents].map(([mspId, { isRunning }]) => [mspId, isRunning ? "running" : "starting"]));
}

/** Allow-list of an agent: on a network of others each organisation sets its own; the embedded one is all one's own. */
function allowListOf({ agentAllowList, fabric }: Config): string | undefined {
  return (
    agentAllowList ?? (fabric.networkFile ? undefined : compiledModule("../clients/agent/shipped-allow-list.json"))
  );
}

/** The listing to import. @throws Error when the setting names none, before anything starts */
async function listingOf({ config, onImport }: PlatformOptions): Promise<ListingOptions | undefined> {
  if (!config.importListing) return undefined;
  const from = config.listing ?? compiledModule("../data/programmableweb");
  await requireListing(from);
  const dataDirectory = join(config.dataDirectory, "marketplace");
  return { from, dataDirectory, ...(onImport && { onProgress: onImport }) };
}

/** A subgraph as the gateway reaches it: in this process, or at its URL. */
async function place(subgraph: Subgraph, secret: string | undefined, { config, log }: PlatformOptions, parts: Parts) {
  const { transport, host } = config.gateway;
  if (transport === "in-process") return subgraph;
  const port = Number(ownUrlOf(config, subgraph.name).port);
  const { url } = await parts.add(serveSubgraph(subgraph, { host, port, secret, log }));
  return { name: subgraph.name, urls: [url] };
}

/** Secret with which gateway and subgraphs sign and check requests; none when they share a process. */
async function secretOf(config: Config): Promise<string | undefined> {
  if (config.gateway.transport === "in-process") return undefined;
  return sharedSecretOf(config) ?? localSecret(join(config.dataDirectory, "identity", "subgraph-secret"));
}
