import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChaincode } from "../../ledgers/fabric/chaincode-process.ts";
import { startEmbeddedFabric } from "../../ledgers/fabric/embedded/process.ts";
import type { Child } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";
import { deployment } from "./deployment.ts";
import type { Target } from "./target.ts";

const modulePath = fileURLToPath(new URL("chaincode", import.meta.url));
const mspIds = ["Org1MSP", "Org2MSP", "Org3MSP"] as const;
const portsOfLedger = 10;

/** Starts the embedded ledger with the conformance chaincode. */
export async function startEmbedded(): Promise<Target> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "embedded-fabric-"));
  const services = servicesOf(deployment);
  const [basePort = 0, ...others] = await freePorts(0, portsOfLedger + services.length);
  const addressOf = (service: Service) => `127.0.0.1:${others[portsOfLedger - 1 + services.indexOf(service)]}`;
  const startService = (service: Service) => startChaincode({ ...service, address: addressOf(service), modulePath });
  const startLedger = () =>
    startEmbeddedFabric({
      dataDirectory,
      basePort,
      channels: deployment.map(({ name, chaincodes }) => ({
        name,
        chaincodes: chaincodes.map(({ ownProcesses: _, ...chaincode }) => {
          const own = services.filter((service) => service.name === chaincode.name);
          const ownAddresses = own.flatMap((service) => (service.mspId ? [[service.mspId, addressOf(service)]] : []));
          const [first] = own.map(addressOf);
          return { ...chaincode, address: first ?? "", ownAddresses: Object.fromEntries(ownAddresses) };
        }),
      })),
    });

  const processes = new Map<Service, Child<unknown>>();
  const start = async (service: Service) => processes.set(service, await startService(service));
  const named = (name: string) => services.filter((service) => service.name === name);
  await Promise.all(services.map(start));
  let ledger = await startLedger();
  return {
    organizations: ledger.organizations,
    stopChaincode: async (name) => void (await Promise.all(named(name).map((one) => processes.get(one)?.kill()))),
    startChaincode: async (name) => void (await Promise.all(named(name).map(start))),
    crashPeer: async () => {
      await ledger.kill();
      ledger = await startLedger();
    },
    stopPeer: (organization) => ledger.stopPeer(mspIds[organization - 1] ?? ""),
    startPeer: (organization) => ledger.startPeer(mspIds[organization - 1] ?? ""),
    stop: async () => {
      await ledger.stop();
      await Promise.all([...processes.values()].map((child) => child.stop()));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A process of a chaincode: for one organisation's peer, or for all. */
interface Service {
  readonly name: string;
  readonly mspId?: string;
}

function servicesOf(channels: typeof deployment): Service[] {
  const chaincodes = new Map(channels.flatMap(({ chaincodes }) => chaincodes).map((one) => [one.name, one]));
  return [...chaincodes.values()].flatMap(({ name, ownProcesses }): Service[] =>
    ownProcesses ? mspIds.map((mspId) => ({ name, mspId })) : [{ name }],
  );
}
