import type { Sql } from "../../../store/database/database.ts";
import { queryInTurn } from "../../../store/database/turns.ts";
import { validAt } from "../../../store/tables/table.ts";
import type { EntryRow } from "../projection/statement-entry.ts";

/** Line of a statement as far as its balance depends on it. */
export type BalancedLine = Pick<EntryRow, "account" | "asset" | "ordinal">;

/** Money of each line's account in the line's asset, as it was right after the line. One statement for all of them. */
export async function readRunningBalances(
  sql: Sql,
  lines: readonly BalancedLine[],
  asOf: bigint | undefined,
): Promise<bigint[]> {
  const rows = await queryInTurn<{ balance: string }>(
    sql,
    `WITH wanted AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS line(account, asset, ordinal, at)
     ), counted AS (
       SELECT account, asset, ordinal, sum(change) OVER (PARTITION BY account, asset ORDER BY ordinal) AS balance
       FROM payments.entries WHERE ${validAt(asOf)} AND account = ANY($1::text[]) AND asset = ANY($2::text[])
     )
     SELECT balance::text FROM wanted LEFT JOIN counted USING (account, asset, ordinal) ORDER BY at`,
    [lines.map(({ account }) => account), lines.map(({ asset }) => asset), lines.map(({ ordinal }) => ordinal)],
  );
  return rows.map(({ balance }) => BigInt(balance));
}
