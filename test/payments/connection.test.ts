import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { PaymentConnection } from "../../clients/pay/src/connection/payment-connection.ts";
import type { WantedTokens } from "../../clients/pay/src/connection/token-requests.ts";
import { closing, maxOperations } from "../../clients/pay/src/protocol/closing.ts";
import { newNonce } from "../../clients/pay/src/protocol/handshake.ts";
import { type GraphServiceKey, RunningPayments } from "../../subgraphs/payments/testing/running-payments.ts";
import { serve } from "./two-teams.ts";

let payments: RunningPayments;
let account: string;
let key: GraphServiceKey;
let wanted: WantedTokens;
const parts = new AsyncDisposableStack();

beforeAll(async () => {
  payments = await RunningPayments.start();
  parts.defer(() => payments.stop());
  const opened = await payments.openChannel(10n ** 6n);
  account = opened.consumer;
  wanted = { channel: opened.address.toLowerCase(), lane: 0, maxPrice: 10n };
  key = await payments.createServiceKey(account, "Org1MSP");
});
afterAll(() => parts.disposeAsync());

function connect(changes: Partial<ConstructorParameters<typeof PaymentConnection>[0]> = {}): PaymentConnection {
  const connection = new PaymentConnection({ url: payments.dataPlaneUrl, ...key, ...changes });
  parts.defer(async () => connection.close());
  return connection;
}

test("it tells for whom it acts, and on which chain", async () => {
  const connection = connect();
  expect(connection.account).toBeUndefined();
  expect(await connection.welcome()).toMatchObject({
    account: account.toLowerCase(),
    chainId: `${payments.node.chain.chainId}`,
  });
  expect(connection.account).toBe(account.toLowerCase());
});

test("more operations than a frame takes are all answered", async () => {
  const connection = connect();
  const signing = Array.from({ length: maxOperations + 1 }, () => connection.sign(wanted));
  const counters = (await Promise.all(signing)).flatMap(({ tokens }) => tokens.map(({ requests }) => requests));
  expect(new Set(counters).size).toBe(maxOperations + 1);
});

test("a malformed key is refused at once, a wrong secret and a revoked key for good", async () => {
  expect(() => connect({ secret: "guess" })).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  const wrong = connect({ secret: newNonce() });
  await expect(wrong.sign(wanted)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  await expect(wrong.welcome()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  const other = await payments.createServiceKey(account, "Org1MSP");
  const revoked = connect(other);
  await revoked.sign(wanted);
  await payments.revokeServiceKey(other.keyId, "Org1MSP");
  await expect(revoked.sign(wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("who only plays the payment server learns nothing and gets no operation", async () => {
  const { url, server } = await serve(() => {});
  const heard: unknown[] = [];
  new WebSocketServer({ server, path: "/services" }).on("connection", (socket) => {
    socket.on("message", (data) => {
      heard.push(JSON.parse(String(data)));
      socket.send(JSON.stringify({ nonce: newNonce(), proof: "0".repeat(64) }));
    });
  });
  const connection = connect({ url: `${url.replace("http", "ws")}/services` });
  await expect(connection.sign(wanted)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(heard.map((message) => Object.keys(message as object))).toEqual([["version", "keyId", "nonce"]]);
  connection.close();
  server.close();
});

test("a payment server of version 4 is told apart, with what to do, and is not asked again", async () => {
  const { url, server } = await serve(() => {});
  const heard: unknown[] = [];
  new WebSocketServer({ server, path: "/services" }).on("connection", (socket) => {
    socket.on("message", (data) => {
      heard.push(JSON.parse(String(data)));
      // As servers of that version say it.
      socket.close(closing.otherVersion, "another version");
    });
  });
  const connection = connect({ url: `${url.replace("http", "ws")}/services` });
  const message = expect.stringMatching(/version 5 of the data plane.* install the one .*another version/);
  await expect(connection.sign(wanted)).rejects.toMatchObject({ code: "BAD_INPUT", message });
  await expect(connection.welcome()).rejects.toMatchObject({ code: "BAD_INPUT", message });
  expect(heard).toEqual([{ version: 5, keyId: key.keyId, nonce: expect.any(String) }]);
  server.close();
});

test("an operation waits as long as patience lasts, and one that is in time is answered after a restart", async () => {
  const impatient = connect({ patienceMs: 300 });
  const patient = connect();
  await Promise.all([impatient.welcome(), patient.welcome()]);
  let late: Promise<unknown> = Promise.resolve();
  let signed: Promise<unknown> = Promise.resolve();
  await payments.restart(async () => {
    late = impatient.sign(wanted);
    signed = patient.sign(wanted);
    await expect(late).rejects.toMatchObject({ code: "TIMEOUT", isRetryable: true });
  });
  expect(await signed).toEqual({ tokens: [expect.any(Object)], left: expect.any(String), hasOrigins: false });
});

test("what was not answered fails when the connection is closed, and so does what comes after", async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, "127.0.0.1", resolve));
  const connection = connect({ url: `ws://127.0.0.1:${(nobody.address() as { port: number }).port}/services` });
  const signing = connection.sign(wanted);
  connection.close();
  await expect(signing).rejects.toMatchObject({ code: "CLOSED" });
  await expect(connection.sign(wanted)).rejects.toMatchObject({ code: "CLOSED" });
  nobody.close();
});
