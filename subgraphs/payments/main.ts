import "../../process/needs-node.ts";
import { join } from "node:path";
import { PlatformError } from "../../errors/platform-error.ts";
import { readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { runSubgraphProcess } from "../kit/run-subgraph-process.ts";
import { passphraseOf } from "./passphrase.ts";
import { startPayments } from "./start.ts";

/** The payment server as a process of its own, on a chain that runs already. */
await runSubgraphProcess("payments", async ({ config, parts: _, ...surroundings }) => {
  const { port: _port, deployerKey: _key, url, ...chain } = config.chain;
  const { acceptedAssets, keeper, dataPlane } = config.payments;
  if (!url)
    throw new PlatformError("BAD_INPUT", "LEDGERLOOM_CHAIN_URL must be set: the JSON-RPC endpoint of your chain");
  return startPayments({
    chain: { url, ...chain },
    dataDirectory: join(config.dataDirectory, "payments"),
    passphrase: await passphraseOf(config),
    acceptedAssets,
    dataPlane: { ...dataPlane, stopTimeoutMs: config.stopping.timeoutMs },
    keeper,
    organizations: readNetworkFile(config.fabric.networkFile).map(({ mspId }) => mspId),
    ...surroundings,
  });
});
