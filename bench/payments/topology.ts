import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestChain } from "../../ledgers/evm/testing.ts";
import { type Child, compiledModule, startChild } from "../../process/child-process.ts";
import type { TeamKey, TeamOptions } from "../../test/payments/payment-server.ts";
import type { LeafUrls } from "./leaf-service.ts";

/** Processes of the topology. */
export interface Topology {
  readonly url: string;
  /** Pids by the name of their process. */
  readonly pids: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** The thesis' topology: a public service of one team calls two of another one; each team has a payment server. */
export async function startTopology(): Promise<Topology> {
  const parts = new AsyncDisposableStack();
  const pids: Record<string, number> = {};
  const start = async <T>(name: string, module: string, options: object) => {
    const args = [JSON.stringify(options)];
    const path = compiledModule(module);
    const child: Child<T> = await startChild({ module: path, args });
    parts.defer(() => child.stop());
    pids[name] = child.pid;
    return child.ready;
  };
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-topology-"));
  parts.defer(() => rm(folder, { recursive: true }));
  const node = await startTestChain();
  parts.defer(() => node.stop());
  const team = (index: number) => {
    const mspId = `Org${index + 1}MSP`;
    const sponsorKey = node.chain.accounts[index]?.privateKey ?? "";
    const options: TeamOptions = {
      mspId,
      chainUrl: node.chain.url,
      sponsorKey,
      dataDirectory: join(folder, mspId),
      port: 0,
    };
    return start<TeamKey>(`payment server ${index + 1}`, "test/payments/payment-server.js", options);
  };
  const [consumer, provider] = [await team(0), await team(1)];
  const validator = await start<LeafUrls>("validator", "bench/payments/leaf-service.js", provider);
  const persistence = await start<LeafUrls>("persistence", "bench/payments/leaf-service.js", provider);
  const url = await start<string>("public", "bench/payments/public-service.js", {
    key: consumer,
    validator,
    persistence,
  });
  pids.chain = node.chain.pid;
  return { url, pids, stop: () => parts.disposeAsync() };
}
