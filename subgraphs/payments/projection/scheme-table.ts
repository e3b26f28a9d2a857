import type { Sql } from "../../../store/database/database.ts";
import { integer, numeric, safeInteger, text } from "../../../store/tables/columns.ts";
import type { StoredRow } from "../../../store/tables/row-codec.ts";
import { defineTable, type RowOf } from "../../../store/tables/table.ts";
import type { schemeTypes } from "./scheme.ts";

/** Channels of the scheme as the chain has them; amounts in the token's smallest unit. */
export const schemeChannelsTable = defineTable({
  name: "x402_channels",
  columns: {
    id: text(),
    payer: text(),
    /** Account that signs the vouchers. */
    payerAuthorizer: text(),
    receiver: text(),
    receiverAuthorizer: text(),
    token: text(),
    /** Seconds. */
    withdrawDelay: safeInteger("bigint"),
    /** 32 bytes. */
    salt: text(),
    /** Deposited and neither withdrawn nor refunded; what was claimed is part of it. */
    balance: numeric(),
    claimed: numeric(),
    /** Amount of the payer's withdrawal under way. */
    withdrawing: numeric(),
    /** Time from which on that may be withdrawn, in Unix seconds; 0 unless under way. */
    withdrawReadyAt: safeInteger("bigint"),
    refunds: integer(),
  },
  key: ["id"],
  indexes: ["(receiver)", "(valid_from)"],
});

/** Channel of the scheme, with its config. Never changed, only replaced. */
export type SchemeChannel = RowOf<typeof schemeChannelsTable>;

/** Config of a channel, whose digest is the channel's id. Addresses and the salt in lower case. */
export type ChannelConfig = Pick<SchemeChannel, (typeof schemeTypes)["ChannelConfig"][number]["name"]>;

/** Channels as they are now: all, or those that changed after a block. */
export async function readSchemeChannels(sql: Sql, after = -1n): Promise<SchemeChannel[]> {
  const text = "SELECT * FROM payments.x402_channels WHERE valid_to IS NULL AND valid_from > $1";
  return (await sql.query<StoredRow>(text, [after])).map((row) => schemeChannelsTable.row.decode(row));
}
