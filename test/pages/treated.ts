/** A block of a page, found by a text that no other block there holds. */
export interface Place {
  readonly page: string;
  readonly holds: string;
}

/** Run as printed by a test that names them in the same words, or by none, for a reason. */
export const commands: readonly (Place & ({ readonly runBy: string } | { readonly why: string }))[] = [
  { page: "README.md", holds: "npm start    #", runBy: "test/scripts/commands.test.ts" },
  { page: "README.md", holds: "npm run demo", runBy: "test/e2e/start.long.test.ts" },
  { page: "README.md", holds: "node program.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "README.md", holds: "// program.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "README.md", holds: "node examples/payments.mjs", runBy: "test/pages/examples.test.ts" },
  { page: "README.md", holds: "node examples/marketplace.mjs", runBy: "test/pages/examples.test.ts" },
  { page: "README.md", holds: "node examples/operation.mjs", runBy: "test/pages/examples.test.ts" },
  { page: "docs/guides/paying.md", holds: "// weather.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/paying.md", holds: "// travel.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "README.md", holds: "--role admin     #", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/watching.md", holds: "OTEL_EXPORTER_OTLP_ENDPOINT=", runBy: "test/scripts/commands.test.ts" },
  {
    page: "docs/production.md",
    holds: "deploy:factory",
    why: "test/scripts/deploy-factory.test.ts runs it; the address of your chain and your key are left out",
  },
  { page: "docs/guides/paying.md", holds: "npm pack", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/paying.md", holds: "// keys.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/paying.md", holds: "// customer.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/paying.md", holds: "node keys.mjs", runBy: "test/pages/programs.test.ts" },
  { page: "docs/guides/command-line.md", holds: "npx ledgerloom ops list", runBy: "test/cli/page-cases.ts" },
  { page: "docs/guides/command-line.md", holds: "npx ledgerloom ops request", runBy: "test/cli/page-cases.ts" },
  { page: "docs/guides/command-line.md", holds: "npx ledgerloom wallet new", runBy: "test/cli/page-cases.ts" },
  { page: "docs/guides/command-line.md", holds: "npm pack", runBy: "test/cli/package-cases.ts" },
  { page: "clients/pay/PROTOCOL.md", holds: '"reportInboundCall"', runBy: "test/pages/protocol.test.ts" },
  { page: "clients/pay/PROTOCOL.md", holds: '"handshake"', runBy: "test/pages/protocol.test.ts" },
  {
    page: "docs/reference/performance.md",
    holds: "npm run bench",
    why: "takes half an hour; test/scripts/commands.test.ts runs one bench",
  },
  {
    page: "docs/guides/several-instances.md",
    holds: "ops-1:4001",
    why: "hosts that are not here; test/cluster starts the same on ports of one machine",
  },
  { page: "docs/guides/watching.md", holds: "scrape_configs", why: "Prometheus is not installed with us" },
  { page: "docs/guides/several-instances.md", holds: "upstream ledgerloom", why: "nginx is not installed with us" },
  {
    page: "docs/guides/x402.md",
    holds: "git clone",
    why: "fetches somebody else's repository; test/x402 runs with its build",
  },
];

/** Single quotes: the imports of a text are none of this repository's own. */
const pay = `import { createServer, type RequestListener } from "node:http";
import { expressPayments, fastifyPayments, httpPayments, payingFetch, PaymentConnection } from '@ledgerloom/pay';
import express from "express";
import { fastify } from "fastify";
declare const listener: RequestListener;
declare const priceOf: (consumer: string) => bigint;
`;
const connected = `${pay}declare const connection: PaymentConnection;
`;

/** Parts of programs: they compile after what the page says is there already. */
export const fragments: readonly (Place & { readonly after: string })[] = [
  { page: "docs/guides/paying.md", holds: "express().use(expressPayments", after: connected },
  { page: "docs/guides/paying.md", holds: 'label: "reads"', after: connected },
  { page: "docs/guides/paying.md", holds: "threshold: 2_000n", after: connected },
  { page: "docs/guides/paying.md", holds: "maxBatch: 64 }, listener", after: connected },
  {
    page: "docs/guides/x402.md",
    holds: "minDeposit: 1_000n",
    after: `${pay}declare const keyId: string, secret: string;\n`,
  },
  {
    page: "docs/guides/statements.md",
    holds: "verifyTypedData",
    after: `declare const line: {
  token: { tokenId: string; lane: number; requests: string; intermediary: string; consumer: string; signature: string };
};
`,
  },
];

/** Files: what reads such a one takes it, once what the page leaves out with … is filled in. */
export const settingsFiles: readonly Place[] = [
  { page: "docs/production.md", holds: '"organizations"' },
  { page: "docs/guides/agents.md", holds: '"builtIns"' },
  { page: "docs/guides/paying.md", holds: "paymentServer:" },
  { page: "docs/guides/x402.md", holds: "minDeposit: 1000 }" },
];
