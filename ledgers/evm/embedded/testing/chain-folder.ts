import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toQuantity } from "ethers";
import { connectChain } from "../../chain.ts";
import { silent } from "../../testing.ts";
import { embeddedChainId } from "../anvil.ts";
import { startEmbeddedChain } from "../embedded-chain.ts";

/** Folder of an embedded chain, with all that is to end before it is removed. */
export class ChainFolder {
  readonly path: string;
  readonly ends = new AsyncDisposableStack();

  private constructor(path: string) {
    this.path = path;
    this.ends.defer(() => rm(path, { recursive: true, force: true }));
  }

  static async create(): Promise<ChainFolder> {
    return new ChainFolder(await mkdtemp(join(tmpdir(), "ledgerloom-anvil-")));
  }

  /** Starts the folder's chain, with a connection of everybody's and one of its administrator. */
  async start(port = 0, options: { maxBlocks?: number } = {}) {
    const chain = await startEmbeddedChain({ ...options, dataDirectory: this.path, port });
    this.ends.defer(async () => void (await chain.stop()));
    const connection = await connectChain({ url: chain.url, chainId: embeddedChainId, log: silent });
    this.ends.defer(() => connection.close());
    const administrator = await connectChain({ url: chain.administratorUrl, log: silent });
    this.ends.defer(() => administrator.close());
    const [first, second] = chain.accounts;
    if (!first || !second) throw new Error("no accounts");
    const pay = () => connection.sender(first.privateKey).send({ to: second.address, value: 1n });
    return { chain, connection, administrator, pay };
  }
}

/** Hash of a block by its number; `undefined` for none. */
export async function hashOf(
  connection: { rpc(method: string, params: unknown[]): Promise<unknown> },
  number: number,
): Promise<string | undefined> {
  const block = (await connection.rpc("eth_getBlockByNumber", [toQuantity(number), false])) as { hash: string } | null;
  return block?.hash;
}
