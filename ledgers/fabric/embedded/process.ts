import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import type { EmbeddedFabricOptions, EmbeddedOrganization } from "./options.ts";

/** The embedded ledger, running as a child process. */
export interface EmbeddedFabric extends Child<readonly EmbeddedOrganization[]> {
  readonly organizations: readonly EmbeddedOrganization[];
  /** Ends the peer of one organisation, as a crash of it would; those of the others go on. */
  stopPeer(mspId: string): Promise<void>;
  /** Starts it again at the same place. */
  startPeer(mspId: string): Promise<void>;
}

/** Heap of the process in MB; enough for the load of two cores. The rest of its memory is the store's. */
const heapMegabytes = 128;

/**
 * Starts a Fabric network of one process and waits until its gateways answer. Its chaincode is dialled at the first
 * call, so it may start before or after. Clients cannot tell it from a real network, but it is neither a consensus nor
 * a trust boundary: one process holds the keys and the only ledger of all organisations.
 * @throws LEDGER_UNAVAILABLE with the reason, also when the data directory is locked or a port is in use
 */
export async function startEmbeddedFabric(options: EmbeddedFabricOptions): Promise<EmbeddedFabric> {
  const child = await startChild<readonly EmbeddedOrganization[]>({
    module: compiledModule("ledgers/fabric/embedded/main.js"),
    args: [JSON.stringify(options)],
    execArgv: [`--max-old-space-size=${heapMegabytes}`, "--max-semi-space-size=16"],
  });
  return {
    ...child,
    organizations: child.ready,
    stopPeer: (mspId) => child.ask({ start: false, mspId }),
    startPeer: (mspId) => child.ask({ start: true, mspId }),
  };
}
