import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Child } from "../../ledgers/child-process.ts";
import { startChaincode } from "../../ledgers/fabric/chaincode-process.ts";
import { startEmbeddedFabric } from "../../ledgers/fabric/embedded/process.ts";
import { freePorts } from "../../ledgers/free-ports.ts";
import { deployment } from "./deployment.ts";
import type { Target } from "./target.ts";

const modulePath = fileURLToPath(new URL("chaincode", import.meta.url));
const portsOfLedger = 10;

/** Starts the embedded ledger with the conformance chaincode. */
export async function startEmbedded(): Promise<Target> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "embedded-fabric-"));
  const names = [...new Set(deployment.flatMap(({ chaincodes }) => chaincodes.map(({ name }) => name)))];
  const [basePort = 0, ...others] = await freePorts(0, portsOfLedger + names.length);
  const addresses = new Map(names.map((name, index) => [name, `127.0.0.1:${others[portsOfLedger - 1 + index]}`]));
  const addressOf = (name: string) => addresses.get(name) ?? "";
  const startNamed = (name: string) => startChaincode({ name, address: addressOf(name), modulePath });
  const startLedger = () =>
    startEmbeddedFabric({
      dataDirectory,
      basePort,
      channels: deployment.map(({ name, chaincodes }) => ({
        name,
        chaincodes: chaincodes.map((chaincode) => ({ ...chaincode, address: addressOf(chaincode.name) })),
      })),
    });

  const processes = new Map<string, Child<unknown>>();
  await Promise.all(names.map(async (name) => processes.set(name, await startNamed(name))));
  let ledger = await startLedger();
  return {
    organizations: ledger.organizations,
    stopChaincode: async (name) => processes.get(name)?.kill(),
    startChaincode: async (name) => {
      processes.set(name, await startNamed(name));
    },
    crashPeer: async () => {
      await ledger.kill();
      ledger = await startLedger();
    },
    stop: async () => {
      await ledger.stop();
      await Promise.all([...processes.values()].map((child) => child.stop()));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
