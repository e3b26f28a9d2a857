import type { Sql } from "../../../store/database/database.ts";
import { integer, numeric, text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import { type RowOf, validAt } from "../../../store/tables/table.ts";
import type { Bounds } from "./period.ts";

const balanceRow = defineRow({
  /** Place of its key among those asked for, from 1. */
  list: integer(),
  asset: text(),
  opening: numeric(),
  deposited: numeric(),
  spent: numeric(),
  earned: numeric(),
  returned: numeric(),
  paidOut: numeric(),
  closing: numeric(),
});

/** Sums of an asset's money in a period. Opening + deposited + earned − spent − paid out = closing. */
export type Balance = RowOf<typeof balanceRow>;

/** Accounts of balances, and their period. */
export interface BalanceKey {
  /** Accounts, lower case, with commas between them. */
  readonly key: string;
  readonly bounds: Bounds;
}

/** Condition on entries of what goes from a consumer to a provider. */
export const isEarning = "type IN ('REDEMPTION', 'SETTLEMENT')";

/** Balances of several statements, in one query. */
export async function readBalances(
  sql: Sql,
  wanted: readonly BalanceKey[],
  asOf: bigint | undefined,
): Promise<Balance[][]> {
  const sum = (column: string, condition: string) => `coalesce(sum(${column}) FILTER (WHERE ${condition}), 0)::text`;
  const during = (condition: string) => sum("amount", `happened_at >= begins::timestamptz AND ${condition}`);
  const rows = await sql.query<StoredRow>(
    `SELECT list.at::integer AS list, asset, ${sum("change", "happened_at < begins::timestamptz")} AS opening,
       ${during("type = 'DEPOSIT'")} AS deposited, ${during("type = 'RETURN'")} AS returned,
       ${during(`${isEarning} AND is_consumer`)} AS spent,
       ${during(`${isEarning} AND NOT is_consumer`)} AS earned,
       ${during("type = 'PAYOUT'")} AS paid_out, sum(change)::text AS closing
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS list(key, begins, ends, at)
     JOIN payments.entries ON account = ANY(string_to_array(list.key, ','))
     WHERE ${validAt(asOf)} AND happened_at < ends::timestamptz
     GROUP BY list.at, asset ORDER BY list.at, asset`,
    [wanted.map(({ key }) => key), wanted.map(({ bounds }) => bounds.from), wanted.map(({ bounds }) => bounds.to)],
  );
  const lists = Map.groupBy(
    rows.map((row) => balanceRow.decode(row)),
    ({ list }) => list,
  );
  return wanted.map((_, at) => lists.get(at + 1) ?? []);
}
