import { factoryAddress } from "../../../contracts/deploy.ts";
import type { Row } from "../../shared/store/row-writer.ts";
import type { StoreDefinition } from "../../shared/store/store.ts";
import type { TableDefinition } from "../../shared/store/table.ts";
import type { ChannelStatus } from "../channels/payment-channel.type.ts";
import { schemeChannelsTable } from "../x402/scheme-table.ts";
import type { Redeemed } from "./channel-event.ts";
import { type ChannelRow, ordinalOf } from "./channel-row.ts";

export const channelsTable: TableDefinition = {
  name: "channels",
  columns: {
    address: "text",
    consumer: "text",
    provider: "text",
    voucher_key: "text",
    asset: "text",
    status: "text",
    price_per_request: "numeric",
    deposited: "numeric",
    held: "numeric",
    redeemed: "numeric",
    token_id: "numeric",
    token_id_since: "bigint",
    expiring_token_id: "numeric",
    tolerance_period: "bigint",
    termination_period: "bigint",
    redemption_ready_at: "bigint",
    termination_ready_at: "bigint",
    due_to_consumer: "numeric",
    due_to_provider: "numeric",
    ordinal: "text",
    opened_at: "timestamptz",
  },
  key: ["address"],
  indexes: ["(ordinal)", "(consumer, ordinal)", "(provider, ordinal)", "(status, ordinal)", "(valid_from)"],
};

export const redemptionsTable: TableDefinition = {
  name: "redemptions",
  columns: {
    channel: "text",
    ordinal: "text",
    token_id: "numeric",
    lane: "bigint",
    requests: "numeric",
    amount: "numeric",
    block: "bigint",
    transaction: "text",
    redeemed_at: "timestamptz",
  },
  key: ["channel", "ordinal"],
};

/** What payments keep of their chain: the channels of this build's factory. */
export const paymentsStore: StoreDefinition = {
  ...{
    schema: "payments",
    source: "evm",
    tables: [channelsTable, redemptionsTable, schemeChannelsTable],
    version: factoryAddress,
  },
};

/** Columns of a channel as the database gives them: numerics are text. */
export interface StoredChannel {
  readonly valid_from: bigint;
  readonly address: string;
  readonly consumer: string;
  readonly provider: string;
  readonly voucher_key: string;
  readonly asset: string;
  readonly status: ChannelStatus;
  readonly price_per_request: string;
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

export interface StoredRedemption {
  readonly block: bigint;
  readonly token_id: string;
  readonly lane: bigint;
  readonly requests: string;
  readonly amount: string;
  readonly transaction: string;
  readonly redeemed_at: Date;
}

/** A channel as its table has it. */
export function storedChannel(row: ChannelRow): Row {
  const { address, consumer, provider, asset, status, deposited, held, redeemed, ordinal } = row;
  return {
    ...{ address, consumer, provider, asset, status, deposited, held, redeemed, ordinal },
    voucher_key: row.voucherKey,
    price_per_request: row.pricePerRequest,
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
    pricePerRequest: BigInt(row.price_per_request),
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

/** A redemption as its table has it. */
export function storedRedemption({ channel, place, tokenId, lane, requests, amount }: Redeemed): Row {
  return {
    ...{ channel, lane, requests, amount, ordinal: ordinalOf(place), token_id: tokenId },
    ...{ block: place.block, transaction: place.transactionHash, redeemed_at: place.time },
  };
}

/** A finished redemption. */
export interface RedemptionRow {
  readonly tokenId: bigint;
  readonly lane: number;
  readonly requests: bigint;
  readonly amount: bigint;
  readonly block: bigint;
  readonly transactionHash: string;
  readonly redeemedAt: Date;
}

export function redemptionRow({ block, transaction, redeemed_at, ...row }: StoredRedemption): RedemptionRow {
  return {
    ...{ block, transactionHash: transaction, redeemedAt: redeemed_at },
    tokenId: BigInt(row.token_id),
    lane: Number(row.lane),
    requests: BigInt(row.requests),
    amount: BigInt(row.amount),
  };
}
