import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { readConfig } from "../../config/config.ts";
import { openIdentity } from "../../gateway/identity/identity.ts";
import { RateLimit } from "../../gateway/limits/rate.ts";
import { openRedis } from "../../gateway/limits/redis.ts";
import { SharedSlots } from "../../gateway/limits/shared-slots.ts";
import { openRpc } from "../../ledgers/evm/rpc.ts";
import { connectFabric } from "../../ledgers/fabric/connection.ts";
import { CertificateAuthority } from "../../ledgers/fabric/embedded/network/certificate-authority.ts";
import { openPostgres } from "../../store/database/postgres-database.ts";
import { TestIssuer } from "../gateway/test-issuer.ts";
import { type SilentServer, startSilentServer } from "../silent-server.ts";

const log = pino({ level: "silent" });
const timeoutMs = 200;

/** Server that accepts connections and never answers. */
let silent: SilentServer;
let folder: string;
beforeAll(async () => {
  silent = await startSilentServer();
  folder = await mkdtemp(join(tmpdir(), "silent-"));
});
afterAll(async () => {
  await silent.stop();
  await rm(folder, { recursive: true });
});

test("a Fabric peer that says nothing is given up on, whatever it is asked", async () => {
  const { credentials } = await CertificateAuthority.create("ca.test", "test");
  const [certificatePath, privateKeyPath] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  await writeFile(certificatePath, credentials.certificate);
  await writeFile(privateKeyPath, credentials.privateKey);
  const deadlines = {
    evaluate: timeoutMs,
    endorse: timeoutMs,
    submit: timeoutMs,
    commitStatus: timeoutMs,
    block: timeoutMs,
  };
  const peer = { endpoint: `127.0.0.1:${silent.port}`, mspId: "Org1MSP", certificatePath, privateKeyPath };
  const connection = connectFabric(peer, log, deadlines);
  const channel = connection.channel("ops");
  const asked = [channel.evaluate("ops", "Any", []), channel.submit("ops", "Any", []), channel.newestBlock()];
  for (const answer of await Promise.allSettled(asked)) expect(answer).toMatchObject({ reason: { code: "TIMEOUT" } });
  connection.close();
});

test("a chain's node that says nothing is given up on, over HTTP and WebSocket", async () => {
  const overHttp = openRpc(`http://127.0.0.1:${silent.port}`, timeoutMs);
  await expect(overHttp.call("eth_chainId", [])).rejects.toMatchObject({ code: "TIMEOUT", retryable: true });
  await overHttp.close();

  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (text) => {
      const { id, method } = JSON.parse(String(text));
      if (method === "eth_chainId") socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: "0x1" }));
    });
  });
  const connected = openRpc(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMs);
  await expect.poll(() => connected.call("eth_chainId", []).catch(() => "")).toBe("0x1");
  await expect(connected.call("eth_blockNumber", [])).rejects.toMatchObject({ code: "TIMEOUT", retryable: true });
  await connected.close();
  server.close();

  const unconnected = openRpc(`ws://127.0.0.1:${silent.port}`, timeoutMs);
  await expect(unconnected.call("eth_chainId", [])).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  await unconnected.close();
});

test("a database server that says nothing is given up on", async () => {
  const database = openPostgres(`postgres://test@127.0.0.1:${silent.port}/any`, log);
  await expect(database.query("SELECT 1")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
  await database.close();
});

test("a token issuer that does not give its keys is given up on", async () => {
  const settings = {
    LEDGERLOOM_DATA: folder,
    LEDGERLOOM_JWT_JWKS_URL: `http://127.0.0.1:${silent.port}/keys`,
    LEDGERLOOM_JWT_ISSUER: "https://issuer.test",
    LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  };
  const { authenticate } = await openIdentity(readConfig(settings), log);
  const { authorization } = await (await TestIssuer.create()).bearer();
  const unavailable = { extensions: { code: "IDENTITY_UNAVAILABLE", retryable: true } };
  await expect(authenticate(authorization)).rejects.toMatchObject(unavailable);
});

test("a Redis that says nothing is done without", async () => {
  const redis = openRedis(`redis://127.0.0.1:${silent.port}`, log);
  const { connections } = silent;
  await expect.poll(() => silent.connections).toBeGreaterThan(connections);
  const rate = new RateLimit(2, redis);
  await rate.charge("ann", 2);
  await expect(rate.charge("ann", 1)).rejects.toMatchObject({ extensions: { code: "RATE_LIMITED" } });
  const slots = new SharedSlots({ redis, name: "silent", max: 1 });
  expect([typeof (await slots.take("ann")), await slots.take("ann")]).toEqual(["function", undefined]);
  await slots.close();
  redis.disconnect();
});
