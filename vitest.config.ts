import { defineConfig } from "vitest/config";

/**
 * Tests that take minutes by nature, which have commands of their own: `npm run test:cluster` and `npm run test:long`.
 */
const apart = [
  ...(process.env.LEDGERLOOM_TEST_CLUSTER ? [] : ["test/cluster/**"]),
  ...(process.env.LEDGERLOOM_TEST_LONG ? [] : ["**/*.long.test.ts"]),
];

/** Unit tests lie beside the code; what crosses folders lies in `test/`. */
export default defineConfig({
  resolve: {
    // One copy of graphql for type-graphql (CommonJS) and for the tests (ESM).
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
  },
  test: {
    include: [
      "{config,start,errors,process,serving,telemetry,subgraph-protocol,store,gateway,subgraphs,ledgers}/**/*.test.ts",
      "{contracts,clients,chaincode,test}/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", ...apart],
    setupFiles: ["reflect-metadata"],
    // The contract library otherwise writes a line for each transaction function that it meets.
    env: { CORE_CHAINCODE_LOGGING_LEVEL: "CRITICAL" },
    // A time-out only ends what hangs: each wait ends when its event comes, also on a machine that is ten times slower.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000 } },
    maxWorkers: 2,
  },
});
