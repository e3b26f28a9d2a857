import { join } from "node:path";

/** A channel and the chaincodes to deploy on it. */
export interface ChannelPlan {
  readonly name: string;
  readonly chaincodes: readonly ChaincodePlan[];
}

export interface ChaincodePlan {
  readonly name: string;
  /** Folder whose package.json names the chaincode's main module. */
  readonly modulePath: string;
  /** Signature policy or name of a channel policy; by default the channel's `Endorsement`. */
  readonly endorsementPolicy?: string;
  /** Whether each organisation runs it by itself, as on machines of their own; default one process for all. */
  readonly ownProcesses?: boolean;
}

/** Everything a network of processes on this machine consists of. Written down, so that it can be started again. */
export interface Topology {
  readonly directory: string;
  readonly batchTimeout: string;
  readonly orderer: { readonly port: number; readonly adminPort: number };
  readonly organizations: readonly OrganizationPlan[];
  readonly channels: readonly ChannelPlan[];
  readonly chaincodes: readonly ChaincodeProcessPlan[];
}

/** A process that serves a chaincode to one organisation's peer, or to every peer, on every channel. */
export interface ChaincodeProcessPlan {
  readonly name: string;
  /** Organisation whose peer it serves; every peer when absent. */
  readonly mspId?: string;
  readonly port: number;
  readonly modulePath: string;
}

export interface OrganizationPlan {
  readonly mspId: string;
  readonly domain: string;
  readonly port: number;
  /** Port for chaincode, on which Fabric insists even when chaincode runs as a service. */
  readonly chaincodePort: number;
}

export interface TopologyOptions {
  readonly directory: string;
  readonly organizations: readonly string[];
  readonly channels: readonly ChannelPlan[];
  readonly batchTimeout: string;
  /** Ports of the processes, as many as {@link portsNeeded} says. */
  readonly ports: readonly number[];
}

/** Number of ports that a network takes. */
export function portsNeeded({ organizations, channels }: Pick<TopologyOptions, "organizations" | "channels">): number {
  const processes = distinctChaincodes(channels).flatMap((plan) => ownersOf(plan, organizations));
  return 2 + 2 * organizations.length + processes.length;
}

/** Plans the processes with their ports and folders. */
export function planTopology(options: TopologyOptions): Topology {
  const ports = [...options.ports];
  const port = () => ports.shift() ?? 0;
  return {
    directory: options.directory,
    batchTimeout: options.batchTimeout,
    orderer: { port: port(), adminPort: port() },
    organizations: options.organizations.map((mspId) => ({
      mspId,
      domain: `${mspId.replace(/MSP$/, "").toLowerCase()}.local`,
      port: port(),
      chaincodePort: port(),
    })),
    channels: options.channels,
    chaincodes: distinctChaincodes(options.channels).flatMap((plan) =>
      ownersOf(plan, options.organizations).map((owner) => {
        return { name: plan.name, modulePath: plan.modulePath, port: port(), ...(owner && { mspId: owner }) };
      }),
    ),
  };
}

/** Paths of a network's files. */
export const files = {
  topology: (directory: string) => join(directory, "topology.json"),
  network: (directory: string) => join(directory, "network.json"),
  processes: (directory: string) => join(directory, "processes.json"),
  log: (directory: string, process: string) => join(directory, "logs", `${process}.log`),
  genesis: (directory: string, channel: string) => join(directory, `${channel}.block`),
  chaincodePackage: (directory: string, process: string) => join(directory, `${process}.tar.gz`),
  builder: (directory: string) => join(directory, "builder"),
  orderer: (directory: string) =>
    join(directory, "crypto/ordererOrganizations/orderer.local/orderers/orderer0.orderer.local"),
  organization: (directory: string, domain: string) => join(directory, "crypto/peerOrganizations", domain),
  peer: (directory: string, domain: string) => join(files.organization(directory, domain), "peers", `peer0.${domain}`),
  user: (directory: string, domain: string, user: string) =>
    join(files.organization(directory, domain), "users", `${user}@${domain}`, "msp"),
} as const;

/** The name of a chaincode's process, by which it is started and stopped. */
export function processName({ name, mspId }: Pick<ChaincodeProcessPlan, "name" | "mspId">): string {
  return mspId === undefined ? `chaincode-${name}` : `chaincode-${name}-${mspId}`;
}

/** Organisations for which a chaincode has processes: each, or all of them together. */
function ownersOf({ ownProcesses }: ChaincodePlan, organizations: readonly string[]): readonly (string | undefined)[] {
  return ownProcesses ? organizations : [undefined];
}

function distinctChaincodes(channels: readonly ChannelPlan[]): ChaincodePlan[] {
  const byName = new Map(channels.flatMap(({ chaincodes }) => chaincodes).map((plan) => [plan.name, plan]));
  return [...byName.values()];
}
