import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChaincodeProcess, startChaincode } from "../../ledgers/fabric/chaincode-process.ts";
import { startEmbeddedFabric } from "../../ledgers/fabric/embedded/process.ts";
import { findFabricBinaries } from "../../ledgers/fabric/local-network/binaries.ts";
import { startLocalNetwork } from "../../ledgers/fabric/local-network/network.ts";
import type { FabricOrganization } from "../../ledgers/fabric/organizations.ts";
import type { Child } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";
import { startedOff } from "../shifted-clock.ts";

/** A network whose three organisations run the chaincodes by themselves, the third with a wrong clock. */
export interface ClockNetwork {
  readonly organizations: readonly FabricOrganization[];
  stop(): Promise<void>;
}

export const [chaincodes, mspIds] = [["marketplace", "ops"] as const, ["Org1MSP", "Org2MSP", "Org3MSP"] as const];
const wrong = "Org3MSP";

export async function startEmbedded(shiftMs: number): Promise<ClockNetwork> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "ledgerloom-clocks-"));
  const ports = await freePorts(0, chaincodes.length * mspIds.length);
  const places = chaincodes.flatMap((name) => mspIds.map((mspId) => ({ name, mspId })));
  const served = places.map((place, at) => ({ ...place, address: `127.0.0.1:${ports[at]}` }));
  const processes: Child<ChaincodeProcess>[] = [];
  for (const { name, mspId, address } of served) {
    const start = () => startChaincode({ name, address });
    processes.push(await (mspId === wrong ? startedOff(shiftMs, start) : start()));
  }
  const addressesOf = (chaincode: string) =>
    Object.fromEntries(served.filter(({ name }) => name === chaincode).map(({ mspId, address }) => [mspId, address]));
  const channels = chaincodes.map((name) => {
    const ownAddresses = addressesOf(name);
    return { name, chaincodes: [{ name, address: ownAddresses.Org1MSP ?? "", ownAddresses }] };
  });
  const ledger = await startEmbeddedFabric({ dataDirectory, channels });
  return {
    organizations: ledger.organizations,
    stop: async () => {
      await ledger.stop();
      await Promise.all(processes.map((process) => process.stop()));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

export async function startReal(shiftMs: number): Promise<ClockNetwork> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "ledgerloom-clocks-"));
  const root = join(import.meta.dirname, "../..");
  const network = await startLocalNetwork({
    binaries: findFabricBinaries({ folder: process.env.FABRIC_BIN, path: process.env.PATH }),
    dataDirectory,
    channels: chaincodes.map((name) => ({
      name,
      chaincodes: [{ name, modulePath: join(root, "chaincode", name), ownProcesses: true }],
    })),
    basePort: 0,
    batchTimeout: "20ms",
  });
  for (const name of chaincodes) {
    await network.stopProcess(`chaincode-${name}-${wrong}`);
    await startedOff(shiftMs, () => network.startProcess(`chaincode-${name}-${wrong}`));
  }
  return {
    organizations: network.organizations,
    stop: async () => {
      await network.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
