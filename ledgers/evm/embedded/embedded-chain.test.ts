import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { breakOffAfterAnswer } from "../../../test/raw-upgrade.ts";
import { isRunning } from "../../../test/running-platform.ts";
import { connectChain } from "../chain.ts";
import { eventually, silent } from "../testing.ts";
import { startEmbeddedChain } from "./embedded-chain.ts";
import { ChainFolder, hashOf } from "./testing/chain-folder.ts";
import { post, upgrade } from "./testing/foreign-requests.ts";

let folder: ChainFolder;

beforeEach(async () => {
  folder = await ChainFolder.create();
});
afterEach(() => folder.ends.disposeAsync());

test("blocks, balances and accounts survive a stop", async () => {
  const before = await folder.start();
  const { blockHash, blockNumber } = await before.pay();
  await before.chain.stop();

  const after = await folder.start();
  expect(after.chain.accounts).toEqual(before.chain.accounts);
  expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  expect(await after.connection.balanceOf(after.chain.accounts[1]?.address ?? "")).toBe(10n ** 24n + 1n);
});

test("anvil ends with its parent, also one that was killed and that nothing starts again", async () => {
  const { chain } = await folder.start();
  const anvil = Number(await readFile(join(folder.path, "anvil.pid"), "utf8"));
  expect(isRunning(anvil)).toBe(true);
  process.kill(chain.pid, "SIGKILL");
  expect(await chain.exited).toBe("SIGKILL");
  await eventually(
    () => isRunning(anvil),
    (runs) => !runs,
  );
});

test("a chain that is as long as it may be takes no transaction, and says what to do", async () => {
  const { connection, pay } = await folder.start(0, { maxBlocks: 2 });
  await pay();
  await pay();
  await expect(pay()).rejects.toThrow(/has 2 blocks, and takes no further transactions.*LEDGERLOOM_CHAIN_URL/);
  expect(await connection.blockNumber()).toBe(2);
});

test("what an administrator set is there again, blocks without transactions and their times too", async () => {
  const before = await folder.start();
  const someone = `0x${"7".repeat(40)}`;
  await before.administrator.rpc("anvil_setBalance", [someone, "0x99"]);
  await before.administrator.rpc("evm_increaseTime", [1_000]);
  await before.administrator.rpc("anvil_mine", ["0x5"]);
  const header = await before.connection.header("latest");
  expect(header?.number).toBe(5);
  expect(header?.timestamp).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1_000) + 900);
  await before.chain.kill();
  const after = await folder.start();
  expect(await after.connection.header("latest")).toEqual(header);
  expect(await after.connection.balanceOf(someone)).toBe(0x99n);
});

test("a step that was cut off while it was written is dropped, and what came before it stays", async () => {
  const before = await folder.start();
  const { blockNumber, blockHash } = await before.pay();
  await before.chain.kill();
  await appendFile(join(folder.path, "journal-0.jsonl"), '{"calls":[["eth_sendRaw');
  const after = await folder.start();
  expect(await hashOf(after.connection, blockNumber)).toBe(blockHash);
  const next = await after.pay();
  await after.chain.kill();
  expect((await (await folder.start()).connection.receiptOf(next.transactionHash))?.blockHash).toBe(next.blockHash);
});

test("the keys are nobody else's: they come from a secret only the owner reads", async () => {
  const { chain, connection } = await folder.start();
  expect(await connection.rpc("eth_accounts", [])).toEqual([]);
  for (const name of ["dev-accounts.secret", "administrator.secret", "journal-0.jsonl"]) {
    expect((await stat(join(folder.path, name))).mode & 0o077).toBe(0);
  }
  const other = await mkdtemp(join(tmpdir(), "ledgerloom-anvil-"));
  folder.ends.defer(() => rm(other, { recursive: true, force: true }));
  const elsewhere = await startEmbeddedChain({ dataDirectory: other, port: 0 });
  folder.ends.defer(() => elsewhere.stop());
  expect(elsewhere.accounts[0]?.address).not.toBe(chain.accounts[0]?.address);
});

test("only an administrator changes what no key signs, over WebSocket and HTTP, alone and in a batch", async () => {
  const { chain, connection } = await folder.start();
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
  const { chain } = await folder.start();
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
  const { chain, pay } = await folder.start();
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
  const { chain, pay } = await folder.start();
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
  folder.ends.defer(async () => void squatter.close());
  const address = squatter.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(startEmbeddedChain({ dataDirectory: folder.path, port })).rejects.toMatchObject({ code: "PORT_IN_USE" });
});

test("a second one on the same folder is refused", async () => {
  await folder.start();
  await expect(startEmbeddedChain({ dataDirectory: folder.path, port: 0 })).rejects.toMatchObject({
    code: "DATA_DIRECTORY_LOCKED",
  });
});

test("when everything above the chain is killed, it ends and loses nothing", async () => {
  const program = `
    import { startEmbeddedChain } from ${JSON.stringify(join(import.meta.dirname, "embedded-chain.ts"))};
    const chain = await startEmbeddedChain({ dataDirectory: ${JSON.stringify(folder.path)}, port: 0 });
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

  const { connection: again } = await folder.start(Number(new URL(orphan.url).port));
  expect(await again.blockNumber()).toBe(5);
});
