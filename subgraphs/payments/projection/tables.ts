import { factoryAddress } from "../../../contracts/deploy.ts";
import type { StoreDefinition } from "../../../store/store.ts";
import type { TableDefinition } from "../../../store/tables/table.ts";
import { schemeChannelsTable } from "./scheme-table.ts";
import { entriesTable } from "./statement-entry.ts";

export const channelsTable: TableDefinition = {
  name: "channels",
  columns: {
    address: "text",
    consumer: "text",
    provider: "text",
    voucher_key: "text",
    asset: "text",
    status: "text",
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

export const lanesTable: TableDefinition = {
  name: "lanes",
  columns: {
    channel: "text",
    lane: "numeric",
    label: "text",
    price: "numeric",
    price_before: "numeric",
    priced_from: "numeric",
    opened_with: "numeric",
  },
  key: ["channel", "lane"],
};

/** Voucher keys that were replaced, and the last token id that each counts under. */
export const retiredKeysTable: TableDefinition = {
  name: "retired_keys",
  columns: { channel: "text", voucher_key: "text", counts_up_to: "numeric" },
  key: ["channel", "voucher_key"],
};

/** What payments keep of their chain: the channels of this build's factory. */
export const paymentsStore: StoreDefinition = {
  schema: "payments",
  source: "evm",
  tables: [channelsTable, lanesTable, retiredKeysTable, entriesTable, schemeChannelsTable],
  version: factoryAddress,
};
