import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closing, largestFrame, mostOperations } from "../../../clients/pay/src/protocol/closing.ts";
import { sealLength } from "../../../clients/pay/src/protocol/frame-seal.ts";
import { newNonce, protocolVersion } from "../../../clients/pay/src/protocol/handshake.ts";
import type { SignedAnswer, WantedChannel, WireToken } from "../../../clients/pay/src/protocol/operations.ts";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { closeCodeOf, newOperationId, opened, RawService } from "./testing.ts";

let payments: RunningPayments;
let consumerKey: GraphServiceKey;
let providerKey: GraphServiceKey;
let strangerKey: GraphServiceKey;
let channel: string;
let consumer: RawService;
let provider: RawService;

const terms = { asset: `0x${"0".repeat(40)}`, tolerancePeriod: 60, terminationPeriod: 900 };
const lane = { lane: 0, label: "", price: "10" };
let wanted: WantedChannel;
const sign = (changes: { id?: string; lane?: number; maxPrice?: string } = {}) => {
  const { id = newOperationId(), lane = 0, maxPrice = "10" } = changes;
  return ["sign", id, channel, lane, maxPrice, null];
};
const validate = (token: WireToken, changes: { id?: string; price?: string; terms?: object } = {}) => {
  const { id = newOperationId(), price = "10", terms: wanted = terms } = changes;
  return ["validate", id, token, price, wanted, null];
};

/** What the only operation was answered: its result, or the code that refused it. */
async function ask<T>(service: RawService, operation: readonly unknown[]): Promise<T> {
  const [answer] = await service.ask(operation);
  return (answer?.length === 2 ? answer[1] : answer?.[2]) as T;
}

const signed = async (changes = {}) => (await ask<SignedAnswer>(consumer, sign(changes)))[0];

beforeAll(async () => {
  payments = await RunningPayments.start();
  const opening = await payments.openChannel();
  channel = opening.address.toLowerCase();
  consumerKey = await payments.createServiceKey(opening.consumer, "Org1MSP");
  providerKey = await payments.createServiceKey(opening.provider, "Org2MSP");
  strangerKey = await payments.createServiceKey(await payments.createAccount("Org1MSP"), "Org1MSP");
  wanted = {
    ...{ ...terms, chainId: `${payments.node.chain.chainId}`, factory: factoryAddress.toLowerCase() },
    ...{ provider: (await payments.createAccount("Org2MSP")).toLowerCase(), lanes: [lane], lane: 0 },
    ...{ maxPrice: "10", funding: "1000", threshold: "100" },
  };
  consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
  provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
});
afterAll(() => payments.stop());

describe("operations", () => {
  test("what one service signs another accepts, once", async () => {
    const [token, left] = await ask<SignedAnswer>(consumer, sign());
    expect(token.slice(0, 5)).toEqual([channel, expect.stringMatching(/^0x/), "1", 0, "1"]);
    expect(left).toBe("9990");
    expect(await ask(provider, validate(token))).toBe(true);
    expect(await ask(provider, validate(token))).toBe("REPLAYED_REQUEST");
  });

  test("many go in one frame, and each is answered", async () => {
    const answers = await consumer.ask(...Array.from({ length: 50 }, () => sign()));
    const tokens = answers.map((answer) => (answer[1] as SignedAnswer)[0]);
    expect(new Set(tokens.map((token) => token[4])).size).toBe(50);
    const accepted = await provider.ask(...tokens.map((token) => validate(token)));
    expect(accepted.map((answer) => answer[1])).toEqual(tokens.map(() => true));
  });

  test("one that is sent again under its id is done once, also after a restart", async () => {
    const [signing, validating] = [sign(), newOperationId()];
    const first = await ask<SignedAnswer>(consumer, signing);
    expect(await ask(consumer, signing)).toEqual(first);
    const token = first[0];
    expect(await ask(provider, validate(token, { id: validating }))).toBe(true);
    expect(await ask(provider, validate(token, { id: validating }))).toBe(true);
    await payments.restart();
    consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
    provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
    expect((await ask<SignedAnswer>(consumer, signing))[0]).toEqual(token);
    expect(await ask(provider, validate(token, { id: validating }))).toBe(true);
    expect(await ask(provider, validate(token))).toBe("REPLAYED_REQUEST");
  });

  test("a service acts for its own account only", async () => {
    const stranger = await RawService.connect(payments.dataPlaneUrl, strangerKey);
    expect(await ask(stranger, sign())).toBe("FORBIDDEN");
    expect(await ask(stranger, validate(await signed()))).toBe("FORBIDDEN");
    expect(await ask(provider, sign())).toBe("FORBIDDEN");
  });

  test("prices, lanes and terms that are not as agreed are refused, and use up no token", async () => {
    expect(await ask(consumer, sign({ maxPrice: "9" }))).toBe("PRICE_CHANGED");
    expect(await ask(consumer, sign({ lane: 1 }))).toBe("INVALID_TOKEN");
    const token = await signed();
    expect(await ask(provider, validate(token, { price: "11" }))).toBe("PRICE_CHANGED");
    for (const change of [{ asset: channel }, { tolerancePeriod: 61 }, { terminationPeriod: 901 }]) {
      expect(await ask(provider, validate(token, { terms: { ...terms, ...change } }))).toBe("INVALID_TOKEN");
    }
    expect(await ask(provider, validate(token))).toBe(true);
  });

  test("a token of a channel that nobody knows, or signed by somebody else, is refused", async () => {
    const [, ...rest] = await signed();
    const unknown: WireToken = [`0x${"1".repeat(40)}`, ...rest];
    expect(await ask(provider, validate(unknown))).toBe("NOT_FOUND");
    const token = await signed();
    const forged: WireToken = [...token.slice(0, 4), String(BigInt(token[4]) + 1n), token[5]] as never;
    expect(await ask(provider, validate(forged))).toBe("BAD_SIGNATURE");
  });
});

describe("frames", () => {
  const connect = () => RawService.connect(payments.dataPlaneUrl, consumerKey);

  test("one that comes twice closes the connection", async () => {
    const service = await connect();
    const frame = service.outgoing.seal(JSON.stringify([sign()]));
    service.socket.send(frame);
    service.socket.send(frame);
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("ones in another order close it", async () => {
    const service = await connect();
    const frames = [sign(), sign()].map((operation) => service.outgoing.seal(JSON.stringify([operation])));
    for (const frame of frames.reverse()) service.socket.send(frame);
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test("one of another connection closes it", async () => {
    const [service, other] = [await connect(), await connect()];
    service.socket.send(other.outgoing.seal(JSON.stringify([sign()])));
    expect(await closeCodeOf(service.socket)).toBe(closing.badSeal);
  });

  test.each([0, sealLength, sealLength + 3])("one whose byte %i was changed closes it", async (index) => {
    const service = await connect();
    const frame = service.outgoing.seal(JSON.stringify([sign()]));
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
    const largest = (bytes: number) => service.outgoing.seal(JSON.stringify([sign()]).padEnd(bytes - sealLength));
    service.socket.send(largest(largestFrame));
    await new Promise((resolve) => service.socket.once("message", resolve));
    service.socket.send(largest(largestFrame + 1));
    expect(await closeCodeOf(service.socket)).toBe(closing.tooLarge);
  });

  test("the most operations are taken, one more closes it", async () => {
    const service = await connect();
    const refused = () => sign({ maxPrice: "0" });
    expect(await service.ask(...Array.from({ length: mostOperations }, refused))).toHaveLength(mostOperations);
    service.socket.send(service.outgoing.seal(JSON.stringify(Array.from({ length: mostOperations + 1 }, refused))));
    expect(await closeCodeOf(service.socket)).toBe(closing.malformed);
  });

  test.each([
    ["no JSON", "sign"],
    ["no list", "{}"],
    ["an empty list", "[]"],
    ["an unknown operation", '[["steal"]]'],
    ["a method of objects", '[["constructor"]]'],
    ["an operation too short", '[["sign"]]'],
    ["an id without its minute", JSON.stringify([["sign", "mine", `0x${"1".repeat(40)}`, 0, "1", null]])],
  ])("%s closes it", async (_what, payload) => {
    const service = await connect();
    service.socket.send(service.outgoing.seal(payload));
    expect(await closeCodeOf(service.socket)).toBe(closing.malformed);
  });
});

test.each([
  ["an unknown operation", (id: string) => ["steal", id]],
  ["a method of objects", (id: string) => ["constructor", id]],
  ["an operation too short", (id: string) => ["sign", id]],
  ["a lane too large", (id: string) => ["sign", id, channel, 2 ** 32, "10", null]],
  ["an address in another case", (id: string) => ["sign", id, channel.toUpperCase(), 0, "10", null]],
  ["a negative price", (id: string) => ["sign", id, channel, 0, "-1", null]],
])("%s is refused, and what else is in its frame is done", async (_what, make) => {
  const answers = await consumer.ask(make(newOperationId()), sign({ maxPrice: "0" }));
  expect(answers.map((answer) => answer[2]).sort()).toEqual(["BAD_INPUT", "PRICE_CHANGED"]);
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

test("what was taken is answered before the payment server ends", async () => {
  const service = await RawService.connect(payments.dataPlaneUrl, consumerKey);
  const code = closeCodeOf(service.socket);
  const slow = ["ensureChannel", newOperationId(), wanted];
  // Answered at once, which the other, a transaction, is not.
  expect(await service.ask(slow, sign())).toHaveLength(1);
  const answer = service.next();
  await payments.restart();
  expect(await answer).toEqual([[slow[1], expect.objectContaining({ prices: { 0: "10" } })]]);
  expect(await code).toBe(closing.goingAway);
});
