import { factoryAddress } from "../../../contracts/deploy.ts";
import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import type { OutboxEvent, StoredEvent } from "../../shared/store/outbox.ts";
import type { RowChange } from "../../shared/store/row-writer.ts";
import type { BlockChanges } from "../../shared/store/store.ts";
import { entriesTable, entryRows } from "../statements/statement-entry.ts";
import { type ChannelEvent, readChannelEvent } from "./channel-event.ts";
import { type ChannelRow, isLive, nextRow, openedChannel } from "./channel-row.ts";
import { channelsTable, redemptionsTable, storedChannel, storedRedemption } from "./tables.ts";

const factory = factoryAddress.toLowerCase();

/** Something that happened, and to whose channel. */
export interface ChannelAct {
  readonly event: ChannelEvent;
  readonly consumer: string;
  readonly provider: string;
}

/** An event in the outbox: the chain's own, with what tells whose it is when its channel is no more. */
interface KeptLog {
  readonly log: ChainLog;
  /** Of its block, in Unix seconds. */
  readonly timestamp: number;
  readonly consumer: string;
  readonly provider: string;
}

/** What the blocks of a chain change, one after the other. Events tell only differences, so it holds the rows so far. */
export class ChannelChanges {
  readonly #live: Map<string, ChannelRow>;

  /** @param live all channels to which something can still happen, as they are before the first block */
  constructor(live: readonly ChannelRow[]) {
    this.#live = new Map(live.map((row) => [row.address, row]));
  }

  of({ header, logs }: Pick<FollowedBlock, "header" | "logs">): Pick<BlockChanges, "rows" | "events"> {
    const rows: RowChange[] = [];
    const events: OutboxEvent[] = [];
    for (const log of logs) {
      const event = readChannelEvent(log, header);
      const row = event && this.#after(event, log);
      if (!row) continue;
      rows.push({ table: channelsTable, row: storedChannel(row) });
      if (event.type === "REDEEMED") rows.push({ table: redemptionsTable, row: storedRedemption(event) });
      rows.push(...entryRows(event, row).map((entry) => ({ table: entriesTable, row: entry })));
      events.push(keptEvent(event, row, { log, timestamp: header.timestamp }));
    }
    return { rows, events };
  }

  /** Contracts that are not of our factory may say what they like. */
  #after(event: ChannelEvent, log: ChainLog): ChannelRow | undefined {
    const before = this.#live.get(event.channel);
    const isOpening = event.type === "OPENED" && log.address === factory && !before;
    const row = isOpening ? openedChannel(event) : before && event.type !== "OPENED" && nextRow(before, event);
    if (!row) return undefined;
    if (isLive(row)) this.#live.set(row.address, row);
    else this.#live.delete(row.address);
    return row;
  }
}

function keptEvent(
  { type, place }: ChannelEvent,
  { consumer, provider }: ChannelRow,
  kept: Pick<KeptLog, "log" | "timestamp">,
): OutboxEvent {
  const payload: KeptLog = { ...kept, consumer, provider };
  return { transaction: place.transaction, index: place.event, type, payload };
}

/** An event of the outbox as readers get it. */
export function channelAct({ payload }: StoredEvent): ChannelAct {
  const { log, timestamp, consumer, provider } = payload as KeptLog;
  return { event: readChannelEvent(log, { timestamp }) as ChannelEvent, consumer, provider };
}
