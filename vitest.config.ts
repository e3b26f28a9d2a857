import { defineConfig } from "vitest/config";

/** Unit tests lie beside the code; what crosses folders lies in `test/`. */
export default defineConfig({
  resolve: {
    // One copy of graphql for type-graphql (CommonJS) and for the tests (ESM).
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
  },
  test: {
    include: [
      "{gateway,principals,serving,telemetry,subgraphs,ledgers,contracts,clients,chaincode,test}/**/*.test.ts",
      "*.test.ts",
    ],
    // The cluster takes minutes: `npm run test:cluster`.
    exclude: ["**/node_modules/**", "**/dist/**", ...(process.env.LEDGERLOOM_TEST_CLUSTER ? [] : ["test/cluster/**"])],
    setupFiles: ["reflect-metadata"],
    // The contract library otherwise writes a line for each transaction function that it meets.
    env: { CORE_CHAINCODE_LOGGING_LEVEL: "CRITICAL" },
    // What is waited for comes when it comes, also on a machine that is ten times slower: only what hangs ends so.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000 } },
    maxWorkers: 2,
  },
});
