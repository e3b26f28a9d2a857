import { randomInt } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { toQuantity } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectChain, type EvmChain } from "../../../ledgers/evm/chain.ts";
import { type EmbeddedChain, startEmbeddedChain } from "../../../ledgers/evm/embedded/embedded-chain.ts";
import { silent } from "../../../ledgers/evm/testing.ts";

/** `npm run test:crashes` sets many. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 5);
const payers = 8;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-crashes-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Given {
  readonly hash: string;
  readonly block: string;
  readonly number: number;
}

/** Pays from one account until the chain is gone; notes each receipt. */
async function payUntilGone(chain: EvmChain, key: string, to: string, given: Given[]): Promise<void> {
  const sender = chain.sender(key);
  for (;;) {
    try {
      const { transactionHash: hash, blockHash: block, blockNumber: number } = await sender.send({ to, value: 1n });
      given.push({ hash, block, number });
    } catch {
      return;
    }
  }
}

async function kill(chain: EmbeddedChain): Promise<void> {
  const anvil = Number(await readFile(join(folder, "anvil.pid"), "utf8"));
  const what = randomInt(3);
  if (what !== 0) process.kill(anvil, "SIGKILL");
  if (what !== 1) await chain.kill();
  await chain.exited;
}

test(
  `receipts and blocks are the same after each of ${rounds} kills under load`,
  async () => {
    const given: Given[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const chain = await startEmbeddedChain({ dataDirectory: folder, port: 0, accounts: payers });
      const connection = await connectChain({ url: chain.url, log: silent });
      const stillThere = await connection.blockNumber();
      expect(stillThere).toBeGreaterThanOrEqual(given.at(-1)?.number ?? 0);
      // All of the last rounds, and some of the others.
      for (const { hash, block, number } of given.filter((_, at) => at >= given.length - 200 || randomInt(20) === 0)) {
        expect(await connection.receiptOf(hash)).toMatchObject({ blockHash: block, blockNumber: number });
        expect(await connection.rpc("eth_getBlockByNumber", [toQuantity(number), false])).toMatchObject({
          hash: block,
        });
      }
      const before = given.length;
      // Transactions in flight at the kill wait for answers that are not needed.
      for (const { privateKey, address } of chain.accounts) void payUntilGone(connection, privateKey, address, given);
      while (given.length < before + 20) await pause(5);
      await pause(randomInt(300));
      await kill(chain);
      await connection.close();
    }
    expect(given.length).toBeGreaterThanOrEqual(rounds * 20);
  },
  300_000 + rounds * 120_000,
);
