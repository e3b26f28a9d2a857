import { PlatformError } from "../../../errors/platform-error.ts";
import type { Sql } from "../../../store/database/database.ts";
import { queryInTurn } from "../../../store/database/turns.ts";
import { integer, nullable, numeric, text, timestamp } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import { type RowOf, validAt } from "../../../store/tables/table.ts";
import { isEarning } from "./balances.ts";
import { type LineConditions, lineConditions, type StatementKey } from "./line-conditions.ts";
import { boundsOf } from "./period.ts";

/** Length of the steps of a series, in UTC; weeks begin on Mondays. */
export type SeriesBucket = "HOUR" | "DAY" | "WEEK" | "MONTH";

/** Grouping of series, besides that by asset: amounts of different assets have no sum. */
export type SeriesGroup = "ASSET" | "COUNTERPARTY" | "TYPE" | "LANE";

/** Series to read. */
export interface SeriesRequest extends StatementKey {
  readonly bucket: SeriesBucket;
  readonly groupBy: SeriesGroup;
  readonly wanted: LineConditions;
}

const pointRow = defineRow({
  asset: text(),
  /** Value that all lines of a series share; null when it is told apart by its asset alone, or has none. */
  name: nullable(text()),
  from: timestamp("bucket"),
  spent: numeric(),
  earned: numeric(),
  deposited: numeric(),
  returned: numeric(),
  paidOut: numeric(),
  requests: numeric(),
  /** How many series there are besides those that were read. */
  more: integer(),
});

/** Sums of one step of a series, in the asset's smallest unit. */
export type SeriesPoint = RowOf<typeof pointRow>;

/** Series of one asset. */
export interface Series {
  readonly asset: string;
  readonly name: string | null;
  /** Steps in which something moved, oldest first. */
  readonly points: readonly SeriesPoint[];
}

/** Series of a statement: those with the largest amounts. */
export interface SeriesSet {
  readonly series: readonly Series[];
  /** Whether there are others, with smaller amounts. */
  readonly isCut: boolean;
}

const hourMs = 3_600_000;
/** Shortest step of each length. */
const leastMs: Readonly<Record<SeriesBucket, number>> = {
  HOUR: hourMs,
  DAY: 24 * hourMs,
  WEEK: 7 * 24 * hourMs,
  MONTH: 28 * 24 * hourMs,
};

/** Bounds of an answer: steps of its period, its points, its series. */
const maxSteps = 1_000;
const maxPoints = 10_000;
const maxSeries = 100;

const groupColumns: Readonly<Record<SeriesGroup, string>> = {
  ASSET: "NULL::text",
  COUNTERPARTY: "counterparty",
  TYPE: "type",
  LANE: "lane::text",
};

/** Series of the money of accounts. @throws BAD_INPUT for a period that is open or too long */
export async function readSeries(sql: Sql, request: SeriesRequest, asOf: bigint | undefined): Promise<SeriesSet> {
  const { accounts, period, bucket, groupBy, wanted } = request;
  const { from, to } = boundsOf(period);
  const steps = stepsOf(request);
  const values: unknown[] = [accounts.map((address) => address.toLowerCase()), from, to, bucket.toLowerCase()];
  const conditions = lineConditions(wanted).map(({ sql: condition, value }) => condition(`$${values.push(value)}`));
  const limit = Math.max(1, Math.min(maxSeries, Math.floor(maxPoints / steps)));
  const sum = (column: string, condition: string) => `coalesce(sum(${column}) FILTER (WHERE ${condition}), 0)::text`;
  const rows = await queryInTurn<StoredRow>(
    sql,
    `WITH moved AS (
       SELECT *, ${groupColumns[groupBy]} AS name,
         date_trunc($4::text, happened_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS bucket
       FROM payments.entries
       WHERE account = ANY($1::text[]) AND happened_at >= $2::timestamptz AND happened_at < $3::timestamptz
         AND ${[validAt(asOf), ...conditions].join(" AND ")}
     ), ranked AS (
       SELECT asset, name, row_number() OVER (ORDER BY sum(amount) DESC, asset, name) AS rank,
         count(*) OVER () AS known
       FROM moved GROUP BY asset, name
     )
     SELECT asset, moved.name, bucket, (min(known) - ${limit})::integer AS more,
       ${sum("amount", `${isEarning} AND is_consumer`)} AS spent,
       ${sum("amount", `${isEarning} AND NOT is_consumer`)} AS earned,
       ${sum("amount", "type = 'DEPOSIT'")} AS deposited, ${sum("amount", "type = 'RETURN'")} AS returned,
       ${sum("amount", "type = 'PAYOUT'")} AS paid_out, ${sum("requests", "requests IS NOT NULL")} AS requests
     FROM moved JOIN ranked USING (asset) WHERE moved.name IS NOT DISTINCT FROM ranked.name AND rank <= ${limit}
     GROUP BY asset, moved.name, rank, bucket ORDER BY rank, bucket`,
    values,
  );
  const points = rows.map((row) => pointRow.decode(row));
  const series = Map.groupBy(points, ({ asset, name }) => `${asset} ${name}`);
  return {
    series: [...series.values()].map((of) => ({ ...(of[0] as SeriesPoint), points: of })),
    isCut: (points[0]?.more ?? 0) > 0,
  };
}

/** @throws BAD_INPUT */
function stepsOf({ period, bucket }: SeriesRequest): number {
  const { from, to } = period ?? {};
  if (!from || !to) throw new PlatformError("BAD_INPUT", "a series needs a period with from and to");
  const steps = Math.ceil((to.getTime() - from.getTime()) / leastMs[bucket]) + 1;
  if (steps <= maxSteps) return steps;
  throw new PlatformError(
    "BAD_INPUT",
    `the period has about ${steps} steps of one ${bucket}, more than ${maxSteps}; take a longer step or a shorter period`,
  );
}
