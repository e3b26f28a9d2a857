import { toQuantity } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectChain, type EvmChain } from "./chain.ts";
import { readBlockDetails, readTransactionDetails } from "./chain-details.ts";
import { eventually, silent, startTestChain, type TestChain } from "./testing.ts";

let node: TestChain;
let chain: EvmChain;
beforeAll(async () => {
  node = await startTestChain();
  chain = await connectChain({ url: node.chain.url, log: silent });
});
afterAll(async () => {
  await chain.close();
  await node.stop();
});

const account = (index: number) => {
  const found = node.chain.accounts[index];
  if (!found) throw new Error("no such account");
  return found;
};
const someone = `0x${"7".repeat(40)}`;

test("a transaction is read with its receipt, and its block by number and by hash", async () => {
  const { transactionHash, blockNumber } = await chain
    .sender(account(0).privateKey)
    .send({ to: account(1).address, value: 7n });
  const found = await readTransactionDetails(chain, transactionHash);
  expect(found).toMatchObject({
    from: account(0).address.toLowerCase(),
    to: account(1).address.toLowerCase(),
    value: 7n,
  });
  expect(found?.receipt).toMatchObject({ status: 1, contractAddress: null, effectiveGasPrice: expect.any(BigInt) });
  const block = await readBlockDetails(chain, { number: BigInt(blockNumber) });
  expect(block).toMatchObject({ number: BigInt(blockNumber), transactions: [transactionHash] });
  expect(await readBlockDetails(chain, { hash: block?.hash ?? "" })).toEqual(block);
  expect(block?.parentHash).toBe((await readBlockDetails(chain, { number: BigInt(blockNumber) - 1n }))?.hash);
});

test("a transaction that makes a contract tells which, and one that waits has no receipt", async () => {
  // Returns one byte of code.
  const transaction = { from: someone, data: "0x60015ff3", gas: "0x20000" };
  await chain.rpc("anvil_setBalance", [someone, toQuantity(10n ** 20n)]);
  await chain.rpc("anvil_impersonateAccount", [someone]);
  const made = (await chain.rpc("eth_sendTransaction", [transaction])) as string;
  await eventually(() => chain.receiptOf(made), Boolean);
  expect(await readTransactionDetails(chain, made)).toMatchObject({
    to: null,
    receipt: { contractAddress: expect.stringMatching(/^0x[0-9a-f]{40}$/) },
  });
  await chain.rpc("evm_setAutomine", [false]);
  const waiting = (await chain.rpc("eth_sendTransaction", [transaction])) as string;
  expect(await readTransactionDetails(chain, waiting)).toMatchObject({ receipt: undefined });
  await chain.rpc("evm_setAutomine", [true]);
});

test("what the chain does not have is undefined", async () => {
  const hash = `0x${"ab".repeat(32)}`;
  expect(await readTransactionDetails(chain, hash)).toBeUndefined();
  expect(await readBlockDetails(chain, { hash })).toBeUndefined();
  expect(await readBlockDetails(chain, { number: 2n ** 64n - 1n })).toBeUndefined();
});
