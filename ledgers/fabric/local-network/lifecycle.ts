import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { FabricBinaries } from "./binaries.ts";
import { type ChaincodePackage, packageService } from "./chaincode-package.ts";
import { channelProfile } from "./channel-settings.ts";
import { runCommand } from "./commands.ts";
import { administratorEnvironment } from "./peer-settings.ts";
import {
  type ChaincodePlan,
  type ChaincodeProcessPlan,
  files,
  type OrganizationPlan,
  processName,
  type Topology,
} from "./topology.ts";

const commitAttempts = 20;

/** Creates a channel: its genesis block, the orderer in it, then every peer. */
export async function createChannel(binaries: FabricBinaries, topology: Topology, channel: string): Promise<void> {
  const { directory, orderer } = topology;
  const block = files.genesis(directory, channel);
  const tls = `${files.orderer(directory)}/tls`;
  await runCommand(
    binaries.configtxgen,
    ["-configPath", directory, "-profile", channelProfile, "-outputBlock", block, "-channelID", channel],
    { cwd: directory },
  );
  await runCommand(
    binaries.osnadmin,
    ["channel", "join", "--channelID", channel, "--config-block", block, "-o", `127.0.0.1:${orderer.adminPort}`].concat(
      ["--ca-file", `${tls}/ca.crt`, "--client-cert", `${tls}/server.crt`, "--client-key", `${tls}/server.key`],
    ),
    { cwd: directory },
  );
  await everyOrganization(binaries, topology, () => ["channel", "join", "-b", block]);
}

/** The package of a chaincode of this network, always the same. */
export function packageOf(chaincode: { readonly name: string; readonly port: number }): ChaincodePackage {
  return packageService(`${chaincode.name}_1.0`, `127.0.0.1:${chaincode.port}`);
}

/** Installs a chaincode's package on the peers that it serves. */
export async function installChaincode(
  binaries: FabricBinaries,
  topology: Topology,
  chaincode: ChaincodeProcessPlan,
): Promise<void> {
  const file = files.chaincodePackage(topology.directory, processName(chaincode));
  writeFileSync(file, packageOf(chaincode).bytes);
  const args = ["lifecycle", "chaincode", "install", file];
  await everyOrganization(binaries, topology, ({ mspId }) => (serves(chaincode, mspId) ? args : undefined));
}

function serves(chaincode: ChaincodeProcessPlan, mspId: string): boolean {
  return chaincode.mspId === undefined || chaincode.mspId === mspId;
}

/** Has every organisation approve a chaincode's definition on a channel, then commits it. */
export async function defineChaincode(
  binaries: FabricBinaries,
  topology: Topology,
  channel: string,
  plan: ChaincodePlan,
): Promise<void> {
  const definition = ["-C", channel, "-n", plan.name, "-v", "1.0", "--sequence", "1", ...policyOptions(plan)];
  const ordering = ["-o", `127.0.0.1:${topology.orderer.port}`, "--tls", "--cafile"];
  ordering.push(`${files.orderer(topology.directory)}/tls/ca.crt`);

  // Each approval waits for a block of its own; together they share one.
  const approval = ["lifecycle", "chaincode", "approveformyorg", ...ordering, ...definition, "--package-id"];
  await everyOrganization(binaries, topology, ({ mspId }) => {
    const installed = topology.chaincodes.find((one) => one.name === plan.name && serves(one, mspId));
    return [...approval, installed ? packageOf(installed).packageId : ""];
  });

  const peers = topology.organizations.flatMap(({ port, domain }) => [
    ...["--peerAddresses", `127.0.0.1:${port}`],
    ...["--tlsRootCertFiles", `${files.peer(topology.directory, domain)}/tls/ca.crt`],
  ]);
  const [first] = topology.organizations;
  const commit = ["lifecycle", "chaincode", "commit", ...ordering, ...definition, ...peers];
  // A peer that has not yet seen the other organisations' approvals endorses another result than its colleagues.
  if (first) await eventually(() => peerCommand(binaries, topology, first, commit));
}

async function eventually(attempt: () => Promise<void>): Promise<void> {
  for (let left = commitAttempts; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 1) throw error;
    }
    await pause(500);
  }
}

/** Options for a policy: text with parentheses is a signature policy, any other names a policy of the channel. */
function policyOptions({ endorsementPolicy }: ChaincodePlan): string[] {
  if (endorsementPolicy === undefined) return [];
  const option = endorsementPolicy.includes("(") ? "--signature-policy" : "--channel-config-policy";
  return [option, endorsementPolicy];
}

/** Runs a command as the administrator of each organisation that it has arguments for. */
async function everyOrganization(
  binaries: FabricBinaries,
  topology: Topology,
  argumentsFor: (organization: OrganizationPlan) => readonly string[] | undefined,
): Promise<void> {
  await Promise.all(
    topology.organizations.map(async (organization) => {
      const args = argumentsFor(organization);
      if (args) await peerCommand(binaries, topology, organization, args);
    }),
  );
}

function peerCommand(
  binaries: FabricBinaries,
  topology: Topology,
  organization: OrganizationPlan,
  args: readonly string[],
): Promise<void> {
  const env = administratorEnvironment(topology, organization);
  return runCommand(binaries.peer, args, { cwd: topology.directory, env });
}
