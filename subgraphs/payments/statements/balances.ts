import type { Sql } from "../../../store/database/database.ts";
import { integer, numeric, text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import { type RowOf, validAt } from "../../../store/tables/table.ts";
import type { Bounds } from "./period.ts";

const balanceRow = defineRow({
  /** Place of the account's list in the question, from 1. */
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

/** Whose balances, and in which period. */
export interface BalanceKey {
  /** Accounts, lower case, with commas between them. */
  readonly key: string;
  readonly bounds: Bounds;
}

/** What goes from a consumer to a provider. */
export const isEarning = "type IN ('REDEMPTION', 'SETTLEMENT')";

/** Balances of several statements; those of the same period in one statement. */
export async function readBalances(
  sql: Sql,
  wanted: readonly BalanceKey[],
  asOf: bigint | undefined,
): Promise<Balance[][]> {
  const found = new Map<unknown, Balance[]>();
  const periods = Map.groupBy(wanted, ({ bounds: { from, to } }) => `${from} ${to}`);
  await Promise.all(
    [...periods.values()].map(async (alike) => {
      const rows = await readPeriod(
        sql,
        alike.map(({ key }) => key),
        (alike[0] as BalanceKey).bounds,
        asOf,
      );
      const lists = Map.groupBy(rows, ({ list }) => list);
      for (const [at, one] of alike.entries()) found.set(one, lists.get(at + 1) ?? []);
    }),
  );
  return wanted.map((one) => found.get(one) ?? []);
}

async function readPeriod(
  sql: Sql,
  keys: readonly string[],
  { from, to }: Bounds,
  asOf: bigint | undefined,
): Promise<Balance[]> {
  const sum = (column: string, condition: string) => `coalesce(sum(${column}) FILTER (WHERE ${condition}), 0)::text`;
  const during = (condition: string) => sum("amount", `happened_at >= $2::timestamptz AND ${condition}`);
  const rows = await sql.query<StoredRow>(
    `SELECT list.at::integer AS list, asset, ${sum("change", "happened_at < $2::timestamptz")} AS opening,
       ${during("type = 'DEPOSIT'")} AS deposited, ${during("type = 'RETURN'")} AS returned,
       ${during(`${isEarning} AND is_consumer`)} AS spent,
       ${during(`${isEarning} AND NOT is_consumer`)} AS earned,
       ${during("type = 'PAYOUT'")} AS paid_out, sum(change)::text AS closing
     FROM unnest($1::text[]) WITH ORDINALITY AS list(key, at)
     JOIN payments.entries ON account = ANY(string_to_array(list.key, ','))
     WHERE ${validAt(asOf)} AND happened_at < $3::timestamptz
     GROUP BY list.at, asset ORDER BY list.at, asset`,
    [keys, from, to],
  );
  return rows.map((row) => balanceRow.decode(row));
}
