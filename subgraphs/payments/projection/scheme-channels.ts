import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { BlockHeader, ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { Checkpoint } from "../../../store/projection/checkpoint.ts";
import { type RowChange, upsert } from "../../../store/tables/row-writer.ts";
import { channelOfLog, nextChannel } from "./scheme-channel.ts";
import { schemeEntries, settledEntries } from "./scheme-entries.ts";
import { readSchemeChannels, type SchemeChannel, schemeChannelsTable } from "./scheme-table.ts";
import { type EntryPlace, type EntryRow, entriesTable } from "./statement-entry.ts";

/** How far the store has come, and on which branch. */
type Position = Pick<Checkpoint, "position" | "undos">;

/** What the blocks of a chain change of the scheme's channels, one after the other. */
export class SchemeChanges {
  readonly #channels: Map<string, SchemeChannel>;

  /** @param channels all there are, as they are before the first block */
  constructor(channels: readonly SchemeChannel[]) {
    this.#channels = new Map(channels.map((channel) => [channel.id, channel]));
  }

  of({ header, logs }: Pick<FollowedBlock, "header" | "logs">): RowChange[] {
    const rows: RowChange[] = [];
    for (const log of logs) {
      const place = placeOf(log, header);
      const entries = [...this.#follow(log, rows, place), ...settledEntries(log, place)];
      rows.push(...entries.map((row) => upsert(entriesTable, row)));
    }
    return rows;
  }

  /** @returns the entries of what happened to a channel */
  #follow(log: ChainLog, rows: RowChange[], place: EntryPlace): EntryRow[] {
    const id = channelOfLog(log);
    const before = id && this.#channels.get(id);
    const channel = id && nextChannel(before || undefined, log);
    if (!channel) return [];
    this.#channels.set(channel.id, channel);
    rows.push(upsert(schemeChannelsTable, channel));
    return before ? schemeEntries(before, channel, place) : [];
  }
}

function placeOf(log: ChainLog, { timestamp }: Pick<BlockHeader, "timestamp">): EntryPlace {
  const { blockNumber: block, logIndex: event, transactionHash } = log;
  return { block, event, transactionHash, time: new Date(timestamp * 1000) };
}

/** The scheme's channels in memory: what vouchers are checked against. */
export class SchemeChannels {
  readonly #sql: Sql;
  #channels = new Map<string, SchemeChannel>();
  #loaded: Position | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  find(id: string): SchemeChannel | undefined {
    return this.#channels.get(id);
  }

  /** Those that pay an account. */
  ofReceiver(receiver: string): SchemeChannel[] {
    return [...this.#channels.values()].filter((channel) => channel.receiver === receiver);
  }

  /** Takes over what the store holds, which is at least what it held at a checkpoint. */
  async refresh(to: Position): Promise<void> {
    const isSameBranch = this.#loaded?.undos === to.undos;
    const changed = await readSchemeChannels(this.#sql, isSameBranch ? this.#loaded?.position : undefined);
    if (!isSameBranch) this.#channels = new Map();
    for (const channel of changed) this.#channels.set(channel.id, channel);
    this.#loaded = to;
  }
}
