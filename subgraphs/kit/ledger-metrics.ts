import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { onScrape } from "../../telemetry/scrapes.ts";

/** Metrics of a subgraph's progress on its ledgers, until it is disposed of. */
export function measureLedgers(subgraph: Pick<Subgraph, "ledgers">): Disposable {
  return onScrape(async () => {
    for (const { source, position, newest } of (await subgraph.ledgers?.()) ?? []) {
      const shown = Number(position ?? -1);
      metrics.projectionPosition.labels(source).set(shown);
      if (newest === null) continue;
      metrics.projectionNewest.labels(source).set(Number(newest));
      metrics.projectionLag.labels(source).set(Math.max(0, Number(newest) - shown));
    }
  });
}
