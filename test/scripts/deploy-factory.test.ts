import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factoryAddress, verifyFactory } from "../../contracts/deploy.ts";
import { startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import { outputOf } from "../running-platform.ts";

const program = join(import.meta.dirname, "../../dist/scripts/deploy-factory.js");
let node: TestChain;
beforeAll(async () => {
  node = await startTestChain();
});
afterAll(() => node.stop());

async function deploy(settings: Record<string, string>) {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  return { ...(await outputOf(child)), stdout };
}

test("the factory is deployed once, checked, and its address printed", async () => {
  const LEDGERLOOM_CHAIN_URL = node.chain.url;
  const withoutKey = await deploy({ LEDGERLOOM_CHAIN_URL });
  expect(withoutKey).toMatchObject({ code: 1, stdout: "" });
  expect(withoutKey.output).toMatch(/^LEDGERLOOM_DEPLOYER_KEY must be set: the private key of an account .+\n$/);

  const LEDGERLOOM_DEPLOYER_KEY = node.chain.accounts[0]?.privateKey ?? "";
  const first = await deploy({ LEDGERLOOM_CHAIN_URL, LEDGERLOOM_DEPLOYER_KEY });
  expect(first).toMatchObject({ code: 0, stdout: `${factoryAddress}\n` });
  expect(first.output).toContain("The factory was deployed to chain 5666");
  const second = await deploy({ LEDGERLOOM_CHAIN_URL });
  expect(second).toMatchObject({ code: 0, stdout: `${factoryAddress}\n` });
  expect(second.output).toContain("The factory lies already on chain 5666");
});

test("without a chain it says which setting names one", async () => {
  expect(await deploy({})).toMatchObject({
    code: 1,
    output: "LEDGERLOOM_CHAIN_URL must be set: the chain's JSON-RPC endpoint\n",
  });
});

test("code at the address is no proof where the deployer is not the known one", async () => {
  await expect(verifyFactory({ codeAt: async () => "0x60016000" })).rejects.toThrow("is not the known deployer");
});
