import type { FollowedBlock } from "../../../ledgers/evm/follower.ts";
import type { Checkpoint } from "../../shared/store/checkpoint.ts";
import type { Sql } from "../../shared/store/database.ts";
import type { RowChange } from "../../shared/store/row-writer.ts";
import { channelOfLog, nextChannel, type SchemeChannel } from "./scheme-channel.ts";
import { readSchemeChannels, schemeChannelsTable, storedSchemeChannel } from "./scheme-table.ts";

/** How far the store has come, and on which branch. */
type Position = Pick<Checkpoint, "position" | "undos">;

/** What the blocks of a chain change of the scheme's channels, one after the other. */
export class SchemeChanges {
  readonly #channels: Map<string, SchemeChannel>;

  /** @param channels all there are, as they are before the first block */
  constructor(channels: readonly SchemeChannel[]) {
    this.#channels = new Map(channels.map((channel) => [channel.id, channel]));
  }

  of({ logs }: Pick<FollowedBlock, "logs">): RowChange[] {
    const rows: RowChange[] = [];
    for (const log of logs) {
      const id = channelOfLog(log);
      const channel = id && nextChannel(this.#channels.get(id), log);
      if (!channel) continue;
      this.#channels.set(channel.id, channel);
      rows.push({ table: schemeChannelsTable, row: storedSchemeChannel(channel) });
    }
    return rows;
  }
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
