import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toQuantity } from "ethers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { breakOffAfterAnswer } from "../../../test/raw-upgrade.ts";
import { isRunning } from "../../../test/running-platform.ts";
import { connectChain } from "../chain.ts";
import { eventually, silent } from "../testing.ts";
import { embeddedChainId } from "./anvil.ts";
import { startEmbeddedChain } from "./embedded-chain.ts";
import { post, upgrade } from "./testing/foreign-requests.ts";

let folder: string;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-anvil-"));
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(port = 0, options: { maxBlocks?: number } = {}) {
  const chain = await startEmbeddedChain({ ...options, dataDirectory: folder, port });
  stops.push(() => chain.stop());
  const connection = await connectChain({ url: chain.url, chainId: embeddedChainId, log: silent });
  stops.push(() => connection.close());
  const administrator = await connectChain({ url: chain.administratorUrl, log: silent });
  stops.push(() => administrator.close());
  const [first, second] = chain.accounts;
  if (!first || !second) throw new Error("no accounts");
  const pay = () => connection.sender(first.privateKey).send({ to: second.address, value: 1n });
  return { chain, connection, administrator, pay };
}

const hashOf = async (connection: { rpc(method: string, params: unknown[]): Promise<unknown> }, number: number) =>
  ((await connection.rpc("eth_getBlockByNumber", [toQuantity(number), false])) as { hash: string } | null)?.hash;

test("blocks, balances and accounts survive a stop", async () => {
  const before = await start();
  const { blockHash, blockNumber } = await before.pay();
  await before.chain.stop();

  const after = await start();
  expect(after.chain.accounts).toEqual(before.chain.accounts);
  expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  expect(await after.connection.balanceOf(after.chain.accounts[1]?.address ?? "")).toBe(10n ** 24n + 1n);
});

test("what a receipt was given for survives kill -9 of anvil, of its parent, and of both", async () => {
  let port = 0;
  const given: { hash: string; number: number; block: string }[] = [];
  for (const killed of ["anvil", "parent", "both", "anvil", "parent", "both"]) {
    const { chain, connection, pay } = await start(port);
    port = Number(new URL(chain.url).port);
    for (const { hash, number, block } of given) {
      expect(await connection.receiptOf(hash)).toMatchObject({ blockHash: block, blockNumber: number });
    }
    for (const receipt of await Promise.all(Array.from({ length: 20 }, pay))) {
      given.push({ hash: receipt.transactionHash, number: receipt.blockNumber, block: receipt.blockHash });
    }
    // In flight when it is killed; their outcome was not reported.
    for (let payment = 0; payment < 5; payment += 1) pay().catch(() => {});
    const anvil = Number(await readFile(join(folder, "anvil.pid"), "utf8"));
    if (killed !== "parent") process.kill(anvil, "SIGKILL");
    if (killed !== "anvil") await chain.kill();
    await chain.exited;
    await connection.close();
  }
  const { connection } = await start(port);
  expect(await connection.blockNumber()).toBeGreaterThanOrEqual(Math.max(...given.map(({ number }) => number)));
  for (const { hash, block } of given) expect((await connection.receiptOf(hash))?.blockHash).toBe(block);
});

test("anvil ends with its parent, also one that was killed and that nothing starts again", async () => {
  const { chain } = await start();
  const anvil = Number(await readFile(join(folder, "anvil.pid"), "utf8"));
  expect(isRunning(anvil)).toBe(true);
  process.kill(chain.pid, "SIGKILL");
  expect(await chain.exited).toBe("SIGKILL");
  await eventually(
    () => isRunning(anvil),
    (runs) => !runs,
  );
});

test("what is written for a transaction does not grow with the chain", async () => {
  const { pay } = await start();
  const sizeAfter = async (payments: number) => {
    const before = (await stat(join(folder, "journal-0.jsonl"))).size;
    for (let payment = 0; payment < payments; payment += 1) await pay();
    return (await stat(join(folder, "journal-0.jsonl"))).size - before;
  };
  const [early] = [await sizeAfter(20), await sizeAfter(100)];
  const late = await sizeAfter(20);
  expect(Math.abs(late - early)).toBeLessThan(200);
  expect(late / 20).toBeLessThan(1_000);
});

test("a chain that is as long as it may be takes no transaction, and says what to do", async () => {
  const { connection, pay } = await start(0, { maxBlocks: 2 });
  await pay();
  await pay();
  await expect(pay()).rejects.toThrow(/has 2 blocks, and takes no further transactions.*LEDGERLOOM_CHAIN_URL/);
  expect(await connection.blockNumber()).toBe(2);
});

test("the same blocks come from a new state and the journal after it", async () => {
  const before = await start();
  await before.pay();
  await before.administrator.rpc("anvil_reorg", [1, []]);
  const receipts = [await before.pay(), await before.pay()];
  expect(await readdir(folder)).toContain("state-1.json");
  await before.chain.kill();
  const after = await start();
  for (const { blockNumber, blockHash } of receipts)
    expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  expect((await after.pay()).blockNumber).toBe((receipts[1]?.blockNumber ?? 0) + 1);
});

test("what an administrator set is there again, blocks without transactions and their times too", async () => {
  const before = await start();
  const someone = `0x${"7".repeat(40)}`;
  await before.administrator.rpc("anvil_setBalance", [someone, "0x99"]);
  await before.administrator.rpc("evm_increaseTime", [1_000]);
  await before.administrator.rpc("anvil_mine", ["0x5"]);
  const header = await before.connection.header("latest");
  expect(header?.number).toBe(5);
  expect(header?.timestamp).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1_000) + 900);
  await before.chain.kill();
  const after = await start();
  expect(await after.connection.header("latest")).toEqual(header);
  expect(await after.connection.balanceOf(someone)).toBe(0x99n);
});

test("a step that was cut off while it was written is dropped, and what came before it stays", async () => {
  const before = await start();
  const { blockNumber, blockHash } = await before.pay();
  await before.chain.kill();
  await appendFile(join(folder, "journal-0.jsonl"), '{"calls":[["eth_sendRaw');
  const after = await start();
  expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  const next = await after.pay();
  await after.chain.kill();
  expect((await (await start()).connection.receiptOf(next.transactionHash))?.blockHash).toBe(next.blockHash);
});

test("the keys are nobody else's: they come from a secret only the owner reads", async () => {
  const { chain, connection } = await start();
  expect(await connection.rpc("eth_accounts", [])).toEqual([]);
  for (const name of ["dev-accounts.secret", "administrator.secret", "journal-0.jsonl"]) {
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  }
  const other = await mkdtemp(join(tmpdir(), "ledgerloom-anvil-"));
  stops.push(() => rm(other, { recursive: true, force: true }));
  const elsewhere = await startEmbeddedChain({ dataDirectory: other, port: 0 });
  stops.push(() => elsewhere.stop());
  expect(elsewhere.accounts[0]?.address).not.toBe(chain.accounts[0]?.address);
});

test("only an administrator changes what no key signs, over WebSocket and HTTP, alone and in a batch", async () => {
  const { chain, connection } = await start();
  const http = chain.url.replace("ws:", "http:");
  const wanted = [
    ["anvil_setBalance", [`0x${"1".repeat(40)}`, "0xff"]],
    ["evm_mine", []],
    ["hardhat_setBalance", [`0x${"1".repeat(40)}`, "0xff"]],
    ["anvil_impersonateAccount", [chain.accounts[0]?.address]],
    ["eth_sendTransaction", [{ from: chain.accounts[0]?.address, to: `0x${"1".repeat(40)}`, value: "0x1" }]],
    ["eth_sendUnsignedTransaction", [{ from: chain.accounts[0]?.address }]],
    ["some_otherThing", []],
  ] as const;
  for (const [method, params] of wanted) {
    await expect(connection.rpc(method, params)).rejects.toMatchObject({ name: "RpcRefusal", code: -32601 });
    const call = { jsonrpc: "2.0", id: 1, method, params };
    const response = await fetch(http, { method: "POST", body: JSON.stringify([call, call]) });
    for (const { error } of (await response.json()) as { error: { code: number } }[]) expect(error.code).toBe(-32601);
  }
  expect(await connection.balanceOf(`0x${"1".repeat(40)}`)).toBe(0n);
  expect(await connection.blockNumber()).toBe(0);
});

test("pages are turned away: those of any origin, and those under a name that leads here", async () => {
  const { chain } = await start();
  const http = chain.url.replace("ws:", "http:");
  const port = new URL(chain.url).port;
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: `http://127.0.0.1:${port}` },
    { origin: "null" },
    { host: `evil.example:${port}` },
    { host: "127.0.0.1" },
  ]) {
    expect(await upgrade(chain.url, headers)).toBe(403);
    expect(await upgrade(chain.administratorUrl, headers)).toBe(403);
    expect(await post(http, headers)).toBe(403);
  }
  expect(await upgrade(chain.url, { host: `localhost:${port}` })).toBe("open");
  expect(await upgrade(`${chain.url}/guess`, {})).toBe(404);
  expect(await post(http, {})).toBe(200);
});

test("a request that is none, is too long or asks too much at once is answered with an error", async () => {
  const { chain, pay } = await start();
  const http = chain.url.replace("ws:", "http:");
  const answerTo = async (body: string) => (await fetch(http, { method: "POST", body })).json();
  expect(await answerTo("no json")).toMatchObject({ error: { code: -32600 } });
  expect(await answerTo("[]")).toMatchObject({ error: { code: -32600 } });
  expect(await answerTo('{"id":1,"method":"eth_subscribe","params":["newHeads"]}')).toMatchObject({
    error: { code: -32601 },
  });
  expect(await answerTo('{"id":1,"method":"eth_sendRawTransaction","params":["0x12"]}')).toMatchObject({
    id: 1,
    error: {},
  });
  expect((await fetch(http, { method: "POST", body: "x".repeat(3_000_000) })).status).toBe(413);
  expect((await fetch(http)).status).toBe(405);
  await pay();
});

test("requests without a bottom, and clients that break off while they are refused, end nothing", async () => {
  const { chain, pay } = await start();
  let hasEnded = false;
  void chain.exited.then(() => {
    hasEnded = true;
  });
  const http = chain.url.replace("ws", "http");
  const refusal = { id: null, error: { code: -32600 } };
  for (const depth of [100, 10_000, 500_000]) {
    const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    for (const body of [`{"id":${deep},"method":"none"}`, `{"id":1,"method":"eth_chainId","params":[${deep}]}`, deep]) {
      expect(await (await fetch(http, { method: "POST", body })).json()).toMatchObject(refusal);
      const socket = new WebSocket(chain.url);
      await once(socket, "open");
      socket.send(body);
      expect(JSON.parse(String((await once(socket, "message"))[0]))).toMatchObject(refusal);
      socket.terminate();
    }
  }
  const refused = Array.from({ length: 20 }, () => breakOffAfterAnswer(http, "GET /nowhere HTTP/1.1"));
  expect(new Set(await Promise.all(refused))).toEqual(new Set([404]));
  await pay();
  expect(hasEnded).toBe(false);
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

test("when everything above the chain is killed, it ends and loses nothing", async () => {
  const program = `
    import { startEmbeddedChain } from ${JSON.stringify(join(import.meta.dirname, "embedded-chain.ts"))};
    const chain = await startEmbeddedChain({ dataDirectory: ${JSON.stringify(folder)}, port: 0 });
    process.stdout.write(JSON.stringify({ pid: chain.pid, url: chain.administratorUrl }) + "\\n");
    setInterval(() => {}, 1000);
  `;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: join(import.meta.dirname, "../../.."),
  });
  const [line] = await once(parent.stdout, "data");
  const orphan = JSON.parse(String(line)) as { url: string };
  const connection = await connectChain({ url: orphan.url, log: silent });
  await connection.rpc("anvil_mine", ["0x5"]);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await eventually(
    () =>
      connection.blockNumber().then(
        () => "there",
        () => "gone",
      ),
    (is) => is === "gone",
  );
  await connection.close();

  const { connection: again } = await start(Number(new URL(orphan.url).port));
  expect(await again.blockNumber()).toBe(5);
});
