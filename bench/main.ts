import "../process/needs-node.ts";
import { parseArgs } from "node:util";
import { printMachine } from "./report.ts";

interface BenchOptions {
  /** Length of a bench over time. */
  readonly minutes: number | undefined;
  /** Pace of the events of a bench over time. */
  readonly eventsPerMinute: number | undefined;
}

/** Every bench by name; `npm run bench -- ledger payments` runs some of them. */
const benches: Record<string, () => Promise<{ run(options: BenchOptions): Promise<void> }>> = {
  chain: () => import("./chain.bench.ts"),
  churn: () => import("./churn.bench.ts"),
  costs: () => import("./costs.bench.ts"),
  dashboard: () => import("./dashboard.bench.ts"),
  events: () => import("./events.bench.ts"),
  ledger: () => import("./ledger.bench.ts"),
  gateway: () => import("./gateway-join.bench.ts"),
  lookups: () => import("./lookups.bench.ts"),
  market: () => import("./market.bench.ts"),
  payments: () => import("./payments.bench.ts"),
  counters: () => import("./token-counters.bench.ts"),
  projection: () => import("./projection.bench.ts"),
  start: () => import("./start.bench.ts"),
};

const { values, positionals: chosen } = parseArgs({
  options: { minutes: { type: "string" }, "events-per-minute": { type: "string" } },
  allowPositionals: true,
});
const numberOf = (value: string | undefined) => (value === undefined ? undefined : Number(value));
const minutes = numberOf(values.minutes);
const eventsPerMinute = numberOf(values["events-per-minute"]);
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`unknown bench ${unknown.join(", ")}; one of: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
printMachine([
  "ethers",
  "@hyperledger/fabric-gateway",
  "fabric-shim",
  "@graphql-hive/gateway-runtime",
  "graphql",
  "@electric-sql/pglite",
  "pg",
]);
for (const [name, load] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n# ${name}`);
  await (await load()).run({ minutes, eventsPerMinute });
}
process.exit(0);
