import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { connectChain } from "../../ledgers/evm/chain.ts";
import { silent, startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import { deployScheme } from "../../subgraphs/payments/x402/deploy-scheme.ts";
import { startKillable } from "../payments/killable-payment-server.ts";
import { serve } from "../payments/two-teams.ts";
import { stockClient } from "./stock-client.ts";
import { deployTestToken } from "./test-token.ts";

const contracts = process.env.LEDGERLOOM_X402_CONTRACTS;
const kills = 5;

const parts = new AsyncDisposableStack();
afterAll(() => parts.disposeAsync());

async function startChain(): Promise<TestChain> {
  const node = await startTestChain();
  parts.defer(() => node.stop());
  const chain = await connectChain({ url: node.chain.url, log: silent });
  const sender = chain.sender(node.chain.accounts[1]?.privateKey ?? "");
  const codeAt = (address: string) => chain.codeAt(address);
  await deployScheme({ codeAt, send: (transaction) => sender.send(transaction) }, contracts ?? "");
  await chain.close();
  return node;
}

async function startTeam({ chain }: TestChain) {
  const dataDirectory = await mkdtemp(join(tmpdir(), "ledgerloom-x402-"));
  parts.defer(() => rm(dataDirectory, { recursive: true, force: true }));
  const sponsorKey = chain.accounts[0]?.privateKey ?? "";
  return startKillable({ mspId: "Org1MSP", chainUrl: chain.url, sponsorKey, dataDirectory }, parts);
}

describe.skipIf(!contracts)("x402 (skipped unless LEDGERLOOM_X402_CONTRACTS names a build)", () => {
  test("however often the payment server is killed, what was answered is charged, and nothing else", async () => {
    const node = await startChain();
    const token = await deployTestToken(node.chain);
    parts.defer(() => token.close());
    const { connection, killAndRestart } = await startTeam(node);
    const offer = {
      asset: token.address,
      price: 10n,
      x402: { assetName: token.name, assetVersion: "1", minDeposit: 100_000n },
    };
    const { url, server } = await serve(httpPayments(connection, offer, (_, response) => response.end("served")));
    const client = stockClient(node.chain.url);
    await token.mint(client.address, 1_000_000n);

    let answered = 0;
    const stop = { isDue: false };
    const load = async () => {
      while (!stop.isDue) if ((await client.fetch(url)).status === 200) answered += 1;
    };
    const loading = load();
    for (let kill = 0; kill < kills; kill += 1) {
      const soFar = answered;
      while (answered < soFar + 20) await pause(1);
      await pause(Math.random() * 20);
      await killAndRestart();
    }
    stop.isDue = true;
    await loading;

    // Claims what is due, pays it out and returns the rest.
    await client.scheme.refund(url);
    const { account } = await connection.welcome();
    expect(await token.balanceOf(account)).toBe(10n * BigInt(answered));
    expect(await token.balanceOf(client.address)).toBe(1_000_000n - 10n * BigInt(answered));
    server.close();
  });
});
