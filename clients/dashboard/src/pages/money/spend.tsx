import { lazy, Suspense, useMemo } from "react";
import { MoneySeriesDocument, type MoneySeriesQuery } from "../../graph/generated/money-series.ts";
import { useGraph } from "../../graph/queries.ts";
import { useNow } from "../../parts/clock.ts";
import { formatCount } from "../../parts/format.ts";
import { Answered, Empty, Skeleton } from "../../parts/states.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/values.tsx";
import { AssetName, Money } from "./asset.tsx";
import { type Asset, keyOfAsset, unitFor } from "./asset-units.ts";
import styles from "./money.module.css";
import { daysBefore, type MoneySearch, periodOf } from "./money-search.ts";
import { bucketFor, stepsOf } from "./time-steps.ts";

// The numbers are there at once; what draws them comes after.
const SeriesChart = lazy(async () => ({ default: (await import("./series-chart.tsx")).SeriesChart }));

type Series = MoneySeriesQuery["paymentStatement"]["series"]["series"][number];
type Point = Series["points"][number];

/** Days that are drawn when the range has no begin, besides its last. */
const usualDays = 29;

/** Amounts that the organisation's accounts spent and earned over time, by asset: as a chart, and in numbers. */
export function Spend({ search }: { readonly search: MoneySearch }) {
  const today = daysBefore(useNow(), 0);
  const to = search.to ?? today;
  const from = search.from ?? daysBefore(Date.parse(to), usualDays);
  const period = { from: "", to: "", ...periodOf({ from, to }) };
  const bucket = bucketFor(period.from, period.to);
  const steps = useMemo(() => stepsOf(period.from, period.to, bucket), [period.from, period.to, bucket]);
  const filter = search.asset ? { asset: search.asset } : {};
  const query = useGraph(
    MoneySeriesDocument,
    { period, bucket, groupBy: "ASSET", filter },
    { follows: "payments", keepsLast: true },
  );
  return (
    <Answered query={query} rows={5}>
      {({ paymentStatement: { series } }) => {
        if (series.series.length === 0) return <Empty title="Nothing was spent or earned in this time." />;
        return (
          <>
            {series.series.map((one) => (
              <AssetSpend key={keyOfAsset(one.asset)} series={one} steps={steps} />
            ))}
            {series.isCut && <p className={styles.dim}>Other assets, of which less moved, are left out.</p>}
          </>
        );
      }}
    </Answered>
  );
}

interface AssetSpendProps {
  readonly series: Series;
  /** Begins of all steps, in ms since 1970. */
  readonly steps: readonly number[];
}

function AssetSpend({ series: { asset, points }, steps }: AssetSpendProps) {
  const { symbol, decimals } = unitFor(largestOf(points), asset);
  const times = useMemo(() => steps.map((step) => step / 1_000), [steps]);
  const lines = useMemo(() => linesOf(points, steps, decimals), [points, steps, decimals]);
  return (
    <div className={styles.stack}>
      <p className={styles.dim}>
        <AssetName asset={asset} />, in {symbol}
      </p>
      <Suspense fallback={<Skeleton rows={5} />}>
        <SeriesChart label="Spent and earned over time; the table below has the numbers" times={times} lines={lines} />
      </Suspense>
      <details>
        <summary>In numbers</summary>
        <Table
          label="Spent and earned"
          columns={columnsOf(asset)}
          rows={points.toReversed()}
          keyOf={({ from }) => from}
        />
      </details>
    </div>
  );
}

const larger = (one: string, other: string) => (BigInt(one) > BigInt(other) ? one : other);

const largestOf = (points: readonly Point[]) =>
  points.flatMap(({ spent, earned }) => [spent, earned]).reduce(larger, "0");

/** Amounts as they are drawn, not to the last digit: the table has the exact ones. */
function linesOf(points: readonly Point[], steps: readonly number[], decimals: number) {
  const moved = new Map(points.map((point) => [Date.parse(point.from), point]));
  const drawn = (key: "spent" | "earned") =>
    steps.map((step) => Number(moved.get(step)?.[key] ?? "0") / 10 ** decimals);
  return [
    { name: "spent", values: drawn("spent"), color: "--accent", isDashed: false },
    { name: "earned", values: drawn("earned"), color: "--warning", isDashed: true },
  ];
}

function columnsOf(asset: Asset): readonly Column<Point>[] {
  return [
    { name: "From", cell: ({ from }) => <Time at={from} isExact /> },
    { name: "Spent", isNumber: true, cell: ({ spent }) => <Money units={spent} asset={asset} /> },
    { name: "Earned", isNumber: true, cell: ({ earned }) => <Money units={earned} asset={asset} /> },
    { name: "Deposited", isNumber: true, cell: ({ deposited }) => <Money units={deposited} asset={asset} /> },
    { name: "Requests", isNumber: true, cell: ({ requests }) => formatCount(requests) },
  ];
}
