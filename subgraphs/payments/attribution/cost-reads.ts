import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import type { StoredRow } from "../../../store/tables/row-codec.ts";
import { validAt } from "../../../store/tables/table.ts";
import { labelledCaller } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import { lanesTable } from "../model/lane-row.ts";
import { entriesTable } from "../projection/statement-entry.ts";
import { isEarning } from "../statements/balances.ts";
import { boundsOf, type Period } from "../statements/period.ts";
import type { RedeemedLane } from "./cost-tree.ts";

/** Flow from one account to another, in an asset and a period. */
export interface FlowKey {
  readonly consumer: string;
  readonly provider: string;
  /** The zero address for ether. */
  readonly asset: string;
  readonly period: Period;
}

/** Payment to a provider at a time: for a lane's token, or by agreement. */
export interface PaidLane extends RedeemedLane {
  /** `undefined` for a payment by agreement. */
  readonly key: LaneKey | undefined;
}

const paidEntry = entriesTable.row.pick("channel", "tokenId", "lane", "requests", "amount");

/** Reads of redemptions, and of the callers that caused them, for one request. */
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

  /** Payments that a flow is the sum of, by their tokens. @throws BAD_INPUT */
  async paid({ consumer, provider, asset, period }: FlowKey): Promise<PaidLane[]> {
    const { from, to } = boundsOf(period);
    const rows = await this.#sql.query<StoredRow>(
      `SELECT channel, token_id, lane, requests, amount FROM payments.entries
       WHERE ${validAt(this.#asOf)} AND is_consumer AND ${isEarning} AND account = $1 AND counterparty = $2
         AND asset = $3 AND happened_at >= $4::timestamptz AND happened_at < $5::timestamptz`,
      [consumer.toLowerCase(), provider.toLowerCase(), asset, from, to],
    );
    return rows.map((row) => {
      const { channel, tokenId, lane, requests, amount } = paidEntry.decode(row);
      const key = tokenId === null || lane === null ? undefined : { channel, tokenId, lane };
      return { key, requests: requests ?? 0n, amount };
    });
  }

  /** Caller that the label of a lane names. */
  async labelled({ channel, lane }: LaneKey): Promise<string | undefined> {
    const label = (await this.#labels.load(channel)).get(lane);
    return label === undefined ? undefined : labelledCaller(label);
  }

  async #readLabels(channels: readonly string[]): Promise<ReadonlyMap<number, string>[]> {
    const lanes = { schema: "payments", table: lanesTable, key: "channel", block: this.#asOf } as const;
    const found = await lookUp(this.#sql, lanes, channels);
    return channels.map((channel) => new Map(found.get(channel)?.map(({ lane, label }) => [lane, label])));
  }
}
