import { defineConfig } from "vitest/config";

/**
 * Tests that take minutes by nature, which have commands of their own: `npm run test:cluster` and `npm run test:long`.
 */
const apart = [
  ...(process.env.LEDGERLOOM_TEST_CLUSTER ? [] : ["test/cluster/**"]),
  ...(process.env.LEDGERLOOM_TEST_LONG ? [] : ["**/*.long.test.ts"]),
];

/**
 * Who imports whom, and units that need no ledger, database or other process. They keep nothing, so that all files share
 * one process. A file belongs here when it takes less than a second by itself.
 */
const units = [
  "{config,serving,subgraph-protocol,errors}/**/*.test.ts",
  "chaincode/src/**/!(tokens|random-acts).test.ts",
  "clients/agent/*.test.ts",
  "clients/cli/src/**/*.test.ts",
  "clients/dashboard/src/**/!(key-lock|keystore-v3|local-key).test.ts",
  "clients/pay/src/{consumer/!(sessions-memory),headers/*,offer/*}.test.ts",
  "clients/sdk/src/{reading,stream-document,waiting-results}.test.ts",
  "gateway/{composition,limits,subscriptions}/**/*.test.ts",
  "ledgers/fabric/!(chaincode-process).test.ts",
  "ledgers/fabric/embedded/{channel,endorsement,identity,network,policy,protocol,simulation}/**/*.test.ts",
  "ledgers/fabric/embedded/ordering/block-cutter.test.ts",
  "store/{events/event-position,tables/list-query,tables/look-up}.test.ts",
  "subgraphs/kit/{!(await-database),graph/*,positions/reading}.test.ts",
  "subgraphs/*/{graph/schema,projection/tables}.test.ts",
  "subgraphs/ops/{inspector/*,operations/{decision,ledger-reads}}.test.ts",
  "subgraphs/payments/{attribution/{apportion,cost-tree,path-counts},model/*,x402/{held-payments,payment-payload,voucher-check}}.test.ts",
  "telemetry/{progress,logged-error}.test.ts",
  "test/{architecture/*,dashboard/{bundle,documents},pages/{blocks,links,protocol,settings-files}}.test.ts",
  "test/schema/{costs,error-codes,mutations,refusals,root-field-tables}.test.ts",
];

const common = ["**/node_modules/**", "**/dist/**", ...apart];

/** Unit tests lie beside the code; what crosses folders lies in `test/`. */
export default defineConfig({
  resolve: {
    // One copy of graphql for type-graphql (CommonJS) and for the tests (ESM).
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
  },
  test: {
    setupFiles: ["reflect-metadata"],
    // The contract library otherwise writes a line for each transaction function that it meets.
    env: { CORE_CHAINCODE_LOGGING_LEVEL: "CRITICAL" },
    // A time-out only ends what hangs: each wait ends when its event comes, also on a machine that is ten times slower.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000 } },
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "units", isolate: false, include: units, exclude: common } },
      {
        extends: true,
        test: {
          name: "whole",
          include: [
            "{config,start,errors,process,serving,telemetry,subgraph-protocol,store,gateway,subgraphs,ledgers}/**/*.test.ts",
            "{contracts,clients,chaincode,test}/**/*.test.ts",
          ],
          exclude: [...common, ...units],
        },
      },
    ],
  },
});
