import type { ChainNotice } from "../../../ledgers/evm/follower.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { type ChannelEvent, readChannelEvent } from "./channel-event.ts";
import { type ChannelRow, nextRow, openedChannel } from "./channel-row.ts";

/** How many of the newest blocks can be taken back; more than a follower ever does. */
const rememberedBlocks = 1_024;

/** What a block replaced, so that it can be taken back. */
interface AppliedBlock {
  readonly number: number;
  readonly before: Map<string, ChannelRow | undefined>;
}

/** All channels of one factory, as the chain's events tell. Kept in memory, made anew at each start. */
export class ChannelProjection {
  readonly #factory: string;
  readonly #rows = new Map<string, ChannelRow>();
  /** In the order in which they were opened. */
  readonly #opened: string[] = [];
  readonly #byParty = new Map<string, string[]>();
  readonly #applied: AppliedBlock[] = [];
  #time = 0;

  /** @param factory lower case */
  constructor(factory: string) {
    this.#factory = factory;
  }

  /** Time of the newest block ever seen, in Unix seconds. */
  get time(): number {
    return this.#time;
  }

  find(address: string): ChannelRow | undefined {
    return this.#rows.get(address);
  }

  /** All channels, oldest first. */
  all(): ChannelRow[] {
    return this.#rowsOf(this.#opened);
  }

  /** The channels in which an account pays or is paid, oldest first. */
  ofAccount(address: string): ChannelRow[] {
    return this.#rowsOf(this.#byParty.get(address) ?? []);
  }

  /** @returns the events that took effect; none for an undone block */
  apply(notice: ChainNotice): ChannelEvent[] {
    if (notice.type === "block") return this.#applyBlock(notice.block, notice.logs);
    this.#takeBack(notice.block);
    return [];
  }

  #applyBlock(block: BlockHeader, logs: readonly ChainLog[]): ChannelEvent[] {
    this.#time = Math.max(this.#time, block.timestamp);
    const applied: AppliedBlock = { number: block.number, before: new Map() };
    const events: ChannelEvent[] = [];
    for (const log of logs) {
      const event = readChannelEvent(log, block);
      if (event && this.#applyEvent(event, log, applied)) events.push(event);
    }
    if (applied.before.size > 0) this.#applied.push(applied);
    if (this.#applied.length > 2 * rememberedBlocks) this.#applied.splice(0, rememberedBlocks);
    return events;
  }

  /** Contracts that are not of our factory may say what they like. */
  #applyEvent(event: ChannelEvent, log: ChainLog, applied: AppliedBlock): boolean {
    const row = this.#rows.get(event.channel);
    if (event.type === "OPENED") {
      if (log.address !== this.#factory || row) return false;
      const opened = openedChannel(event);
      this.#replace(event.channel, opened, applied);
      this.#index(opened);
      return true;
    }
    if (!row) return false;
    this.#replace(event.channel, nextRow(row, event), applied);
    return true;
  }

  #replace(address: string, row: ChannelRow, applied: AppliedBlock): void {
    if (!applied.before.has(address)) applied.before.set(address, this.#rows.get(address));
    this.#rows.set(address, row);
  }

  #takeBack(block: BlockHeader): void {
    const newest = this.#applied.at(-1);
    if (newest?.number !== block.number) return;
    this.#applied.pop();
    for (const [address, before] of newest.before) {
      if (before) this.#rows.set(address, before);
      else this.#remove(address);
    }
  }

  #index({ address, consumer, provider }: ChannelRow): void {
    this.#opened.push(address);
    for (const party of [consumer, provider]) {
      const channels = this.#byParty.get(party);
      if (channels) channels.push(address);
      else this.#byParty.set(party, [address]);
    }
  }

  #remove(address: string): void {
    const row = this.#rows.get(address);
    if (!row) return;
    this.#rows.delete(address);
    for (const list of [this.#opened, this.#byParty.get(row.consumer), this.#byParty.get(row.provider)]) {
      const index = list?.lastIndexOf(address) ?? -1;
      if (index >= 0) list?.splice(index, 1);
    }
  }

  #rowsOf(addresses: readonly string[]): ChannelRow[] {
    return addresses.flatMap((address) => this.#rows.get(address) ?? []);
  }
}
