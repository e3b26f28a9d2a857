import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allowListSchema } from "../../clients/agent/allow-list.ts";
import { readSidecarConfig } from "../../clients/pay/src/sidecar/sidecar-config.ts";
import { readNetworkFile } from "../../ledgers/fabric/organizations.ts";
import { blockWith } from "./pages.ts";

/** Files that pages print are read by what reads them in earnest, with what the pages leave out filled in. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ledgerloom-files-"));
  mkdirSync(join(folder, "tls"));
  writeFileSync(join(folder, "tls/ca.crt"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test("the network file", () => {
  const text = blockWith("docs/production.md", '"organizations"').replaceAll('"…/', `"${folder}/`);
  const [organization] = readNetworkFile(saved("network.json", text.replaceAll('"…"', `"${folder}/tls/ca.crt"`)));
  expect(organization).toMatchObject({ mspId: "Org1MSP", endpoint: "peer0.org1.example.com:7051" });
});

test("an agent's allow-list", () => {
  const text = blockWith("docs/guides/agents.md", '"builtIns"').replace("<digest>", "0f".repeat(32));
  expect(allowListSchema.parse(JSON.parse(text)).commands).toContainEqual(["/usr/bin/uname", "-srm"]);
});

const sidecar = () => blockWith("docs/guides/paying.md", "paymentServer:").replace('"…"', `"${"0f".repeat(16)}"`);

test("a sidecar's file", () => {
  const { provider, consumer } = readSidecarConfig(saved("sidecar.yaml", sidecar()));
  expect(provider?.lanes?.map(({ price }) => price)).toEqual([1n, 10n]);
  expect(consumer?.payees["http://127.0.0.1:9090"]).toMatchObject({ maxPrice: 10n, funding: 10_000n });
});

test("a sidecar's file for clients of x402", () => {
  const part = blockWith("docs/guides/x402.md", "minDeposit: 1000 }").replace("0x…", `0x${"1f".repeat(20)}`);
  const [paymentServer = ""] = sidecar().split("\n");
  const { provider } = readSidecarConfig(saved("x402.yaml", `${paymentServer}\n${part}`));
  expect(provider?.x402).toMatchObject({ assetName: "USDC", assetVersion: "2", minDeposit: 1_000n });
});
