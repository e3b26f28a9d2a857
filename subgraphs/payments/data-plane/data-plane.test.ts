import { closing, maxFrame, maxOperations, newNonce, protocolVersion, sealLength } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { closeCodeOf, newFrame, opened, RawService, send } from "./testing.ts";

let payments: RunningPayments;
let consumerKey: GraphServiceKey;
let channel: string;

const sign = (changes: { lane?: number; count?: number; maxPrice?: string } = {}) => {
  const { lane = 0, count = 1, maxPrice = "10" } = changes;
  return ["sign", channel, lane, count, false, maxPrice, null];
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
    expect(await send(service, most)).toEqual(most[2].map(() => "PRICE_CHANGED"));
    const more = newFrame(...most[2], refused());
    service.socket.send(service.outgoing.seal(JSON.stringify(more)));
    expect(await closeCodeOf(service.socket)).toBe(closing.malformed);
  });

  test.each([
    ["no JSON", "sign"],
    ["no list", "{}"],
    ["an empty list", "[]"],
    ["operations without a frame", [["sign"]]],
    ["an id without its minute", ["mine", false, [["sign"]]]],
    ["an id with a space", ["01b2c3d4.my own", false, [["sign"]]]],
    ["an id too long", [`01b2c3d4.${"x".repeat(41)}`, false, [["sign"]]]],
    ["a frame that does not tell whether it was sent before", ["01b2c3d4.mine", [["sign"]]]],
    ["one that tells it otherwise", ["01b2c3d4.mine", 1, [["sign"]]]],
    ["one without operations", ["01b2c3d4.mine", false, []]],
    ["one with more than that", ["01b2c3d4.mine", false, [["sign"]], true]],
    ["an operation without a name", ["01b2c3d4.mine", false, [[]]]],
    ["an operation that is no list", ["01b2c3d4.mine", false, ["sign"]]],
    ["one among others", ["01b2c3d4.mine", false, [["sign"], {}]]],
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
