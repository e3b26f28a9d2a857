import DataLoader from "dataloader";
import { PlatformError } from "../../../errors/platform-error.ts";
import { type BlockDetails, describeBlock, type TransactionDetails } from "../../../ledgers/fabric/block-details.ts";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { BlockPlace, FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { requireKnown } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";

/** Bytes of blocks that one request may have read; a block is as large as its channel's configuration allows. */
const maxReadBytes = 32 * 1024 * 1024;

/** A block with the channel that holds it. */
export interface ChannelBlock {
  readonly channel: string;
  readonly block: BlockDetails;
}

/** A transaction with its block. */
export interface ChannelTransaction extends ChannelBlock {
  readonly transaction: TransactionDetails;
}

/** Blocks as one organisation's peer has them, each read once for a request. */
export class BlockReader {
  /** Names of the channels that are shown. */
  readonly channels: readonly string[];
  readonly #connection: FabricConnection;
  readonly #principal: Principal;
  readonly #newest: DataLoader<string, bigint>;
  readonly #blocks: DataLoader<Place, ChannelBlock | undefined, string>;
  #readBytes = 0;

  constructor(connection: FabricConnection, channels: readonly string[], principal: Principal) {
    this.#connection = connection;
    this.#principal = principal;
    this.channels = channels;
    this.#newest = new DataLoader((names) => Promise.all(names.map((name) => this.#newestOf(name))));
    const cacheKeyFn = ({ channel, ...place }: Place) => `${channel} ${Object.entries(place)}`;
    this.#blocks = new DataLoader((places) => Promise.all(places.map((place) => this.#read(place))), { cacheKeyFn });
  }

  /** Number of a channel's newest block. @throws UNAUTHENTICATED, BAD_INPUT for a channel that is not shown */
  newest(channel: string): Promise<bigint> {
    return this.#newest.load(channel);
  }

  /** @throws UNAUTHENTICATED, BAD_INPUT for a channel that is not shown, and when the request has read too much */
  block(channel: string, place: BlockPlace): Promise<ChannelBlock | undefined> {
    return this.#blocks.load({ channel, ...place });
  }

  /** Blocks by their numbers, one after the other, until the request has read what it may. */
  async *blocks(channel: string, numbers: readonly bigint[]): AsyncGenerator<ChannelBlock> {
    for (const number of numbers) {
      if (this.#isSpent) return;
      const found = await this.block(channel, { number });
      if (found) yield found;
    }
  }

  /** A block of the channel, or of the first that has it. @throws BAD_INPUT as {@link block} */
  async find(place: BlockPlace, channel?: string): Promise<ChannelBlock | undefined> {
    for (const name of channel === undefined ? this.channels : [channel]) {
      const found = await this.block(name, place);
      if (found) return found;
    }
    return undefined;
  }

  /** A transaction by its id. @throws BAD_INPUT as {@link block} */
  async transaction(transactionId: string, channel?: string): Promise<ChannelTransaction | undefined> {
    const found = await this.find({ transactionId }, channel);
    const transaction = found?.block.transactions.find(({ id }) => id === transactionId);
    return found && transaction && { ...found, transaction };
  }

  async #newestOf(channel: string): Promise<bigint> {
    return (await this.#channel(channel).newestBlock()).number;
  }

  async #read({ channel, ...place }: Place): Promise<ChannelBlock | undefined> {
    const source = this.#channel(channel);
    if (this.#isSpent) throw tooMuch();
    const encoded = await source.storedBlock(place);
    if (!encoded) return undefined;
    this.#readBytes += encoded.length;
    return { channel, block: describeBlock(encoded) };
  }

  get #isSpent(): boolean {
    return this.#readBytes >= maxReadBytes;
  }

  /** A channel's blocks are for its members. @throws UNAUTHENTICATED, BAD_INPUT */
  #channel(name: string): FabricChannel {
    requireKnown(this.#principal);
    if (this.channels.includes(name)) return this.#connection.channel(name);
    throw new PlatformError("BAD_INPUT", `channel ${name} is not shown; those that are: ${this.channels.join(", ")}`);
  }
}

type Place = { readonly channel: string } & BlockPlace;

const tooMuch = () =>
  new PlatformError("BAD_INPUT", `one request reads ${maxReadBytes} bytes of blocks; ask for fewer at a time`);
