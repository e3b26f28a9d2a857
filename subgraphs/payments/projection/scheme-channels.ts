import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { Sql } from "../../../store/database/database.ts";
import { type RowChange, upsert } from "../../../store/tables/row-writer.ts";
import type { EventPlace } from "../model/channel-event.ts";
import type { ChangesOfChannels } from "./channel-changes.ts";
import { placeOf } from "./channel-log.ts";
import { RowsInMemory } from "./rows-in-memory.ts";
import { channelOfLog, nextChannel } from "./scheme-channel.ts";
import { schemeEntries, settledEntries } from "./scheme-entries.ts";
import { readSchemeChannels, type SchemeChannel, schemeChannelsTable } from "./scheme-table.ts";
import type { Entry } from "./statement-entry.ts";

/** Changes of the scheme's channels by blocks, one after the other. */
export class SchemeChanges {
  readonly #channels: Map<string, SchemeChannel>;

  /** @param channels all channels, as they are before the first block */
  constructor(channels: readonly SchemeChannel[]) {
    this.#channels = new Map(channels.map((channel) => [channel.id, channel]));
  }

  of({ header, logs }: Pick<FollowedBlock, "header" | "logs">): Pick<ChangesOfChannels, "rows" | "entries"> {
    const rows: RowChange[] = [];
    const entries: Entry[] = [];
    for (const log of logs) {
      const place = placeOf(log, header);
      entries.push(...this.#follow(log, rows, place), ...settledEntries(log, place));
    }
    return { rows, entries };
  }

  /** Adds the row of a log's channel. @returns the event's entries */
  #follow(log: ChainLog, rows: RowChange[], place: EventPlace): Entry[] {
    const id = channelOfLog(log);
    const before = id && this.#channels.get(id);
    const channel = id && nextChannel(before || undefined, log);
    if (!channel) return [];
    this.#channels.set(channel.id, channel);
    rows.push(upsert(schemeChannelsTable, channel));
    return before ? schemeEntries(before, channel, place) : [];
  }
}

export class SchemeChannels extends RowsInMemory<SchemeChannel> {
  constructor(sql: Sql) {
    super({ read: (after) => readSchemeChannels(sql, after), nameOf: ({ id }) => id });
  }

  /** Channels that pay an account. */
  ofReceiver(receiver: string): SchemeChannel[] {
    return [...this.all()].filter((channel) => channel.receiver === receiver);
  }
}
