import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closing, largestFrame, mostOperations } from "../../../clients/pay/src/protocol/closing.ts";
import { sealLength } from "../../../clients/pay/src/protocol/frame-seal.ts";
import { newNonce, protocolVersion } from "../../../clients/pay/src/protocol/handshake.ts";
import type { SignedAnswer, WantedChannel, WireToken } from "../../../clients/pay/src/protocol/operations.ts";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { again, closeCodeOf, type Frame, newFrame, opened, outcomeOf, RawService } from "./testing.ts";

let payments: RunningPayments;
let consumerKey: GraphServiceKey;
let providerKey: GraphServiceKey;
/** Of another service for the provider's account. */
let otherKey: GraphServiceKey;
let strangerKey: GraphServiceKey;
let channel: string;
let consumer: RawService;
let provider: RawService;

const terms = { asset: `0x${"0".repeat(40)}`, tolerancePeriod: 60, terminationPeriod: 900 };
const lane = { lane: 0, label: "", price: "10" };
let wanted: WantedChannel;
const sign = (changes: { lane?: number; count?: number; maxPrice?: string } = {}) => {
  const { lane = 0, count = 1, maxPrice = "10" } = changes;
  return ["sign", channel, lane, count, maxPrice, null];
};
const validate = (token: WireToken, changes: { price?: string; terms?: object } = {}) => {
  const { price = "10", terms: wanted = terms } = changes;
  return ["validate", token, [], price, wanted, null];
};

/** What the only operation was answered: its result, or the code that refused it. */
async function ask<T>(service: RawService, operation: readonly unknown[]): Promise<T> {
  return outcomeOf((await service.ask(operation))[0]);
}

/** What a frame's operations were answered, in their places. */
async function send<T extends unknown[] = unknown[]>(service: RawService, frame: Frame): Promise<T> {
  const outcomes: unknown[] = [];
  const expected = frame[2].filter((operation) => operation !== null).length;
  for (let answers = await service.send(frame), count = 0; ; answers = await service.next()) {
    for (const answer of answers) {
      expect(answer[0]).toBe(frame[0]);
      outcomes[answer[1]] = outcomeOf(answer);
    }
    count += answers.length;
    if (count >= expected) return outcomes as T;
  }
}

async function signed(): Promise<WireToken> {
  const [[token]] = await ask<SignedAnswer>(consumer, sign());
  return token as WireToken;
}

beforeAll(async () => {
  payments = await RunningPayments.start();
  const opening = await payments.openChannel();
  channel = opening.address.toLowerCase();
  consumerKey = await payments.createServiceKey(opening.consumer, "Org1MSP");
  providerKey = await payments.createServiceKey(opening.provider, "Org2MSP");
  otherKey = await payments.createServiceKey(opening.provider, "Org2MSP");
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
    const [[token, ...others], left] = await ask<[WireToken[], string]>(consumer, sign());
    expect([token?.slice(0, 5), others]).toEqual([[channel, expect.stringMatching(/^0x/), "1", 0, "1"], []]);
    expect(left).toBe("9990");
    if (!token) throw new Error("nothing signed");
    expect(await ask(provider, validate(token))).toEqual([]);
    expect(await ask(provider, validate(token))).toBe("REPLAYED_REQUEST");
  });

  test("many go in one frame, and each is answered", async () => {
    const answers = await send<SignedAnswer[]>(consumer, newFrame(...Array.from({ length: 50 }, () => sign())));
    const tokens = answers.flatMap(([tokens]) => tokens);
    expect(new Set(tokens.map((token) => token[4])).size).toBe(50);
    const accepted = await send(provider, newFrame(...tokens.map((token) => validate(token))));
    expect(accepted).toEqual(tokens.map(() => []));
  });

  test("up to 64 requests are signed for at a time, one counter after the other", async () => {
    const [before, [tokens, left], after] = await send<[SignedAnswer, SignedAnswer, SignedAnswer]>(
      consumer,
      newFrame(sign(), sign({ count: 64 }), sign()),
    );
    const first = BigInt(tokens[0]?.[4] ?? 0);
    expect(tokens.map((token) => BigInt(token[4]))).toEqual(tokens.map((_, index) => first + BigInt(index)));
    expect(tokens).toHaveLength(64);
    expect([before[0][0]?.[4], after[0][0]?.[4]]).toEqual([`${first - 1n}`, `${first + 64n}`]);
    expect(left).toBe(`${10_000n - 10n * (first + 63n)}`);
    const accepted = await send(provider, newFrame(...tokens.map((token) => validate(token))));
    expect(accepted).toEqual(tokens.map(() => []));
  });

  test("a frame that is sent again is done once, also after a restart", async () => {
    const signing = newFrame(sign(), sign({ count: 3 }), sign({ lane: 1 }));
    const [[one], [three], refused] = await send<[SignedAnswer, SignedAnswer, string]>(consumer, signing);
    const tokens = [...one, ...three];
    expect([tokens.length, refused]).toEqual([4, "INVALID_TOKEN"]);
    const validating = newFrame(...tokens.map((token) => validate(token)));
    const accepted = tokens.map(() => []);
    expect(await send(provider, validating)).toEqual(accepted);
    const sendAgain = async () => {
      const [[one], [three], refused] = await send<[SignedAnswer, SignedAnswer, string]>(consumer, again(signing));
      expect([[...one, ...three], refused]).toEqual([tokens, "INVALID_TOKEN"]);
      expect(await send(provider, again(validating))).toEqual(accepted);
    };
    await sendAgain();
    await payments.restart();
    consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
    provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
    await sendAgain();
    expect(await send(provider, newFrame(...tokens.map((token) => validate(token))))).toEqual(
      tokens.map(() => "REPLAYED_REQUEST"),
    );
  });

  test("nothing is done in the place of what was answered before, and the rest keeps its places", async () => {
    const [id, , operations] = newFrame(sign(), sign(), sign());
    const [first, second, third] = await send<SignedAnswer[]>(consumer, [id, false, operations]);
    expect(await send(consumer, [id, true, [null, operations[1], null]])).toEqual([undefined, second]);
    expect(await send(consumer, [id, true, [operations[0], null, operations[2]]])).toEqual([first, undefined, third]);
    // What was sent again has used up no counter.
    expect(BigInt((await signed())[4])).toBe(BigInt(third?.[0][0]?.[4] ?? 0) + 1n);
  });

  test("what a frame did that was sent again but never came before is done", async () => {
    const frame = again(newFrame(sign()));
    const [first] = await send<SignedAnswer[]>(consumer, frame);
    expect(await send(consumer, frame)).toEqual([first]);
    const validating = again(newFrame(validate(first?.[0][0] as WireToken)));
    expect([await send(provider, validating), await send(provider, validating)]).toEqual([[[]], [[]]]);
  });

  test("frames of two services are not the same, whatever their ids", async () => {
    const token = await signed();
    const [id, isAgain, operations] = newFrame(validate(token));
    expect(await send(provider, [id, isAgain, operations])).toEqual([[]]);
    const other = await RawService.connect(payments.dataPlaneUrl, otherKey);
    expect(await send(other, [id, true, operations])).toEqual(["REPLAYED_REQUEST"]);
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
    expect(await ask(provider, validate(token))).toEqual([]);
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

describe("tokens for the next requests", () => {
  const several = async (count: number) => [...(await ask<SignedAnswer>(consumer, sign({ count })))[0]];
  const bring = ([token, ...ahead]: readonly WireToken[]) => {
    const further = ahead.map(([, , , , requests, signature]) => [requests, signature]);
    return ["validate", token, further, "10", terms, null];
  };

  test("are accepted with the first, each once", async () => {
    const tokens = await several(4);
    expect(await ask(provider, bring(tokens))).toEqual(tokens.slice(1).map((token) => token[4]));
    for (const token of tokens) expect(await ask(provider, validate(token))).toBe("REPLAYED_REQUEST");
  });

  test("that count for nothing are left out", async () => {
    const [token, forged, used, good] = (await several(4)) as [WireToken, WireToken, WireToken, WireToken];
    await ask(provider, validate(used));
    const changed = [...forged.slice(0, 5), token[5]] as unknown as WireToken;
    expect(await ask(provider, bring([token, changed, used, good, good]))).toEqual([good[4]]);
    expect(await ask(provider, validate(forged))).toEqual([]);
  });

  test("are not accepted when the first is refused", async () => {
    const [used, ...ahead] = (await several(3)) as [WireToken, WireToken, WireToken];
    await ask(provider, validate(used));
    expect(await ask(provider, bring([used, ...ahead]))).toBe("REPLAYED_REQUEST");
    for (const token of ahead) expect(await ask(provider, validate(token))).toEqual([]);
  });

  test("are found again when their frame is sent again, also after a restart", async () => {
    const tokens = await several(3);
    const frame = newFrame(bring(tokens));
    const [id, , operations] = frame;
    const accepted = await send(provider, frame);
    expect(accepted).toEqual([tokens.slice(1).map((token) => token[4])]);
    await payments.restart();
    consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
    provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
    expect(await send(provider, [id, true, operations])).toEqual(accepted);
  });

  test("are at most 64", async () => {
    const [token] = (await several(1)) as [WireToken];
    expect(await ask(provider, bring(Array(66).fill(token)))).toBe("BAD_INPUT");
    expect(await ask(provider, bring(Array(65).fill(token)))).toEqual([]);
  });

  test("a call is noted by the provider it was made to only", async () => {
    const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    expect(await ask(provider, ["called", channel, 0, trace])).toBe(true);
    expect(await ask(consumer, ["called", channel, 0, trace])).toBe("FORBIDDEN");
    expect(await ask(provider, ["called", `0x${"1".repeat(40)}`, 0, trace])).toBe("NOT_FOUND");
    expect(await ask(provider, ["called", channel, 0, null])).toBe("BAD_INPUT");
  });
});

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
    service.socket.send(largest(largestFrame));
    await new Promise((resolve) => service.socket.once("message", resolve));
    service.socket.send(largest(largestFrame + 1));
    expect(await closeCodeOf(service.socket)).toBe(closing.tooLarge);
  });

  test("the most operations are taken, one more closes it", async () => {
    const service = await connect();
    const refused = () => sign({ maxPrice: "0" });
    const most = newFrame(...Array.from({ length: mostOperations }, refused));
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

test.each([
  ["an unknown operation", () => ["steal"]],
  ["a method of objects", () => ["constructor"]],
  ["an operation too short", () => ["sign"]],
  ["one that is too long", () => [...sign(), null]],
  ["a lane too large", () => sign({ lane: 2 ** 32 })],
  ["no request", () => sign({ count: 0 })],
  ["half a request", () => sign({ count: 1.5 })],
  ["more requests than are signed for at a time", () => sign({ count: 65 })],
  ["an address in another case", () => ["sign", channel.toUpperCase(), 0, 1, "10", null]],
  ["a negative price", () => sign({ maxPrice: "-1" })],
])("%s is refused, and what else is in its frame is done", async (_what, make) => {
  const frame = newFrame(make(), sign({ maxPrice: "0" }), null);
  expect(await send(consumer, frame)).toEqual(["BAD_INPUT", "PRICE_CHANGED"]);
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
  const frame = newFrame(["ensureChannel", wanted], sign());
  // Answered at once, which the other, a transaction, is not.
  expect((await service.send(frame)).map(([, place]) => place)).toEqual([1]);
  const answer = service.next();
  await payments.restart();
  expect(await answer).toEqual([[frame[0], 0, expect.objectContaining({ prices: { 0: "10" } })]]);
  expect(await code).toBe(closing.goingAway);
});
