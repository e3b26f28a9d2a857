import { factoryAddress } from "../../../contracts/deploy.ts";
import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { OutboxEvent, StoredEvent } from "../../../store/events/event-log.ts";
import type { BlockChanges } from "../../../store/projection/store.ts";
import { type RowChange, upsert } from "../../../store/tables/row-writer.ts";
import type { ChannelEvent } from "../model/channel-event.ts";
import { channelsTable, isLive } from "../model/channel-row.ts";
import { lanesTable } from "../model/lane-row.ts";
import { type LiveChannel, nextLive, openedLive } from "../model/live-channel.ts";
import { readChannelEvent } from "./channel-log.ts";
import { type Entry, entryRows } from "./statement-entry.ts";
import { retiredKeysTable } from "./tables.ts";

const factory = factoryAddress.toLowerCase();

type Parties = Pick<LiveChannel, "consumer" | "provider" | "asset">;

/** Event of a channel, with its parties. */
export interface ChannelAct extends Parties {
  readonly event: ChannelEvent;
}

/** Event in the event log: the chain's own, with the parties for after the channel's end. */
interface KeptLog extends Parties {
  readonly log: ChainLog;
  /** Time of its block, in Unix seconds. */
  readonly timestamp: number;
}

/** Changes of channels by one block, and what it moved between accounts. */
export interface ChangesOfChannels extends Pick<BlockChanges, "rows" | "events"> {
  readonly entries: readonly Entry[];
}

/** Changes of channels by blocks, one after the other. Events tell differences only, so it holds the rows so far. */
export class ChannelChanges {
  readonly #live: Map<string, LiveChannel>;

  /** @param live all live channels, as they are before the first block */
  constructor(live: readonly LiveChannel[]) {
    this.#live = new Map(live.map((row) => [row.address, row]));
  }

  of({ header, logs }: Pick<FollowedBlock, "header" | "logs">): ChangesOfChannels {
    const rows: RowChange[] = [];
    const entries: Entry[] = [];
    const events: OutboxEvent[] = [];
    for (const log of logs) {
      const event = readChannelEvent(log, header);
      const before = event && this.#live.get(event.channel);
      const row = event && after(before, event, log);
      if (!row) continue;
      this.#keep(row);
      rows.push(upsert(channelsTable, row), ...furtherRows(event, row, before));
      entries.push(...entryRows(event, row));
      events.push(keptEvent(event, row, { log, timestamp: header.timestamp }));
    }
    return { rows, events, entries };
  }

  #keep(row: LiveChannel): void {
    if (isLive(row)) this.#live.set(row.address, row);
    else this.#live.delete(row.address);
  }
}

/** Channel after an event; none for contracts of another factory. */
function after(before: LiveChannel | undefined, event: ChannelEvent, log: ChainLog): LiveChannel | undefined {
  if (event.type !== "OPENED") return before && nextLive(before, event);
  return before || log.address !== factory ? undefined : openedLive(event);
}

/** Rows beside the channel's own. */
function furtherRows(event: ChannelEvent, row: LiveChannel, before: LiveChannel | undefined): RowChange[] {
  switch (event.type) {
    case "PRICE_CHANGED": {
      const lane = row.lanes.get(event.lane);
      return lane ? [upsert(lanesTable, lane)] : [];
    }
    case "VOUCHER_KEY_ROTATED": {
      if (!before) return [];
      const { address: channel, voucherKey } = before;
      return [upsert(retiredKeysTable, { channel, voucherKey, countsUpTo: event.tokenId })];
    }
    default:
      return [];
  }
}

function keptEvent(
  { type, place }: ChannelEvent,
  { consumer, provider, asset }: LiveChannel,
  kept: Pick<KeptLog, "log" | "timestamp">,
): OutboxEvent {
  const payload: KeptLog = { ...kept, consumer, provider, asset };
  return { transaction: place.transaction, index: place.event, type, payload };
}

/** Event of the event log as readers get it. */
export function channelAct({ payload }: StoredEvent): ChannelAct {
  const { log, timestamp, ...parties } = payload as KeptLog;
  return { event: readChannelEvent(log, { timestamp }) as ChannelEvent, ...parties };
}
