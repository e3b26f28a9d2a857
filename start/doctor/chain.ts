import type { Logger } from "pino";
import type { Config } from "../../config/config.ts";
import { verifyFactory } from "../../contracts/deploy.ts";
import { connectChain, type EvmChain } from "../../ledgers/evm/chain.ts";
import { type Finding, findingOf, requireSameTime } from "./finding.ts";

/** The chain, its channel factory, and from which block on and how finally it is read. */
export async function* examineChain({ chain: settings }: Config, log: Logger): AsyncGenerator<Finding> {
  const { url, id: chainId } = settings;
  if (!url) return yield findingOf("chain", () => "none: the embedded chain of this machine");
  let chain: EvmChain | undefined;
  yield await findingOf("chain", async () => {
    chain = await connectChain({ url, chainId, log });
    return `chain ${chain.chainId}, block ${await chain.blockNumber()}`;
  });
  if (!chain) return;
  try {
    yield* examineConnected(chain, settings);
  } finally {
    await chain.close();
  }
}

async function* examineConnected(chain: EvmChain, settings: Config["chain"]): AsyncGenerator<Finding> {
  yield findingOf("channel factory", async () => {
    await verifyFactory(chain).catch((cause: Error) => {
      throw new Error(`LEDGERLOOM_CHAIN_URL names chain ${chain.chainId}, which has no factory of this build`, {
        cause,
      });
    });
    return "as built here";
  });
  yield findingOf("blocks", async () => {
    const { fromBlock, finalityDepth } = settings;
    const newest = await chain.blockNumber();
    if (fromBlock > newest)
      throw new Error(`LEDGERLOOM_CHAIN_FROM_BLOCK is ${fromBlock}, but the chain's newest block is ${newest}`);
    const isTold = finalityDepth !== undefined || (await chain.header("finalized")) !== undefined;
    if (!isTold) throw new Error("LEDGERLOOM_CHAIN_FINALITY_DEPTH must be set: this chain does not tell what is final");
    return `read from block ${fromBlock} on; final ${finalityDepth === undefined ? "where the chain says so" : `after ${finalityDepth} more`}`;
  });
  yield findingOf("clock of the chain", async () => {
    const newest = await chain.header("latest");
    // A chain at rest is behind; only one that is ahead has a wrong clock, or this machine has.
    const time = new Date(Math.max(Date.now(), Number(newest?.timestamp ?? 0) * 1_000));
    return requireSameTime("the time of the chain's newest block", time, Date.now());
  });
}
