import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { freePorts } from "../../../process/free-ports.ts";
import type { FabricOrganization } from "../organizations.ts";
import type { FabricBinaries } from "./binaries.ts";
import { channelSettings, cryptoSettings } from "./channel-settings.ts";
import { runCommand } from "./commands.ts";
import { writeExternalBuilder } from "./external-builder.ts";
import { createChannel, defineChaincode, installChaincode, packageOf } from "./lifecycle.ts";
import { ordererSettings } from "./orderer-settings.ts";
import { coreSettings, peerEnvironment } from "./peer-settings.ts";
import { type ProcessPlan, startProcess, stopProcesses } from "./processes.ts";
import { waitUntilReady } from "./readiness.ts";
import {
  type ChaincodeProcessPlan,
  type ChannelPlan,
  files,
  planTopology,
  portsNeeded,
  processName,
  type Topology,
} from "./topology.ts";

export interface LocalNetworkOptions {
  readonly binaries: FabricBinaries;
  /** Folder of the network. A network that it holds already is started again as it was. */
  readonly dataDirectory: string;
  readonly channels: readonly ChannelPlan[];
  /** MSP identifiers; default `Org1MSP` to `Org3MSP`. */
  readonly organizations?: readonly string[];
  /** First of consecutive ports; 0 for any that are free. */
  readonly basePort: number;
  /** Time that the orderer waits for more transactions before it cuts a block; default `100ms`. */
  readonly batchTimeout?: string;
}

/** A network of real Fabric processes on this machine: a Raft orderer, and a peer per organisation. */
export interface LocalNetwork {
  readonly organizations: readonly FabricOrganization[];
  /** Names of its processes: `orderer`, `peer-<MSP id>`, `chaincode-<name>` or `chaincode-<name>-<MSP id>`. */
  readonly processes: readonly string[];
  startProcess(name: string): Promise<void>;
  /** Ends one process: as asked, or as a crash would. */
  stopProcess(name: string, signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Ends all processes; their files stay. */
  stop(): Promise<void>;
}

/**
 * Starts a network, creating it first unless its folder holds one, and waits until every organisation can endorse and
 * commit on every chaincode.
 * @throws LEDGER_UNAVAILABLE, PORT_IN_USE
 */
export async function startLocalNetwork(options: LocalNetworkOptions): Promise<LocalNetwork> {
  const { binaries, dataDirectory } = options;
  await stopProcesses(dataDirectory);
  const exists = existsSync(files.network(dataDirectory));
  const topology = exists ? readTopology(dataDirectory) : await createTopology(options);
  if (!exists) await createMaterial(binaries, topology);
  const plans = processPlans(binaries, topology);
  try {
    await Promise.all(plans.map((plan) => startProcess(dataDirectory, plan)));
    if (!exists) await deploy(binaries, topology);
    const organizations = topology.organizations.map((plan) => describe(topology, plan));
    await waitUntilReady(organizations, topology.channels);
    writeFileSync(files.network(dataDirectory), JSON.stringify({ organizations }, null, 2));
    return handle(dataDirectory, organizations, plans);
  } catch (error) {
    await stopProcesses(dataDirectory);
    throw error;
  }
}

function handle(
  directory: string,
  organizations: readonly FabricOrganization[],
  plans: readonly ProcessPlan[],
): LocalNetwork {
  return {
    organizations,
    processes: plans.map(({ name }) => name),
    startProcess: async (name) => {
      const plan = plans.find((candidate) => candidate.name === name);
      if (plan) await startProcess(directory, plan);
    },
    stopProcess: async (name, signal) => {
      await stopProcesses(directory, [name], signal);
    },
    stop: async () => {
      await stopProcesses(directory);
    },
  };
}

function readTopology(directory: string): Topology {
  return JSON.parse(readFileSync(files.topology(directory), "utf8")) as Topology;
}

async function createTopology(options: LocalNetworkOptions): Promise<Topology> {
  const organizations = options.organizations ?? ["Org1MSP", "Org2MSP", "Org3MSP"];
  const { dataDirectory, channels, basePort, batchTimeout = "100ms" } = options;
  const planned = { directory: dataDirectory, organizations, channels, batchTimeout };
  return planTopology({ ...planned, ports: await freePorts(basePort, portsNeeded(planned)) });
}

/** Writes the files of the processes: settings, certificates, the external builder. */
async function createMaterial(binaries: FabricBinaries, topology: Topology): Promise<void> {
  const { directory } = topology;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const write = (name: string, settings: object) =>
    writeFileSync(join(directory, name), JSON.stringify(settings, null, 2));
  write("topology.json", topology);
  write("core.yaml", coreSettings(topology));
  write("orderer.yaml", ordererSettings(topology));
  write("configtx.yaml", channelSettings(topology));
  write("crypto-config.yaml", cryptoSettings(topology));
  writeExternalBuilder(files.builder(directory));
  await runCommand(binaries.cryptogen, ["generate", "--config=crypto-config.yaml", "--output=crypto"], {
    cwd: directory,
  });
}

async function deploy(binaries: FabricBinaries, topology: Topology): Promise<void> {
  for (const { name } of topology.channels) await createChannel(binaries, topology, name);
  await Promise.all(topology.chaincodes.map((chaincode) => installChaincode(binaries, topology, chaincode)));
  for (const { name, chaincodes } of topology.channels) {
    await Promise.all(chaincodes.map((plan) => defineChaincode(binaries, topology, name, plan)));
  }
}

function processPlans(binaries: FabricBinaries, topology: Topology): ProcessPlan[] {
  const { directory, orderer, organizations, chaincodes } = topology;
  const common = { cwd: directory, args: [] };
  const ordering = { FABRIC_CFG_PATH: directory, FABRIC_LOGGING_SPEC: "warn" };
  return [
    { ...common, name: "orderer", command: binaries.orderer, env: ordering, port: orderer.adminPort },
    ...organizations.map((organization) => ({
      ...common,
      name: `peer-${organization.mspId}`,
      command: binaries.peer,
      args: ["node", "start"],
      env: peerEnvironment(topology, organization),
      port: organization.port,
    })),
    ...chaincodes.map(chaincodePlan),
  ];
}

function chaincodePlan(chaincode: ChaincodeProcessPlan): ProcessPlan {
  const { port, modulePath, mspId } = chaincode;
  const shim = createRequire(import.meta.url).resolve("fabric-shim/cli.js");
  const address = ["--chaincode-address", `127.0.0.1:${port}`, "--chaincode-id", packageOf(chaincode).packageId];
  return {
    name: processName(chaincode),
    command: process.execPath,
    args: [shim, "server", ...address, "--module-path", modulePath],
    // Answer of the stub's getMSPID; a process that serves all peers has none.
    env: { CORE_CHAINCODE_LOGGING_LEVEL: "error", ...(mspId && { CORE_PEER_LOCALMSPID: mspId }) },
    cwd: modulePath,
    port,
  };
}

function describe({ directory }: Topology, plan: Topology["organizations"][number]): FabricOrganization {
  const identity = (user: string) => {
    const folder = files.user(directory, plan.domain, user);
    const only = (kind: string) => join(folder, kind, readdirSync(join(folder, kind))[0] ?? "");
    return { certificatePath: only("signcerts"), privateKeyPath: only("keystore") };
  };
  return {
    mspId: plan.mspId,
    endpoint: `127.0.0.1:${plan.port}`,
    tlsRootCertPath: `${files.peer(directory, plan.domain)}/tls/ca.crt`,
    serverName: "localhost",
    // cryptogen writes no attributes into certificates, so an administrator acts as agent.
    identities: { admin: identity("Admin"), agent: identity("Admin"), client: identity("User1") },
  };
}
