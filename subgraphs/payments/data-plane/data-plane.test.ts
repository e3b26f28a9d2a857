import { once } from "node:events";
import { closing, maxFrame, maxOperations, newNonce, protocolVersion, sealLength } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { closeCodeOf, newFrame, opened, RawService, send } from "./testing.ts";

let payments: RunningPayments;
let consumerKey: GraphServiceKey;
let channel: string;

const sign = (changes: { lane?: number; count?: number; maxPrice?: string } = {}) => {
  const { lane = 0, count = 1, maxPrice = "10" } = changes;
  return { name: "sign", channel, lane, count, batch: false, maxPrice, trace: null };
};

beforeAll(async () => {
  payments = await RunningPayments.start();
  const { address, consumer } = await payments.openChannel();
  channel = address.toLowerCase();
  consumerKey = await payments.createServiceKey(consumer, "Org1MSP");
});
afterAll(() => payments.stop());

describe("frames", () => {
  const connect = () => RawService.connect(payments.dataPlaneUrl, consumerKey);

  test("one that comes twice closes the connection", async () => {
    const service = await connect();
    const frame = service.outgoing.seal(JSON.stringify(newFrame(sign())));
    service.socket.send(frame);
    service.socket.send(frame);
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("ones in another order close it", async () => {
    const service = await connect();
    const frames = [sign(), sign()].map((operation) => service.outgoing.seal(JSON.stringify(newFrame(operation))));
    for (const frame of frames.reverse()) service.socket.send(frame);
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("one of another connection closes it", async () => {
    const [service, other] = [await connect(), await connect()];
    service.socket.send(other.outgoing.seal(JSON.stringify(newFrame(sign()))));
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test.each([0, sealLength, sealLength + 3])("one whose byte %i was changed closes it", async (index) => {
    const service = await connect();
    const frame = service.outgoing.seal(JSON.stringify(newFrame(sign())));
    frame[index] = (frame[index] ?? 0) ^ 1;
    service.socket.send(frame);
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("one that is cut off within its seal closes it", async () => {
    const service = await connect();
    service.socket.send(service.outgoing.seal("").subarray(1));
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("the largest is taken, one byte more closes it", async () => {
    const service = await connect();
    const largest = (bytes: number) =>
      service.outgoing.seal(JSON.stringify(newFrame(sign())).padEnd(bytes - sealLength));
    service.socket.send(largest(maxFrame));
    await new Promise((resolve) => service.socket.once("message", resolve));
    service.socket.send(largest(maxFrame + 1));
    expect(await closeCodeOf(service.socket)).toBe(closing.tooLarge);
  });

  test("the most operations are taken, one more closes it", async () => {
    const service = await connect();
    const refused = () => sign({ maxPrice: "0" });
    const most = newFrame(...Array.from({ length: maxOperations }, refused));
    expect(await send(service, most)).toEqual(most.operations.map(() => "PRICE_CHANGED"));
    const more = newFrame(...most.operations, refused());
    service.socket.send(service.outgoing.seal(JSON.stringify(more)));
    expect(await closeCodeOf(service.socket)).toBe(closing.malformed);
  });

  test("one that a service's wrong clock dates is refused, since it would be forgotten at another time", async () => {
    const service = await connect();
    const datedBy = (minutes: number) => {
      const { id, ...frame } = newFrame(sign({ maxPrice: "0" }));
      const minute = (Number.parseInt(id.slice(0, 8), 16) + minutes).toString(16).padStart(8, "0");
      return send(service, { ...frame, id: `${minute}${id.slice(8)}` });
    };
    for (const minutes of [-60, -12, 12, 60 * 24 * 40]) expect(await datedBy(minutes)).toEqual(["CLOCK_SKEW"]);
    for (const minutes of [-8, 8]) expect(await datedBy(minutes)).toEqual(["PRICE_CHANGED"]);
  });

  test.each([
    ["no JSON", "sign"],
    ["an empty object", "{}"],
    ["an empty list", "[]"],
    ["operations without a frame", [{ name: "sign" }]],
    ["a frame of version 4", ["01b2c3d4.mine", false, [["sign"]]]],
    ["an id without its minute", { id: "mine", isAgain: false, operations: [{ name: "sign" }] }],
    ["an id with a space", { id: "01b2c3d4.my own", isAgain: false, operations: [{ name: "sign" }] }],
    ["an id too long", { id: `01b2c3d4.${"x".repeat(41)}`, isAgain: false, operations: [{ name: "sign" }] }],
    ["a frame that does not tell whether it was sent before", { id: "01b2c3d4.mine", operations: [{ name: "sign" }] }],
    ["one that tells it otherwise", { id: "01b2c3d4.mine", isAgain: 1, operations: [{ name: "sign" }] }],
    ["one without operations", { id: "01b2c3d4.mine", isAgain: false, operations: [] }],
    ["one with more than that", { id: "01b2c3d4.mine", isAgain: false, operations: [{ name: "sign" }], more: true }],
    ["an operation without a name", { id: "01b2c3d4.mine", isAgain: false, operations: [{}] }],
    ["an operation that is no object", { id: "01b2c3d4.mine", isAgain: false, operations: ["sign"] }],
    ["one among others", { id: "01b2c3d4.mine", isAgain: false, operations: [{ name: "sign" }, {}] }],
  ])("%s closes it", async (_what, payload) => {
    const service = await connect();
    service.socket.send(service.outgoing.seal(typeof payload === "string" ? payload : JSON.stringify(payload)));
    expect(await closeCodeOf(service.socket)).toBe(closing.malformed);
  });
});

describe("keys", () => {
  const greet = async (hello: object | string) => {
    const socket = await opened(payments.dataPlaneUrl);
    const code = closeCodeOf(socket);
    socket.send(typeof hello === "string" ? hello : JSON.stringify(hello));
    return code;
  };
  const hello = () => ({ version: protocolVersion, keyId: consumerKey.keyId, nonce: newNonce() });

  test.each([4, 6])("a service of version %i is told so before anything is proved", async (version) => {
    const socket = await opened(payments.dataPlaneUrl);
    const closed = once(socket, "close");
    socket.send(JSON.stringify({ version, keyId: consumerKey.keyId, nonce: newNonce() }));
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([4426, `this is version 5 of the data plane, not ${version}`]);
  });

  test("a key tells when a service last came with it", async () => {
    type Listed = { paymentServiceKeys: readonly { readonly id: string; readonly lastUsedAt: string | null }[] };
    const usedAt = async ({ keyId }: GraphServiceKey) => {
      const { paymentServiceKeys } = await payments.ask<Listed>("{ paymentServiceKeys { id lastUsedAt } }");
      return paymentServiceKeys.find(({ id }) => id === keyId)?.lastUsedAt ?? null;
    };
    const account = await payments.createAccount("Org1MSP");
    const key = await payments.createServiceKey(account, "Org1MSP");
    expect(await usedAt(key)).toBeNull();
    const service = await RawService.connect(payments.dataPlaneUrl, key);
    await expect.poll(() => usedAt(key), { timeout: 60_000 }).not.toBeNull();
    service.socket.close();
  });

  test("the wrong secret is not let in", async () => {
    const socket = await opened(payments.dataPlaneUrl);
    const code = closeCodeOf(socket);
    socket.once("message", () => socket.send(JSON.stringify({ proof: "0".repeat(64) })));
    socket.send(JSON.stringify(hello()));
    expect(await code).toBe(closing.unauthenticated);
  });

  test("an unknown key is not let in, nor who says something else", async () => {
    expect(await greet({ ...hello(), keyId: "0".repeat(32) })).toBe(closing.unauthenticated);
    expect(await greet({ ...hello(), version: protocolVersion + 1 })).toBe(closing.otherVersion);
    expect(await greet({ ...hello(), extra: 1 })).toBe(closing.malformed);
    expect(await greet("hello")).toBe(closing.malformed);
  });

  test("who says nothing is cut", async () => {
    expect(await closeCodeOf(await opened(payments.dataPlaneUrl))).toBe(closing.timedOut);
  });

  test("a revoked key's connections end, at this instance and at another, and none begins", async () => {
    const account = await payments.createAccount("Org1MSP");
    const key = await payments.createServiceKey(account, "Org1MSP");
    const other = await payments.startOther();
    const services = await Promise.all(
      [payments.dataPlaneUrl, other.dataPlaneUrl ?? ""].map((url) => RawService.connect(url, key)),
    );
    const codes = Promise.all(services.map(({ socket }) => closeCodeOf(socket)));
    expect(await payments.revokeServiceKey(key.keyId, "Org2MSP")).toMatchObject({
      userErrors: [{ code: "NOT_FOUND" }],
    });
    expect(await payments.revokeServiceKey(key.keyId, "Org1MSP")).toMatchObject({ userErrors: [] });
    expect(await codes).toEqual([closing.revoked, closing.revoked]);
    expect(await greet({ ...hello(), keyId: key.keyId })).toBe(closing.revoked);
    await other.close();
  });
});
