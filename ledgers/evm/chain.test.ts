import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Interface, ZeroAddress, ZeroHash } from "ethers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { deployFactory, factoryAddress } from "../../contracts/deploy.ts";
import { intermediaryFactoryAbi } from "../../contracts/generated/intermediary-factory.ts";
import { explained } from "../../process/explained.ts";
import { freePorts } from "../../process/free-ports.ts";
import { connectChain, type EvmChain } from "./chain.ts";
import { memoryOutbox } from "./outbox.ts";
import { eventually, silent, startTestChain, type TestChain } from "./testing.ts";

let node: TestChain;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  node = await startTestChain();
  stops.push(() => node.stop());
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function connect(options: Partial<Parameters<typeof connectChain>[0]> = {}): Promise<EvmChain> {
  const chain = await connectChain({ url: node.chain.url, log: silent, ...options });
  stops.push(() => chain.close());
  return chain;
}

const account = (index: number) => {
  const found = node.chain.accounts[index];
  if (!found) throw new Error("no such account");
  return found;
};
const pay = (chain: EvmChain, value = 1n) =>
  chain.sender(account(0).privateKey).send({ to: account(1).address, value });
const countOf = async (chain: EvmChain) =>
  Number(await chain.rpc("eth_getTransactionCount", [account(0).address, "latest"]));

test("fifty sends at once get fifty nonces in a row", async () => {
  const chain = await connect();
  const receipts = await Promise.all(Array.from({ length: 50 }, () => pay(chain)));
  expect(new Set(receipts.map((receipt) => receipt.transactionHash)).size).toBe(50);
  expect(await countOf(chain)).toBe(50);
});

test("sends work over plain HTTP too", async () => {
  const chain = await connect({ url: node.chain.url.replace("ws:", "http:") });
  expect(await Promise.all([pay(chain), pay(chain), pay(chain)])).toHaveLength(3);
});

test("a node without eth_sendRawTransactionSync is polled", async () => {
  const target = node.chain.url.replace("ws:", "http:");
  const proxy = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const { id, method } = JSON.parse(body);
    if (method === "eth_sendRawTransactionSync") {
      response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32601, message: "Method not found" } }));
      return;
    }
    const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
    response.setHeader("content-type", "application/json").end(await answer.text());
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const { port } = proxy.address() as AddressInfo;
  stops.push(async () => void proxy.close());
  const chain = await connect({ url: `http://127.0.0.1:${port}`, pollingMs: 20 });
  expect((await pay(chain)).status).toBe(1);
});

test("another process using the same key costs one more attempt, not an error", async () => {
  const [one, other] = [await connect(), await connect()];
  await pay(one);
  await pay(other);
  await pay(other);
  await pay(one);
  expect(await countOf(one)).toBe(4);
});

test("a refusal the chain foresees is told in words and takes no nonce", async () => {
  const chain = await connect();
  await expect(pay(chain, 10n ** 30n)).rejects.toMatchObject({ code: "INSUFFICIENT_FUNDS" });
  const sender = chain.sender(account(0).privateKey);
  await deployFactory({ codeAt: (address) => chain.codeAt(address), send: (transaction) => sender.send(transaction) });
  const [consumer, provider] = [account(1).address, account(2).address];
  const terms = [consumer, provider, ZeroAddress, 1n, 2n, consumer, 1n];
  const values = [terms, [[0, 1n, ZeroHash]], ZeroHash, 0n];
  const data = new Interface(intermediaryFactoryAbi).encodeFunctionData("openChannel", values);
  const before = await countOf(chain);
  await expect(sender.send({ to: factoryAddress, data })).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringMatching(/^only the channel's consumer may do this, and 0x\w{40} is not it$/),
  });
  expect(await countOf(chain)).toBe(before);
});

test("the factory lies at the same address, however often it is deployed", async () => {
  const chain = await connect();
  const deployer = {
    codeAt: (address: string) => chain.codeAt(address),
    send: (transaction: { to: string; data: string }) => chain.sender(account(0).privateKey).send(transaction),
  };
  expect(await deployFactory(deployer)).toBe(factoryAddress);
  const sent = await countOf(chain);
  expect(await deployFactory(deployer)).toBe(factoryAddress);
  expect(await countOf(chain)).toBe(sent);
});

test("a transaction the node forgot is sent again", async () => {
  const chain = await connect();
  await chain.rpc("evm_setAutomine", [false]);
  const sent = pay(chain);
  const pending = await eventually(
    () => chain.rpc("txpool_content", []) as Promise<{ pending: Record<string, Record<string, { hash: string }>> }>,
    (content) => Object.keys(content.pending).length > 0,
  );
  const hash = Object.values(Object.values(pending.pending)[0] ?? {})[0]?.hash;
  await chain.rpc("anvil_dropTransaction", [hash]);
  await chain.rpc("evm_setAutomine", [true]);
  await chain.rpc("anvil_mine", []);
  expect((await sent).transactionHash).toBe(hash);
});

test("a killed chain forgets nothing that our keys sent, and a running sender goes on", async () => {
  const chain = await connect({ outbox: memoryOutbox() });
  for (let i = 0; i < 20; i += 1) await pay(chain, 1000n);
  await node.crashAndRestart();
  await eventually(
    () => countOf(chain).catch(() => 0),
    (count) => count === 20,
  );
  await pay(chain);
  expect(await countOf(chain)).toBe(21);
});

test("an outbox left by a killed process is sent by the next one", async () => {
  const outbox = memoryOutbox();
  const first = await connect({ outbox });
  const snapshot = await first.rpc("evm_snapshot", []);
  const { transactionHash } = await pay(first);
  await first.close();
  const bystander = await connect();
  await bystander.rpc("evm_revert", [snapshot]);
  expect(await countOf(bystander)).toBe(0);

  const second = await connect({ outbox });
  await pay(second);
  expect(await countOf(second)).toBe(2);
  expect(await second.rpc("eth_getTransactionReceipt", [transactionHash])).not.toBeNull();
});

test("a server that talks nonsense is an error, not a crash", async () => {
  const babbler = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(babbler, "listening");
  babbler.on("connection", (socket) => socket.on("message", () => socket.send("hello?")));
  const { port } = babbler.address() as AddressInfo;
  await expect(connectChain({ url: `ws://127.0.0.1:${port}`, log: silent })).rejects.toMatchObject({
    code: "LEDGER_UNAVAILABLE",
  });
  babbler.close();
});

test.each(["http", "ws"])(
  "where no node answers over %s, the place and its setting are told, and no key",
  async (scheme) => {
    const [port = 0] = await freePorts(0, 1);
    const connecting = connectChain({ url: `${scheme}://127.0.0.1:${port}/v3/secret`, log: silent });
    const error = await connecting.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "LEDGER_UNAVAILABLE" });
    expect(explained(error)).toMatch(
      new RegExp(`^no Ethereum node answers at ${scheme}://127.0.0.1:${port}; start it, or set LEDGERLOOM_CHAIN_URL`),
    );
    expect(explained(error)).not.toContain("secret");
  },
);

test("another chain than expected is refused", async () => {
  await expect(connectChain({ url: node.chain.url, chainId: 1n, log: silent })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});
