import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { deployFactory } from "../../contracts/deploy.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { connectOrganizations, type FabricConnections } from "../../ledgers/fabric/organizations.ts";
import { startSupervisedChain, startSupervisedFabric } from "../../start/embedded-ledgers.ts";

const log = pino({ level: "warn" });

/** The ledgers that all processes of a cluster work on, as a consortium runs them: channels confirmed, factory deployed. */
export class SharedLedgers {
  readonly folder: string;
  /** Describes the Fabric network to processes. */
  readonly networkFile: string;
  readonly chain: EvmChain;
  readonly chainUrl: string;
  readonly connections: FabricConnections;
  readonly #parts: AsyncDisposableStack;

  private constructor(
    given: Pick<SharedLedgers, "folder" | "networkFile" | "chain" | "chainUrl" | "connections">,
    parts: AsyncDisposableStack,
  ) {
    ({ folder: this.folder, networkFile: this.networkFile, chain: this.chain } = given);
    ({ chainUrl: this.chainUrl, connections: this.connections } = given);
    this.#parts = parts;
  }

  static async start(): Promise<SharedLedgers> {
    await using parts = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-cluster-"));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    const chaincodes = { marketplace: "marketplace", ops: "ops" } as const;
    const settings = { dataDirectory: folder, basePort: 0, batchTimeoutMs: 20, chaincodes, log };
    const [fabric, evm] = await Promise.all([
      startSupervisedFabric(settings),
      startSupervisedChain({ dataDirectory: folder, port: 0, log }),
    ]);
    parts.defer(() => fabric.stop());
    parts.defer(() => evm.stop());
    const { organizations } = fabric.current;
    const networkFile = join(folder, "network.json");
    await writeFile(networkFile, JSON.stringify({ organizations }));
    const connections = parts.use(connectOrganizations(organizations, "admin"));
    await confirmChannel(connections);

    const { administratorUrl: chainUrl, accounts } = evm.current;
    const chain = await connectChain({ url: chainUrl, log });
    parts.defer(() => chain.close());
    const sponsor = chain.sender(accounts[0]?.privateKey ?? "");
    await deployFactory({ codeAt: chain.codeAt, send: (transaction) => sponsor.send(transaction) });
    return new SharedLedgers({ folder, networkFile, chain, chainUrl, connections }, parts.move());
  }

  /** Gives an account ether, as its owner would on another chain. */
  async fund(address: string): Promise<void> {
    await this.chain.rpc("anvil_setBalance", [address, `0x${(10n ** 20n).toString(16)}`]);
  }

  async stop(): Promise<void> {
    await this.#parts.disposeAsync();
  }
}

/** Every organisation says who the channel's members are, as its agent would. */
async function confirmChannel(connections: FabricConnections): Promise<void> {
  const members = JSON.stringify([...connections.keys()]);
  for (const connection of connections.values()) {
    await connection.channel("ops").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
  }
}
