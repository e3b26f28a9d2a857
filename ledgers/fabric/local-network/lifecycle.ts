import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { FabricBinaries } from "./binaries.ts";
import { type ChaincodePackage, packageService } from "./chaincode-package.ts";
import { channelProfile } from "./channel-settings.ts";
import { runCommand } from "./commands.ts";
import { administratorEnvironment } from "./peer-settings.ts";
import { type ChaincodePlan, files, type OrganizationPlan, type Topology } from "./topology.ts";

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
  await everyOrganization(binaries, topology, ["channel", "join", "-b", block]);
}

/** The package of a chaincode of this network, always the same. */
export function packageOf(chaincode: { readonly name: string; readonly port: number }): ChaincodePackage {
  return packageService(`${chaincode.name}_1.0`, `127.0.0.1:${chaincode.port}`);
}

/** Installs a chaincode's package on every peer. */
export async function installChaincode(
  binaries: FabricBinaries,
  topology: Topology,
  chaincode: Topology["chaincodes"][number],
): Promise<void> {
  const file = files.chaincodePackage(topology.directory, chaincode.name);
  writeFileSync(file, packageOf(chaincode).bytes);
  await everyOrganization(binaries, topology, ["lifecycle", "chaincode", "install", file]);
}

/** Has every organisation approve a chaincode's definition on a channel, then commits it. */
export async function defineChaincode(
  binaries: FabricBinaries,
  topology: Topology,
  channel: string,
  plan: ChaincodePlan,
): Promise<void> {
  const installed = topology.chaincodes.find(({ name }) => name === plan.name);
  const definition = ["-C", channel, "-n", plan.name, "-v", "1.0", "--sequence", "1", ...policyOptions(plan)];
  const ordering = ["-o", `127.0.0.1:${topology.orderer.port}`, "--tls", "--cafile"];
  ordering.push(`${files.orderer(topology.directory)}/tls/ca.crt`);

  // Each approval waits for a block of its own; together they share one.
  const packageId = installed ? packageOf(installed).packageId : "";
  const approval = ["lifecycle", "chaincode", "approveformyorg", ...ordering, ...definition, "--package-id", packageId];
  await everyOrganization(binaries, topology, approval);

  const peers = topology.organizations.flatMap(({ port, domain }) => [
    ...["--peerAddresses", `127.0.0.1:${port}`],
    ...["--tlsRootCertFiles", `${files.peer(topology.directory, domain)}/tls/ca.crt`],
  ]);
  const [first] = topology.organizations;
  const commit = ["lifecycle", "chaincode", "commit", ...ordering, ...definition, ...peers];
  // A peer that has not yet seen the other organisations' approvals endorses something else than its colleagues.
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

/** Anything that calls functions is a signature policy; the rest names a policy of the channel. */
function policyOptions({ endorsementPolicy }: ChaincodePlan): string[] {
  if (endorsementPolicy === undefined) return [];
  const option = endorsementPolicy.includes("(") ? "--signature-policy" : "--channel-config-policy";
  return [option, endorsementPolicy];
}

async function everyOrganization(binaries: FabricBinaries, topology: Topology, args: readonly string[]): Promise<void> {
  await Promise.all(topology.organizations.map((organization) => peerCommand(binaries, topology, organization, args)));
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
