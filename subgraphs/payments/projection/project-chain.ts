import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { RpcRefusal } from "../../../ledgers/evm/rpc.ts";
import type { Database } from "../../../store/database/database.ts";
import type { Checkpoint, FinalityPositions } from "../../../store/projection/checkpoint.ts";
import { type ChainedBlock, Projection } from "../../../store/projection/projection.ts";
import { type BlockChanges, Store } from "../../../store/projection/store.ts";
import { channelEventTopics } from "./channel-log.ts";
import { PaymentChanges } from "./payment-changes.ts";
import { schemeTopics } from "./scheme-channel.ts";
import { settledTopic } from "./scheme-entries.ts";
import { paymentsStore } from "./tables.ts";

/** Rules for a chain's blocks: the first, those that count, and those that are final. */
export interface ProjectedBlocks {
  /** Block with the factory, or any before it; default 0. */
  readonly fromBlock?: number;
  /** Blocks that must lie on top of a block until it counts. */
  readonly confirmations: number;
  /** Blocks that must until it is final; without, the chain itself tells which blocks are safe and final. */
  readonly finalityDepth?: number | undefined;
}

export interface ChainProjectionOptions extends ProjectedBlocks {
  readonly chain: EvmChain;
  readonly database: Database;
  /** Called before reads show what the store holds at a checkpoint. */
  readonly prepare: (to: Checkpoint) => Promise<void>;
  readonly log: Logger;
}

type ChannelBlock = ChainedBlock & BlockChanges;

export type ChainProjection = Projection<ChannelBlock>;

/** Projection of a chain's payment channels, those of x402 too; follows reorgs. */
export async function projectChain(options: ChainProjectionOptions): Promise<ChainProjection> {
  const { chain, database, fromBlock = 0, prepare, log } = options;
  const projection = await Projection.start({
    store: await Store.open(database, paymentsStore),
    blocks: (from, signal, previousHash) => channelBlocks(options, from, signal, previousHash),
    changesOf: (block) => block,
    origin: () => hashOfFirst(chain, fromBlock),
    fork: {
      hashOf: async (number) => (await chain.header(Number(number)))?.hash,
      finality: () => finalityOf(options),
    },
    prepare,
    log,
  });
  let { reorgs } = projection.checkpoint;
  projection.onMove(() => {
    if (projection.checkpoint.reorgs === reorgs) return;
    ({ reorgs } = projection.checkpoint);
    // The chain may have lost transactions with the blocks.
    void chain.resend();
  });
  return projection;
}

async function* channelBlocks(
  { chain, database, fromBlock = 0, confirmations }: ChainProjectionOptions,
  from: bigint,
  signal: AbortSignal,
  previousHash: string | null,
): AsyncGenerator<ChannelBlock> {
  const changes = await PaymentChanges.read(database);
  const first = Math.max(Number(from), fromBlock);
  const filter = { topics: [...channelEventTopics, ...schemeTopics, settledTopic] };
  for await (const block of chain.follow({ filter, fromBlock: first, previousHash, confirmations, signal })) {
    const { number, hash, timestamp } = block.header;
    const time = new Date(timestamp * 1000);
    yield { number: BigInt(number), hash, previousHash: block.previousHash, time, ...changes.of(block) };
  }
}

async function hashOfFirst(chain: EvmChain, number: number): Promise<string> {
  const header = await chain.header(number);
  if (header) return header.hash;
  throw new PlatformError("LEDGER_UNAVAILABLE", `the chain has no block ${number} yet`, { retryable: true });
}

async function finalityOf({ chain, finalityDepth }: ChainProjectionOptions): Promise<FinalityPositions> {
  if (finalityDepth !== undefined) {
    const finalized = BigInt((await chain.blockNumber()) - finalityDepth);
    return { safe: finalized, finalized };
  }
  const [safe, finalized] = await Promise.all([numberOf(chain, "safe"), numberOf(chain, "finalized")]);
  return { safe: BigInt(Math.max(safe, finalized)), finalized: BigInt(finalized) };
}

/** Number of a named block; -1 where the chain does not know the name, or has none yet. */
async function numberOf(chain: EvmChain, name: string): Promise<number> {
  const header = await chain.header(name).catch((error: unknown) => {
    if (error instanceof RpcRefusal) return undefined;
    throw error;
  });
  return header?.number ?? -1;
}
