import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useSettings } from "../../parts/settings.ts";
import styles from "./series-chart.module.css";

/** One line of a chart, with a value for each time. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly number[];
  /** Custom property of its colour. */
  readonly color: string;
  /** Whether it is drawn with gaps: no line is told from another by its colour alone. */
  readonly isDashed: boolean;
}

interface SeriesChartProps {
  /** Read to those who cannot see it; its numbers stand in a table beside it. */
  readonly label: string;
  /** Seconds since 1970. */
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

const height = 220;

/** Lines over time. It is drawn on a canvas, so another theme or width draws it anew. */
export function SeriesChart({ label, times, lines }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { theme, zone } = useSettings();
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are those of the theme
  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const data: uPlot.AlignedData = [[...times], ...lines.map(({ values }) => [...values])];
    const chart = new uPlot(optionsOf(place, lines, zone), data, place);
    const resized = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height }));
    resized.observe(place);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [times, lines, theme, zone]);
  return <div ref={box} className={styles.chart} role="img" aria-label={label} />;
}

function optionsOf(place: HTMLElement, lines: readonly ChartLine[], zone: "local" | "UTC"): uPlot.Options {
  const colour = (name: string) => resolved(place, name);
  const axis = { stroke: colour("--dim"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
  return {
    width: place.clientWidth,
    height,
    ...(zone === "UTC" && { tzDate: (seconds: number) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC") }),
    axes: [axis, { ...axis, size: 64 }],
    series: [
      {},
      ...lines.map(({ name, color, isDashed }) => ({
        label: name,
        stroke: colour(color),
        width: 2,
        points: { show: false },
        ...(isDashed && { dash: [8, 6] }),
      })),
    ],
  };
}

/** A custom property as a colour: its value may be made of both themes' colours, which a canvas cannot read. */
function resolved(place: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
