import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectChain } from "../chain.ts";
import { openRpc } from "../rpc.ts";
import { eventually, silent } from "../testing.ts";
import { embeddedChainId, startEmbeddedChain } from "./anvil.ts";
import { StateFile } from "./state-file.ts";

let folder: string;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-anvil-"));
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(port = 0) {
  const chain = await startEmbeddedChain({ dataDirectory: folder, port });
  stops.push(() => chain.stop());
  const connection = await connectChain({ url: chain.url, chainId: embeddedChainId, log: silent });
  stops.push(() => connection.close());
  const [first, second] = chain.accounts;
  if (!first || !second) throw new Error("no accounts");
  const pay = () => connection.sender(first.privateKey).send({ to: second.address, value: 1n });
  return { chain, connection, pay };
}

test("blocks, balances and accounts survive a stop", async () => {
  const before = await start();
  const { blockHash, blockNumber } = await before.pay();
  await before.connection.close();
  await before.chain.stop();

  const after = await start();
  expect(after.chain.accounts).toEqual(before.chain.accounts);
  const block = await after.connection.rpc("eth_getBlockByNumber", [`0x${blockNumber.toString(16)}`, false]);
  expect(block).toMatchObject({ hash: blockHash });
});

test("the keys are nobody else's: they come from a secret only the owner reads", async () => {
  const { chain, connection } = await start();
  expect(await connection.rpc("eth_accounts", [])).toEqual([]);
  const other = await mkdtemp(join(tmpdir(), "ledgerloom-anvil-"));
  stops.push(() => rm(other, { recursive: true, force: true }));
  const elsewhere = await startEmbeddedChain({ dataDirectory: other, port: 0 });
  stops.push(() => elsewhere.stop());
  expect(elsewhere.accounts[0]?.address).not.toBe(chain.accounts[0]?.address);
});

test("after a kill -9 it comes back with a whole state it had written", async () => {
  const { chain, connection, pay } = await start();
  for (let i = 0; i < 10; i += 1) await pay();
  const state = await eventually(
    () => readFile(join(folder, "state.json"), "utf8"),
    (text) => Number(JSON.parse(text).best_block_number) >= 1,
  );
  await connection.close();
  await chain.kill();

  const after = await start();
  const height = await after.connection.blockNumber();
  expect(height).toBeGreaterThanOrEqual(Number(JSON.parse(state).best_block_number));
  await after.pay();
  expect(await after.connection.blockNumber()).toBe(height + 1);
});

test("a state written while blocks are made has no transaction that no block holds", async () => {
  const { chain, pay } = await start();
  const rpc = openRpc(chain.url);
  stops.push(() => rpc.close());
  const path = join(folder, "copy.json");
  const file = new StateFile(rpc, path);
  let isOver = false;
  const payUntilOver = async () => {
    while (!isOver) await pay();
  };
  const paying = Promise.all([payUntilOver(), payUntilOver(), payUntilOver()]);
  for (let write = 0; write < 60; write += 1) {
    await file.write();
    const { accounts, blocks } = JSON.parse(await readFile(path, "utf8"));
    const held = blocks.flatMap(({ transactions }: { transactions: unknown[] }) => transactions);
    expect(held).toHaveLength(accounts[chain.accounts[0]?.address.toLowerCase() ?? ""].nonce);
  }
  isOver = true;
  await paying;
  await file.close();
});

test("its blocks fit together after many crashes, block 0 included", async () => {
  const first = await start();
  const port = Number(new URL(first.chain.url).port);
  for (let crash = 0; crash < 3; crash += 1) {
    const { chain, connection, pay } = crash === 0 ? first : await start(port);
    await pay();
    await connection.close();
    await chain.kill();
  }
  const { connection } = await start(port);
  const blocks: { hash: string; parentHash: string }[] = [];
  for (let number = 0; number <= (await connection.blockNumber()); number += 1) {
    const block = await connection.rpc("eth_getBlockByNumber", [`0x${number.toString(16)}`, false]);
    blocks.push(block as { hash: string; parentHash: string });
  }
  for (const [index, block] of blocks.entries()) if (index > 0) expect(block.parentHash).toBe(blocks[index - 1]?.hash);
});

test("a taken port is told as such", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  stops.push(async () => void squatter.close());
  const address = squatter.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(startEmbeddedChain({ dataDirectory: folder, port })).rejects.toMatchObject({ code: "PORT_IN_USE" });
});

test("a second one on the same folder is refused", async () => {
  await start();
  await expect(startEmbeddedChain({ dataDirectory: folder, port: 0 })).rejects.toMatchObject({
    code: "DATA_DIRECTORY_LOCKED",
  });
});

test("the chain of a killed parent is ended and loses nothing", async () => {
  const program = `
    import { startEmbeddedChain } from ${JSON.stringify(join(import.meta.dirname, "anvil.ts"))};
    const chain = await startEmbeddedChain({ dataDirectory: ${JSON.stringify(folder)}, port: 0 });
    process.stdout.write(JSON.stringify({ url: chain.url }) + "\\n");
    setInterval(() => {}, 1000);
  `;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: join(import.meta.dirname, "../../.."),
  });
  const [line] = await once(parent.stdout, "data");
  const orphan = JSON.parse(String(line)) as { url: string };
  parent.kill("SIGKILL");
  await once(parent, "exit");
  const connection = await connectChain({ url: orphan.url, log: silent });
  await connection.rpc("anvil_mine", ["0x5"]);
  await connection.close();

  const { connection: again } = await start(Number(new URL(orphan.url).port));
  expect(await again.blockNumber()).toBe(5);
});
