import { join } from "node:path";
import type { Logger } from "pino";
import { type EmbeddedChain, startEmbeddedChain } from "../ledgers/evm/embedded/embedded-chain.ts";
import { startChaincode } from "../ledgers/fabric/chaincode-process.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "../ledgers/fabric/embedded/process.ts";
import type { Child } from "../process/child-process.ts";
import { freePorts } from "../process/free-ports.ts";
import { type Supervised, supervise } from "../process/supervised.ts";
import type { LogFormat } from "../telemetry/log.ts";

/** Org1MSP, Org2MSP and Org3MSP. */
const organizationCount = 3;

export interface EmbeddedFabricSettings {
  readonly dataDirectory: string;
  /** Port of the first organisation's peer; the others follow. 0 takes free ones. */
  readonly basePort: number;
  readonly batchTimeoutMs: number;
  /** Chaincode of ours on each channel, by the channel's name. */
  readonly chaincodes: Readonly<Record<string, "marketplace" | "ops">>;
  readonly log: Logger;
  /** Format of the log lines of children. */
  readonly logFormat?: LogFormat | undefined;
  /** Aborted once everything is being stopped; see {@link supervise}. */
  readonly stopping?: AbortSignal;
}

export type EmbeddedChainSettings = Pick<EmbeddedFabricSettings, "dataDirectory" | "log" | "logFormat" | "stopping"> & {
  /** Port of its JSON-RPC; 0 takes a free one. */
  readonly port: number;
};

/** The embedded Fabric ledger and its chaincode processes; each is started again if it ends by itself. */
export async function startSupervisedFabric(settings: EmbeddedFabricSettings): Promise<Supervised<EmbeddedFabric>> {
  const { dataDirectory, batchTimeoutMs, log, logFormat, stopping } = settings;
  // A child that restarts must come back at the same port, so ports are chosen here.
  const names = Object.entries(settings.chaincodes);
  const basePort = settings.basePort || (await freePorts(0, organizationCount))[0] || 0;
  const ports = await freePorts(0, names.length);
  const chaincodes = names.map(([channel, name], index) => {
    return { channel, name, address: `127.0.0.1:${ports[index]}` };
  });
  const startLedger = () =>
    startEmbeddedFabric({
      dataDirectory: join(dataDirectory, "fabric"),
      basePort,
      logFormat,
      batch: { timeoutMs: batchTimeoutMs },
      channels: chaincodes.map(({ channel, name, address }) => ({ name: channel, chaincodes: [{ name, address }] })),
    });
  const [ledger, ...processes] = await allStarted<Supervised<Child<unknown>>>([
    supervise("fabric", startLedger, log, stopping),
    ...chaincodes.map(({ name, address }) =>
      supervise(`chaincode ${name}`, () => startChaincode({ name, address }), log, stopping),
    ),
  ]);
  return {
    get current() {
      return (ledger as Supervised<EmbeddedFabric>).current;
    },
    stop: async () => {
      await ledger?.stop();
      await Promise.all(processes.map((process) => process.stop()));
    },
  };
}

/** The embedded EVM chain, started again at the same port if it ends by itself. */
export async function startSupervisedChain(settings: EmbeddedChainSettings): Promise<Supervised<EmbeddedChain>> {
  const { log, logFormat, stopping } = settings;
  const port = settings.port || (await freePorts(0, 1))[0] || 0;
  const options = { dataDirectory: join(settings.dataDirectory, "chain"), port, logFormat };
  return supervise("chain", () => startEmbeddedChain(options), log, stopping);
}

/** Waits for all; when one does not start, stops the others. */
async function allStarted<C extends { stop(): Promise<void> }>(starting: readonly Promise<C>[]): Promise<C[]> {
  const settled = await Promise.allSettled(starting);
  const started = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failed = settled.find((result) => result.status === "rejected");
  if (failed) {
    await Promise.all(started.map((one) => one.stop()));
    throw failed.reason;
  }
  return started;
}
