import type { Row } from "../../../store/tables/row-writer.ts";
import type { ChannelRow, ChannelStatus } from "../model/channel-row.ts";
import type { LaneRow } from "../model/lane-row.ts";
import type { StoredEntry } from "./statement-entry.ts";

/** Columns of a channel as the database gives them: numerics are text. */
export interface StoredChannel {
  readonly valid_from: bigint;
  readonly address: string;
  readonly consumer: string;
  readonly provider: string;
  readonly voucher_key: string;
  readonly asset: string;
  readonly status: ChannelStatus;
  readonly deposited: string;
  readonly held: string;
  readonly redeemed: string;
  readonly token_id: string;
  readonly token_id_since: bigint;
  readonly expiring_token_id: string;
  readonly tolerance_period: bigint;
  readonly termination_period: bigint;
  readonly redemption_ready_at: bigint;
  readonly termination_ready_at: bigint;
  readonly due_to_consumer: string;
  readonly due_to_provider: string;
  readonly ordinal: string;
  readonly opened_at: Date;
}

export interface StoredLane {
  readonly channel: string;
  readonly lane: string;
  readonly label: string;
  readonly price: string;
  readonly price_before: string;
  readonly priced_from: string;
  readonly opened_with: string;
}

export interface StoredRetiredKey {
  readonly channel: string;
  readonly voucher_key: string;
  readonly counts_up_to: string;
}

/** A channel as its table has it. */
export function storedChannel(row: ChannelRow): Row {
  const { address, consumer, provider, asset, status, deposited, held, redeemed, ordinal } = row;
  return {
    ...{ address, consumer, provider, asset, status, deposited, held, redeemed, ordinal },
    voucher_key: row.voucherKey,
    token_id: row.tokenId,
    token_id_since: row.tokenIdSince,
    expiring_token_id: row.expiringTokenId,
    tolerance_period: row.tolerancePeriod,
    termination_period: row.terminationPeriod,
    redemption_ready_at: row.redemptionReadyAt,
    termination_ready_at: row.terminationReadyAt,
    due_to_consumer: row.due.consumer,
    due_to_provider: row.due.provider,
    opened_at: row.openedAt,
  };
}

export function channelRow(row: StoredChannel): ChannelRow {
  const { address, consumer, provider, asset, status, ordinal } = row;
  return {
    ...{ address, consumer, provider, asset, status, ordinal },
    voucherKey: row.voucher_key,
    deposited: BigInt(row.deposited),
    held: BigInt(row.held),
    redeemed: BigInt(row.redeemed),
    tokenId: BigInt(row.token_id),
    tokenIdSince: Number(row.token_id_since),
    expiringTokenId: BigInt(row.expiring_token_id),
    tolerancePeriod: Number(row.tolerance_period),
    terminationPeriod: Number(row.termination_period),
    redemptionReadyAt: Number(row.redemption_ready_at),
    terminationReadyAt: Number(row.termination_ready_at),
    due: { consumer: BigInt(row.due_to_consumer), provider: BigInt(row.due_to_provider) },
    openedAt: row.opened_at,
    changedIn: row.valid_from,
  };
}

/** A lane as its table has it. */
export function storedLane({ channel, lane, label, price, priceBefore, pricedFrom, openedWith }: LaneRow): Row {
  return {
    ...{ channel, lane, label, price },
    ...{ price_before: priceBefore, priced_from: pricedFrom, opened_with: openedWith },
  };
}

export function laneRow({ channel, lane, label, ...row }: StoredLane): LaneRow {
  return {
    ...{ channel, lane: Number(lane), label, price: BigInt(row.price) },
    priceBefore: BigInt(row.price_before),
    pricedFrom: BigInt(row.priced_from),
    openedWith: BigInt(row.opened_with),
  };
}

/** What a finished redemption brought for one lane. */
export interface RedemptionRow {
  readonly channel: string;
  readonly consumer: string;
  readonly tokenId: bigint;
  readonly lane: number;
  readonly requests: bigint;
  readonly amount: bigint;
  readonly block: bigint;
  readonly transactionHash: string;
  readonly redeemedAt: Date;
}

/** A redemption, from its entry in the consumer's books. */
export function redemptionRow({
  channel,
  account,
  block,
  transaction,
  happened_at,
  ...row
}: StoredEntry): RedemptionRow {
  return {
    ...{ channel, consumer: account, block, transactionHash: transaction, redeemedAt: happened_at },
    tokenId: BigInt(row.token_id ?? 0),
    lane: Number(row.lane),
    requests: BigInt(row.requests ?? 0),
    amount: BigInt(row.amount),
  };
}
