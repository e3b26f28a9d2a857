import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { registry } from "../../telemetry/metrics.ts";

/** Internals of a metric in the library. */
interface Declared {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
}

test("the table tells of every metric, and of no other", async () => {
  const table = await readFile("docs/reference/metrics.md", "utf8");
  const rows = [...table.matchAll(/^\| `(\w+)` \| (\w+) \| (.*?) ?\| (.*) \|$/gm)].map(
    ([, name, kind, labels, help]) => {
      return { name, kind, labels: [...(labels ?? "").matchAll(/`(\w+)`/g)].map(([, label]) => label), help };
    },
  );
  const declared = registry.getMetricsAsArray().map((metric) => {
    const { name, help, labelNames } = metric as unknown as Declared;
    return { name, kind: metric.constructor.name.toLowerCase(), labels: labelNames, help };
  });
  expect(rows).toEqual(declared);
});
