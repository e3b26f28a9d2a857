import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFabricBinaries } from "../../ledgers/fabric/local-network/binaries.ts";
import { startLocalNetwork } from "../../ledgers/fabric/local-network/network.ts";
import { deployment } from "./deployment.ts";
import type { Target } from "./target.ts";

/** Why there is no real network to compare with; `undefined` when its programs are here. */
export function missingBinaries(): string | undefined {
  try {
    findFabricBinaries(searchPath());
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Starts a real network from the programs of a Fabric release. */
export async function startReal(): Promise<Target> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "fabric-network-"));
  const modulePath = fileURLToPath(new URL("chaincode", import.meta.url));
  const network = await startLocalNetwork({
    binaries: findFabricBinaries(searchPath()),
    dataDirectory,
    basePort: 0,
    batchTimeout: "20ms",
    channels: deployment.map(({ name, chaincodes }) => ({
      name,
      chaincodes: chaincodes.map((chaincode) => ({ ...chaincode, modulePath })),
    })),
  });
  const peer = (organization: number) => `peer-${network.organizations[organization - 1]?.mspId}`;
  const stopPeer = (organization: number) => network.stopProcess(peer(organization), "SIGKILL");
  const startPeer = (organization: number) => network.startProcess(peer(organization));
  return {
    organizations: network.organizations,
    stopChaincode: (name) => network.stopProcess(`chaincode-${name}`, "SIGKILL"),
    startChaincode: (name) => network.startProcess(`chaincode-${name}`),
    crashPeer: async () => {
      await stopPeer(1);
      await startPeer(1);
    },
    stopPeer,
    startPeer,
    stop: async () => {
      await network.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function searchPath() {
  return { folder: process.env.FABRIC_BIN, path: process.env.PATH };
}
