import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import { validAt } from "../../../store/tables/table.ts";
import { labelledOrigin } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import type { StoredEntry } from "../projection/statement-entry.ts";
import type { StoredLane } from "../projection/stored-rows.ts";
import { isEarning } from "../statements/balances.ts";
import { boundsOf, type Period } from "../statements/period.ts";
import type { RedeemedLane } from "./cost-shares.ts";

/** What one account paid another in an asset, and when. */
export interface FlowKey {
  readonly consumer: string;
  readonly provider: string;
  /** The zero address for ether. */
  readonly asset: string;
  readonly period: Period;
}

/** What went to a provider at a time: for a lane's token, or by agreement. */
export interface PaidLane extends RedeemedLane {
  /** `undefined` for what was agreed on. */
  readonly key: LaneKey | undefined;
}

/** What one request reads of what was redeemed, and for whom. */
export class CostReads {
  readonly #sql: Sql;
  readonly #asOf: bigint | undefined;
  readonly #labels: DataLoader<string, ReadonlyMap<number, string>>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#sql = sql;
    this.#asOf = asOf;
    this.#labels = new DataLoader((channels) => this.#readLabels(channels));
  }

  /** Everything that a flow is the sum of, by the tokens that it was paid for. @throws BAD_INPUT */
  async paid({ consumer, provider, asset, period }: FlowKey): Promise<PaidLane[]> {
    const { from, to } = boundsOf(period);
    const rows = await this.#sql.query<StoredEntry>(
      `SELECT channel, token_id, lane, requests, amount FROM payments.entries
       WHERE ${validAt(this.#asOf)} AND is_consumer AND ${isEarning} AND account = $1 AND counterparty = $2
         AND asset = $3 AND happened_at >= $4::timestamptz AND happened_at < $5::timestamptz`,
      [consumer.toLowerCase(), provider.toLowerCase(), asset, from, to],
    );
    return rows.map(({ channel, token_id, lane, requests, amount }) => ({
      key: token_id === null ? undefined : { channel, tokenId: BigInt(token_id), lane: Number(lane) },
      requests: BigInt(requests ?? 0),
      amount: BigInt(amount),
    }));
  }

  /** On whose behalf requests on a lane are, as its label tells. */
  async labelled({ channel, lane }: LaneKey): Promise<string | undefined> {
    const label = (await this.#labels.load(channel)).get(lane);
    return label === undefined ? undefined : labelledOrigin(label);
  }

  async #readLabels(channels: readonly string[]): Promise<ReadonlyMap<number, string>[]> {
    const table = { table: "payments.lanes", key: "channel", block: this.#asOf };
    const found = await lookUp<StoredLane>(this.#sql, table, channels);
    return channels.map((channel) => new Map(found.get(channel)?.map(({ lane, label }) => [Number(lane), label])));
  }
}
