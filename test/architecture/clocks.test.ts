import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isTest, sourceFiles } from "./imports.ts";

/**
 * Files that read the clock which people and networks set, by the reason why. It jumps, with NTP and with a machine that
 * was suspended; so how long something lasts is told by `performance.now()`, which nobody sets.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "compares a date that another party set": [
    "bench/events/subscribers.ts",
    "chaincode/src/ledger/ledger-contract.ts",
    "clients/agent/actions/built-in-actions.ts",
    "clients/agent/housekeeping.ts",
    // A session is kept for later processes, which have no other clock in common.
    "clients/cli/src/session/access-token.ts",
    "clients/cli/src/session/development.ts",
    "clients/cli/src/session/oidc.ts",
    "clients/dashboard/src/identity/issuer.ts",
    "clients/dashboard/src/identity/this-tab.ts",
    "gateway/identity/expiry.ts",
    "ledgers/fabric/embedded/identity/identity.ts",
    "start/doctor/chain.ts",
    "start/doctor/database.ts",
    "start/doctor/fabric.ts",
    "subgraphs/ops/graph/operation-decision.resolver.ts",
    // Nonces are remembered for as long as their dates count by the same clock, also when it is set back.
    "subgraph-protocol/signed-requests.ts",
    "subgraphs/payments/projection/payment-clock.ts",
    "subgraphs/payments/data-plane/service-acts.ts",
  ],
  "dates what others or people read": [
    "clients/agent/actions/run-step.ts",
    "clients/dashboard/src/pages/money/period-bar.tsx",
    "clients/dashboard/src/parts/clock.ts",
    "clients/dashboard/src/wallet/key-lock.ts",
    "clients/pay/src/connection/pending-operations.ts",
    "clients/sdk/src/signing.ts",
    "gateway/identity/development-issuer.ts",
    "ledgers/evm/embedded/chain-clock.ts",
    "ledgers/evm/embedded/main.ts",
    "ledgers/fabric/deliver.ts",
    "ledgers/fabric/embedded/network/certificate-authority.ts",
    "ledgers/fabric/embedded/open-channel.ts",
    "subgraphs/marketplace/listing-import/importer-account.ts",
    "subgraphs/payments/projection/ledger-channel.ts",
    "bench/events/paced-ledger.ts",
    "bench/ledger.bench.ts",
    "test/faults/streams/market-load.ts",
    "test/gateway/test-issuer.ts",
  ],
  "gRPC takes deadlines as dates, and makes durations of them at once": [
    "ledgers/fabric/connection.ts",
    "ledgers/fabric/deliver.ts",
    "test/conformance/peer-client.ts",
  ],
  "makes a name that was not there before": [
    "bench/events/usage.ts",
    "examples/operation.mjs",
    "test/demo/marketplace.ts",
    "test/demo/operation.ts",
  ],
  "processes that rest at the same time": ["bench/churn.bench.ts", "bench/events/churners.ts"],
};

test("only files that a reason is given for read the clock that is set", () => {
  const reading = sourceFiles.filter((file) => !isTest(file) && readsClock(readFileSync(file, "utf8")));
  expect(reading.length).toBeGreaterThan(20);
  expect(reading.sort()).toEqual([...new Set(Object.values(allowed).flat())].sort());
});

function readsClock(text: string): boolean {
  return /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)/.test(text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, ""));
}
