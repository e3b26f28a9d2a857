import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.config.ts";

/**
 * Tests that `npm run check` runs: who imports whom, and unit tests of code that needs no ledger, database or other
 * process. A file belongs here when it takes less than a second by itself; they share workers, for they keep nothing.
 */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({
    test: {
      isolate: false,
      include: [
        "test/architecture/*.test.ts",
        "{config,serving,subgraph-protocol,errors}/**/*.test.ts",
        "telemetry/{progress,logged-error}.test.ts",
        "chaincode/src/**/*.test.ts",
        "gateway/{composition,limits,subscriptions}/**/*.test.ts",
        "store/tables/look-up.test.ts",
      ],
      exclude: ["chaincode/src/marketplace/tokens/tokens.test.ts"],
    },
  }),
);
