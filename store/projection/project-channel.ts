import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import type { Database } from "../database/database.ts";
import { type ChainedBlock, Projection } from "./projection.ts";
import { type BlockChanges, Store, type StoreDefinition } from "./store.ts";

/** A Fabric channel as a projection reads it. */
export interface BlockChannel<B extends ChainedBlock> {
  blocks(options: { readonly startBlock: bigint; readonly signal?: AbortSignal }): AsyncIterable<B>;
  newestBlock(): Promise<{ readonly number: bigint }>;
}

export interface ChannelProjectionOptions<B extends ChainedBlock> {
  readonly channel: BlockChannel<B>;
  readonly database: Database;
  readonly definition: StoreDefinition;
  readonly changesOf: (block: B) => Pick<BlockChanges, "rows" | "events">;
  readonly log: Logger;
}

/** Projects a Fabric channel, whose blocks are final when they are there. */
export async function projectChannel<B extends ChainedBlock>(
  options: ChannelProjectionOptions<B>,
): Promise<Projection<B>> {
  const { channel, database, definition, changesOf, log } = options;
  return Projection.start({
    store: await Store.open(database, definition),
    blocks: (startBlock, signal) => channel.blocks({ startBlock, signal }),
    origin: () => firstBlockHash(channel),
    hashOf: (number) => hashOf(channel, number),
    changesOf,
    log,
  });
}

async function firstBlockHash(channel: BlockChannel<ChainedBlock>): Promise<string> {
  const hash = await hashOf(channel, 0n);
  if (hash !== undefined) return hash;
  throw new PlatformError(
    "LEDGER_UNAVAILABLE",
    "the channel shows no block yet: wait until it does, or set its name right",
    {
      retryable: true,
    },
  );
}

/** @returns `undefined` for a block that the channel does not have */
async function hashOf(channel: BlockChannel<ChainedBlock>, number: bigint): Promise<string | undefined> {
  if ((await channel.newestBlock()).number < number) return undefined;
  for await (const { hash } of channel.blocks({ startBlock: number })) return hash;
  return undefined;
}
