import { factoryAddress } from "../../../contracts/deploy.ts";
import type { StoreDefinition } from "../../../store/projection/store.ts";
import { numeric, text } from "../../../store/tables/columns.ts";
import { defineTable } from "../../../store/tables/table.ts";
import { channelsTable } from "../model/channel-row.ts";
import { lanesTable } from "../model/lane-row.ts";
import { schemeChannelsTable } from "./scheme-table.ts";
import { entriesTable } from "./statement-entry.ts";

/** Retired voucher keys, and the last token id that each counts under. */
export const retiredKeysTable = defineTable({
  name: "retired_keys",
  columns: { channel: text(), voucherKey: text(), countsUpTo: numeric() },
  key: ["channel", "voucherKey"],
});

/** The store of payments: rows of the channels of this build's factory. */
export const paymentsStore: StoreDefinition = {
  schema: "payments",
  source: "evm",
  tables: [channelsTable, lanesTable, retiredKeysTable, entriesTable, schemeChannelsTable],
  version: factoryAddress,
};
