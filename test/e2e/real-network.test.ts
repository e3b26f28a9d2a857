import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFabricBinaries } from "../../ledgers/fabric/local-network/binaries.ts";
import { startLocalNetwork } from "../../ledgers/fabric/local-network/network.ts";
import { files } from "../../ledgers/fabric/local-network/topology.ts";
import { outputOf, RunningPlatform } from "../running-platform.ts";

const root = join(import.meta.dirname, "../..");

function binaries() {
  try {
    return { found: findFabricBinaries({ folder: process.env.FABRIC_BIN, path: process.env.PATH }), missing: "" };
  } catch (error) {
    return { found: undefined, missing: (error as Error).message };
  }
}

test("the same instance passes the demo on a real Fabric network", async ({ skip }) => {
  const { found, missing } = binaries();
  if (!found) return skip(`no real network: ${missing}`);
  const dataDirectory = await mkdtemp(join(tmpdir(), "ledgerloom-fabric-"));
  const channels = ["marketplace", "ops"].map((name) => {
    return { name, chaincodes: [{ name, modulePath: join(root, "chaincode", name) }] };
  });
  const network = await startLocalNetwork({ binaries: found, dataDirectory, channels, basePort: 0 });
  try {
    const platform = await RunningPlatform.start({ LEDGERLOOM_FABRIC_NETWORK: files.network(dataDirectory) });
    const demo = spawn(process.execPath, [join(root, "dist/test/demo/main.js"), platform.url], {
      env: { ...process.env, LEDGERLOOM_DATA: platform.dataDirectory },
    });
    const { output } = await outputOf(demo);
    await platform.remove();
    expect(output).toContain("\ndemo: ok\n");
  } finally {
    await network.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
});
