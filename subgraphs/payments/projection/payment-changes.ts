import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { BlockChanges } from "../../../store/projection/store.ts";
import { upsert } from "../../../store/tables/row-writer.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { ChannelChanges } from "./channel-changes.ts";
import { readLiveChannels } from "./live-channels.ts";
import { type AccountBalance, RunningBalances, readRunningBalances } from "./running-balances.ts";
import { SchemeChanges } from "./scheme-channels.ts";
import { readSchemeChannels, type SchemeChannel } from "./scheme-table.ts";
import { entriesTable } from "./statement-entry.ts";

/** State of the store that the next block changes. */
export interface PaymentState {
  readonly live: readonly LiveChannel[];
  readonly schemeChannels: readonly SchemeChannel[];
  readonly balances: readonly AccountBalance[];
}

/** Changes of the store by blocks, one after the other: channels of ours and of x402, and accounts' money in both. */
export class PaymentChanges {
  readonly #channels: ChannelChanges;
  readonly #schemeChannels: SchemeChanges;
  readonly #balances: RunningBalances;

  /** @param state as it is before the first block; nothing unless given */
  constructor({ live, schemeChannels, balances }: PaymentState = { live: [], schemeChannels: [], balances: [] }) {
    this.#channels = new ChannelChanges(live);
    this.#schemeChannels = new SchemeChanges(schemeChannels);
    this.#balances = new RunningBalances(balances);
  }

  /** Changes that go on from what a store holds. */
  static async read(sql: Sql): Promise<PaymentChanges> {
    const [live, schemeChannels, balances] = await Promise.all([
      readLiveChannels(sql),
      readSchemeChannels(sql),
      readRunningBalances(sql),
    ]);
    return new PaymentChanges({ live, schemeChannels, balances });
  }

  of(block: Pick<FollowedBlock, "header" | "logs">): Pick<BlockChanges, "rows" | "events"> {
    const ours = this.#channels.of(block);
    const theirs = this.#schemeChannels.of(block);
    const entries = this.#balances.after([...ours.entries, ...theirs.entries]);
    const rows = [...ours.rows, ...theirs.rows, ...entries.map((entry) => upsert(entriesTable, entry))];
    return { rows, events: ours.events };
  }
}
