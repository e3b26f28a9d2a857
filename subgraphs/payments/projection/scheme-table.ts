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
    /** Account whose signature a voucher takes. */
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
    /** Amount that the payer has asked to withdraw. */
    withdrawing: numeric(),
    /** From when on that may be taken, in Unix seconds; 0 unless asked for. */
    withdrawReadyAt: safeInteger("bigint"),
    refunds: integer(),
  },
  key: ["id"],
  indexes: ["(receiver)", "(valid_from)"],
});

/** A channel of the scheme, its config included. Never changed, only replaced. */
export type SchemeChannel = RowOf<typeof schemeChannelsTable>;

/** Config of a channel, which never changes: its id is the hash of this. Addresses and the salt in lower case. */
export type ChannelConfig = Pick<SchemeChannel, (typeof schemeTypes)["ChannelConfig"][number]["name"]>;

/** Channels as they are now: all, or those that changed after a block. */
export async function readSchemeChannels(sql: Sql, after = -1n): Promise<SchemeChannel[]> {
  const text = "SELECT * FROM payments.x402_channels WHERE valid_to IS NULL AND valid_from > $1";
  return (await sql.query<StoredRow>(text, [after])).map((row) => schemeChannelsTable.row.decode(row));
}
