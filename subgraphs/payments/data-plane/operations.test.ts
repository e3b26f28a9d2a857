import { closing, type SignedTokens, type WantedChannel, type WireToken } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { again, closeCodeOf, newFrame, outcomeOf, RawService, send } from "./testing.ts";

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
const sign = (changes: { lane?: number; count?: number; batch?: boolean; maxPrice?: string } = {}) => {
  const { lane = 0, count = 1, batch = false, maxPrice = "10" } = changes;
  return { name: "sign", channel, lane, count, batch, maxPrice, trace: null };
};
const validate = (token: WireToken, changes: { count?: number; price?: string; terms?: object } = {}) => {
  const { count = 1, price = "10", terms: wanted = terms } = changes;
  return { name: "validate", token, count, price, terms: wanted, trace: null };
};

/** Outcome of the only operation: its result, or the code that refused it. */
async function ask<T>(service: RawService, operation: object): Promise<T> {
  return outcomeOf((await service.ask(operation))[0]);
}

async function signed(): Promise<WireToken> {
  return (await ask<SignedTokens>(consumer, sign())).tokens[0] as WireToken;
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
    ...terms,
    chainId: `${payments.node.chain.chainId}`,
    factory: factoryAddress.toLowerCase(),
    provider: (await payments.createAccount("Org2MSP")).toLowerCase(),
    lanes: [lane],
    lane: 0,
    maxPrice: "10",
    funding: "1000",
    threshold: "100",
  };
  consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
  provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
});
afterAll(() => payments.stop());

describe("operations", () => {
  test("what one service signs another accepts, once", async () => {
    const { tokens, left } = await ask<SignedTokens>(consumer, sign());
    const [token] = tokens;
    const named = {
      intermediary: channel,
      consumer: expect.stringMatching(/^0x/),
      tokenId: "1",
      lane: 0,
      requests: "1",
    };
    expect(tokens).toEqual([{ ...named, signature: expect.any(String) }]);
    expect(left).toBe("9990");
    if (!token) throw new Error("nothing signed");
    expect(await ask(provider, validate(token))).toBe(true);
    expect(await ask(provider, validate(token))).toBe("REPLAYED_REQUEST");
  });

  test("many go in one frame, and each is answered", async () => {
    const answers = await send<SignedTokens[]>(consumer, newFrame(...Array.from({ length: 50 }, () => sign())));
    const tokens = answers.flatMap(({ tokens }) => tokens);
    expect(new Set(tokens.map(({ requests }) => requests)).size).toBe(50);
    const accepted = await send(provider, newFrame(...tokens.map((token) => validate(token))));
    expect(accepted).toEqual(tokens.map(() => true));
  });

  test("up to 64 requests are signed for at a time, one counter after the other", async () => {
    const [before, { tokens, left }, after] = await send<[SignedTokens, SignedTokens, SignedTokens]>(
      consumer,
      newFrame(sign(), sign({ count: 64 }), sign()),
    );
    const first = BigInt(tokens[0]?.requests ?? 0);
    expect(tokens.map(({ requests }) => BigInt(requests))).toEqual(tokens.map((_, index) => first + BigInt(index)));
    expect(tokens).toHaveLength(64);
    expect([before.tokens[0]?.requests, after.tokens[0]?.requests]).toEqual([`${first - 1n}`, `${first + 64n}`]);
    expect(left).toBe(`${10_000n - 10n * (first + 63n)}`);
    const accepted = await send(provider, newFrame(...tokens.map((token) => validate(token))));
    expect(accepted).toEqual(tokens.map(() => true));
  });

  test("a frame that is sent again is done once, also after a restart", async () => {
    const signing = newFrame(sign(), sign({ count: 3 }), sign({ lane: 1 }));
    const [one, three, refused] = await send<[SignedTokens, SignedTokens, string]>(consumer, signing);
    const tokens = [...one.tokens, ...three.tokens];
    expect([tokens.length, refused]).toEqual([4, "INVALID_TOKEN"]);
    const validating = newFrame(...tokens.map((token) => validate(token)));
    const accepted = tokens.map(() => true);
    expect(await send(provider, validating)).toEqual(accepted);
    const sendAgain = async () => {
      const [one, three, refused] = await send<[SignedTokens, SignedTokens, string]>(consumer, again(signing));
      expect([[...one.tokens, ...three.tokens], refused]).toEqual([tokens, "INVALID_TOKEN"]);
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
    const frame = newFrame(sign(), sign(), sign());
    const { operations } = frame;
    const [first, second, third] = await send<SignedTokens[]>(consumer, frame);
    expect(await send(consumer, { ...again(frame), operations: [null, operations[1], null] })).toEqual([
      undefined,
      second,
    ]);
    expect(await send(consumer, { ...again(frame), operations: [operations[0], null, operations[2]] })).toEqual([
      first,
      undefined,
      third,
    ]);
    // Operations that were sent again have used up no counter.
    expect(BigInt((await signed()).requests)).toBe(BigInt(third?.tokens[0]?.requests ?? 0) + 1n);
  });

  test("what a frame did that was sent again but never came before is done", async () => {
    const frame = again(newFrame(sign()));
    const [first] = await send<SignedTokens[]>(consumer, frame);
    expect(await send(consumer, frame)).toEqual([first]);
    const validating = again(newFrame(validate(first?.tokens[0] as WireToken)));
    expect([await send(provider, validating), await send(provider, validating)]).toEqual([[true], [true]]);
  });

  test("frames of two services are not the same, whatever their ids", async () => {
    const token = await signed();
    const frame = newFrame(validate(token));
    expect(await send(provider, frame)).toEqual([true]);
    const other = await RawService.connect(payments.dataPlaneUrl, otherKey);
    expect(await send(other, again(frame))).toEqual(["REPLAYED_REQUEST"]);
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
    const unknown: WireToken = { ...(await signed()), intermediary: `0x${"1".repeat(40)}` };
    expect(await ask(provider, validate(unknown))).toBe("NOT_FOUND");
    const token = await signed();
    const forged: WireToken = { ...token, requests: `${BigInt(token.requests) + 1n}` };
    expect(await ask(provider, validate(forged))).toBe("BAD_SIGNATURE");
  });
});

describe("a token for several requests", () => {
  const signedFor = async (count: number) => {
    const { tokens } = await ask<SignedTokens>(consumer, sign({ count, batch: true }));
    expect(tokens).toHaveLength(1);
    return tokens[0] as WireToken;
  };
  test.each([1, 2, 256])("takes %d counters, and names the last", async (count) => {
    const before = BigInt((await signed()).requests);
    expect(BigInt((await signedFor(count)).requests)).toBe(before + BigInt(count));
  });

  test("is accepted for all of them, once", async () => {
    const token = await signedFor(5);
    expect(await ask(provider, validate(token, { count: 5 }))).toBe(true);
    for (const count of [1, 2, 5]) expect(await ask(provider, validate(token, { count }))).toBe("REPLAYED_REQUEST");
    expect(await ask(provider, validate(await signed()))).toBe(true);
  });

  test("counts for none when one of them was paid for otherwise, or none was before it", async () => {
    const second = (await ask<SignedTokens>(consumer, sign({ count: 2 }))).tokens[1];
    const token = await signedFor(3);
    expect(await ask(provider, validate(second as WireToken))).toBe(true);
    expect(await ask(provider, validate(token, { count: 4 }))).toBe("REPLAYED_REQUEST");
    expect(await ask(provider, validate(token, { count: 3 }))).toBe(true);
    const few: WireToken = { ...token, requests: "3" };
    expect(await ask(provider, validate(few, { count: 4 }))).toBe("INVALID_TOKEN");
  });

  test("is signed, and accepted, once for the same frame, also after a restart", async () => {
    const signing = newFrame(sign({ count: 3, batch: true }));
    const [answer] = await send<[SignedTokens]>(consumer, signing);
    const validating = newFrame(validate(answer.tokens[0] as WireToken, { count: 3 }));
    expect(await send(provider, validating)).toEqual([true]);
    await payments.restart();
    consumer = await RawService.connect(payments.dataPlaneUrl, consumerKey);
    provider = await RawService.connect(payments.dataPlaneUrl, providerKey);
    expect((await send<[SignedTokens]>(consumer, again(signing)))[0]?.tokens).toEqual(answer.tokens);
    expect(await send(provider, again(validating))).toEqual([true]);
  });

  test("pays for at most 256", async () => {
    const token = await signedFor(256);
    expect(await ask(consumer, sign({ count: 257, batch: true }))).toBe("BAD_INPUT");
    for (const count of [0, 1.5, 257]) expect(await ask(provider, validate(token, { count }))).toBe("BAD_INPUT");
    expect(await ask(provider, validate(token, { count: 256 }))).toBe(true);
  });

  test("a call is reported by the provider it was made to only", async () => {
    const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    const report = { name: "reportInboundCall", channel, lane: 0, trace };
    expect(await ask(provider, report)).toBe(true);
    expect(await ask(consumer, report)).toBe("FORBIDDEN");
    expect(await ask(provider, { ...report, channel: `0x${"1".repeat(40)}` })).toBe("NOT_FOUND");
    expect(await ask(provider, { ...report, trace: null })).toBe("BAD_INPUT");
  });

  test("whose trace one of its requests is part of is said afterwards, by the consumer only, and once", async () => {
    const traceId = "1af7651916cd43dd8448eb211c80319c";
    const trace = `00-${traceId}-b7ad6b7169203331-00`;
    const { requests: counter } = await signedFor(2);
    const made = { name: "reattribute", channel, lane: 0, tokenId: "1", counter, trace };
    const frame = newFrame(made);
    expect([await send(consumer, frame), await send(consumer, again(frame))]).toEqual([[true], [true]]);
    expect(await ask(provider, made)).toBe("FORBIDDEN");
    expect(await ask(consumer, { ...made, channel: `0x${"1".repeat(40)}` })).toBe("NOT_FOUND");
    for (const wrong of [{ trace: null }, { counter: "-1" }, { tokenId: 1 }, { lane: -1 }, { trace: undefined }]) {
      expect(await ask(consumer, { ...made, ...wrong })).toBe("BAD_INPUT");
    }
    expect(await ask(consumer, { ...made, lane: 1 })).toBe("INVALID_TOKEN");
    // Requests that were never signed for are nobody's.
    const later = `${BigInt(counter) + 1n}`;
    expect(await ask(consumer, { ...made, counter: later })).toBe(true);
    expect(await ask(consumer, { ...made, tokenId: "2" })).toBe(true);
    const source = `{ paymentTrace(traceId: "${traceId}") { payments { requests value } } }`;
    expect(await payments.ask(source)).toEqual({ paymentTrace: { payments: [{ requests: 1, value: "10" }] } });
  });
});

test.each([
  ["an unknown operation", () => ({ name: "steal" })],
  ["a method of objects", () => ({ name: "constructor" })],
  ["an operation with too little", () => ({ name: "sign" })],
  ["one with too much", () => ({ ...sign(), more: null })],
  ["a lane too large", () => sign({ lane: 2 ** 31 })],
  ["no request", () => sign({ count: 0 })],
  ["half a request", () => sign({ count: 1.5 })],
  ["more requests than are signed for at a time", () => sign({ count: 65 })],
  ["an address in another case", () => ({ ...sign(), channel: channel.toUpperCase() })],
  ["a negative price", () => sign({ maxPrice: "-1" })],
])("%s is refused, and what else is in its frame is done", async (_what, make) => {
  const frame = newFrame(make(), sign({ maxPrice: "0" }), null);
  expect(await send(consumer, frame)).toEqual(["BAD_INPUT", "PRICE_CHANGED"]);
});

test("what was taken is answered before the payment server ends", async () => {
  const service = await RawService.connect(payments.dataPlaneUrl, consumerKey);
  const code = closeCodeOf(service.socket);
  const frame = newFrame({ name: "ensureChannel", wanted }, sign());
  // Answered at once, which the other, a transaction, is not.
  expect((await service.send(frame)).map(({ place }) => place)).toEqual([1]);
  const answer = service.next();
  await payments.restart();
  const ensured = { channel: expect.any(String), prices: { 0: "10" }, hasOrigins: false };
  expect(await answer).toEqual([{ frame: frame.id, place: 0, result: ensured }]);
  expect(await code).toBe(closing.goingAway);
});
