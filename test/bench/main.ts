import { printMachine } from "./report.ts";

/** Every bench by name; `npm run bench -- ledger payments` runs some of them. */
const benches: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  ledger: () => import("./ledger.bench.ts"),
  gateway: () => import("./gateway-join.bench.ts"),
  lookups: () => import("./lookups.bench.ts"),
  payments: () => import("./payments-validation.bench.ts"),
  counters: () => import("./token-counters.bench.ts"),
  projection: () => import("./projection.bench.ts"),
  start: () => import("./start.bench.ts"),
};

const chosen = process.argv.slice(2);
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
  await (await load()).run();
}
process.exit(0);
