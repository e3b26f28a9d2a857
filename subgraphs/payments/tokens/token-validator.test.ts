import { randomBytes } from "node:crypto";
import { computeAddress, hexlify, ZeroAddress } from "ethers";
import { beforeEach, expect, test } from "vitest";
import { LaneMap } from "../model/lane-map.ts";
import type { ValidatedChannel } from "../model/live-channel.ts";
import type { PaymentToken } from "../model/payment-token.ts";
import { signDigest } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import { AcceptedLane } from "./accepted-lane.ts";
import { type AcceptingPolicy, TokenValidator } from "./token-validator.ts";

const voucherKey = randomBytes(32);
const base: ValidatedChannel = {
  address: hexlify(randomBytes(20)),
  consumer: hexlify(randomBytes(20)),
  provider: hexlify(randomBytes(20)),
  voucherKey: computeAddress(hexlify(voucherKey)).toLowerCase(),
  asset: ZeroAddress,
  retiredKeys: new Map(),
  lanes: new Map([
    [0, { price: 2n, priceBefore: 0n, pricedFrom: 0n, openedWith: 0n }],
    [3, { price: 5n, priceBefore: 1n, pricedFrom: 8n, openedWith: 7n }],
    [4, { price: 1n, priceBefore: 0n, pricedFrom: 8n, openedWith: 8n }],
    [5, { price: 0n, priceBefore: 0n, pricedFrom: 7n, openedWith: 7n }],
  ]),
  held: 20n,
  tolerancePeriod: 60,
  terminationPeriod: 900,
  status: "OPEN",
  tokenId: 7n,
  expiringTokenId: 0n,
  redemptionReadyAt: 0,
};
let channel: ValidatedChannel;
let now: number;
let policy: AcceptingPolicy;
let validator: TokenValidator;
let lanes: LaneMap<AcceptedLane>;

beforeEach(() => {
  channel = base;
  lanes = new LaneMap(() => new AcceptedLane());
  now = 1_000;
  policy = { riskCap: null, leastTolerancePeriod: null, leastTerminationPeriod: null };
  validator = new TokenValidator({
    chain: { chainId: 5666n },
    channelOf: (address) => (address === channel.address ? channel : undefined),
    now: () => now,
    known: (id) => lanes.under(id),
    acceptedAssets: new Set([ZeroAddress]),
    policyOf: () => policy,
  });
});

function token(requests: bigint, changes: Partial<PaymentToken> = {}, key: Uint8Array = voucherKey, chainId = 5666n) {
  const { intermediary = base.address, consumer = base.consumer, tokenId = 7n, lane = 0 } = changes;
  const digest = new TokenDigest(chainId, intermediary, consumer).of(tokenId, lane, requests);
  return { intermediary, consumer, tokenId, lane, requests, signature: signDigest(digest, key), ...changes };
}
const codeOf = (one: PaymentToken, count = 1) => {
  try {
    const { lane, requests, signature } = validator.check(one, count);
    lanes.of(lane).add(requests, signature, count);
    return "OK";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("out of order is accepted once each, a replay never", () => {
  expect([1n, 3n, 2n].map((requests) => codeOf(token(requests)))).toEqual(["OK", "OK", "OK"]);
  expect([1n, 3n, 2n].map((requests) => codeOf(token(requests)))).toEqual(Array(3).fill("REPLAYED_REQUEST"));
  expect(lanes.get({ channel: channel.address, tokenId: 7n, lane: 0 })?.newest()?.requests).toBe(3n);
});

test("a token for several requests counts for all of them or for none", () => {
  expect([codeOf(token(2n)), codeOf(token(4n), 3), codeOf(token(4n), 2)]).toEqual(["OK", "REPLAYED_REQUEST", "OK"]);
  expect([codeOf(token(4n)), codeOf(token(3n)), codeOf(token(1n))]).toEqual([
    "REPLAYED_REQUEST",
    "REPLAYED_REQUEST",
    "OK",
  ]);
  expect(codeOf(token(5n), 6)).toBe("INVALID_TOKEN");
  expect(codeOf(token(11n), 3)).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(10n), 3)).toBe("OK");
});

test("a stranger's signature is refused, before and after the right key is known", () => {
  expect(codeOf(token(1n, {}, randomBytes(32)))).toBe("BAD_SIGNATURE");
  expect(codeOf(token(1n))).toBe("OK");
  expect(codeOf(token(2n, {}, randomBytes(32)))).toBe("BAD_SIGNATURE");
  expect(codeOf(token(2n))).toBe("OK");
});

test("a token of another chain or channel is refused", () => {
  expect(codeOf(token(1n, {}, voucherKey, 1n))).toBe("BAD_SIGNATURE");
  const foreign = token(1n, { intermediary: hexlify(randomBytes(20)) });
  expect(codeOf(foreign)).toBe("NOT_FOUND");
  expect(codeOf({ ...foreign, intermediary: base.address })).toBe("BAD_SIGNATURE");
});

test("fields that do not fit the channel are refused before the signature is looked at", () => {
  const signature = new Uint8Array(65);
  expect(codeOf(token(1n, { consumer: base.provider, signature }))).toBe("INVALID_TOKEN");
  expect(codeOf(token(0n, { signature }))).toBe("INVALID_TOKEN");
  expect(codeOf(token(2n ** 64n, { signature }))).toBe("INVALID_TOKEN");
  expect(codeOf(token(1n, { tokenId: 6n, signature }))).toBe("INVALID_TOKEN");
  expect(codeOf(token(1n, { signature: new Uint8Array(3) }))).toBe("BAD_SIGNATURE");
});

test("an id or a lane that is not known yet is not found, and the same token counts once it is", () => {
  const [nextId, nextLane] = [token(1n, { tokenId: 8n }), token(1n, { lane: 1 })];
  expect([nextId, nextLane].map((one) => codeOf(one))).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  const opened = { price: 1n, priceBefore: 0n, pricedFrom: 7n, openedWith: 7n };
  channel = { ...base, lanes: new Map([...base.lanes, [1, opened]]) };
  expect(codeOf(nextLane)).toBe("OK");
  channel = { ...channel, tokenId: 8n, expiringTokenId: 7n, redemptionReadyAt: 1_060 };
  expect(codeOf(nextId)).toBe("OK");
});

test("value beyond what the channel holds is refused", () => {
  expect(codeOf(token(11n))).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(10n))).toBe("OK");
});

test("value beyond what the provider risks is refused until it has redeemed", () => {
  policy = { ...policy, riskCap: 8n };
  expect([5n, 4n].map((requests) => codeOf(token(requests)))).toEqual(["RISK_CAP_EXCEEDED", "OK"]);
  expect(codeOf(token(11n))).toBe("INSUFFICIENT_FUNDS");
  channel = { ...base, tokenId: 8n };
  expect(codeOf(token(4n, { tokenId: 8n }))).toBe("OK");
});

test("during a redemption both ids count, together within the funds, the old one until its tolerance ends", () => {
  expect(codeOf(token(4n))).toBe("OK");
  channel = { ...base, tokenId: 8n, expiringTokenId: 7n, redemptionReadyAt: 1_060 };
  expect(codeOf(token(5n))).toBe("OK");
  expect(codeOf(token(6n, { tokenId: 8n }))).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(5n, { tokenId: 8n }))).toBe("OK");
  now = 1_060;
  expect(codeOf(token(3n))).toBe("INVALID_TOKEN");
});

test("nothing is accepted once a termination is under way", () => {
  channel = { ...base, status: "TERMINATING" };
  expect(codeOf(token(1n))).toBe("TERMINATION_PENDING");
});

test("a refused token leaves its counter usable", () => {
  expect(codeOf(token(1n, {}, randomBytes(32)))).toBe("BAD_SIGNATURE");
  expect(codeOf(token(1n))).toBe("OK");
});

test("a counter that would count as a lower one on the chain is refused, even where requests are free", () => {
  expect(codeOf(token(1n, { lane: 5 }))).toBe("OK");
  expect(codeOf({ ...token(2n, { lane: 5 }), requests: 2n ** 64n + 2n })).toBe("INVALID_TOKEN");
  expect(codeOf(token(2n ** 64n - 1n, { lane: 5 }))).toBe("OK");
});

test("the funds cover the requests of all lanes together, each at its price", () => {
  expect(codeOf(token(4n))).toBe("OK");
  expect(codeOf(token(13n, { lane: 3 }))).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(12n, { lane: 3 }))).toBe("OK");
  expect(codeOf(token(5n))).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(3n))).toBe("OK");
});

test("a lane's requests cost what they did under the id being redeemed, the new price under the next", () => {
  expect(codeOf(token(4n, { lane: 3 }))).toBe("OK");
  channel = { ...base, tokenId: 8n, expiringTokenId: 7n, redemptionReadyAt: 1_060 };
  expect(codeOf(token(4n, { lane: 3, tokenId: 8n }))).toBe("INSUFFICIENT_FUNDS");
  expect(codeOf(token(3n, { lane: 3, tokenId: 8n }))).toBe("OK");
  expect(codeOf(token(5n, { lane: 3 }))).toBe("OK");
  expect(codeOf(token(6n, { lane: 3 }))).toBe("INSUFFICIENT_FUNDS");
});

test("a lane has no tokens of ids before it was opened", () => {
  channel = { ...base, tokenId: 8n, expiringTokenId: 7n, redemptionReadyAt: 1_060 };
  expect(codeOf(token(1n, { lane: 4 }))).toBe("INVALID_TOKEN");
  expect(codeOf(token(1n, { lane: 4, tokenId: 8n }))).toBe("OK");
});

test("an asset that the provider does not take counts for nothing, whatever the channel holds of it", () => {
  channel = { ...base, asset: hexlify(randomBytes(20)), held: 10n ** 30n };
  expect(codeOf(token(1n))).toBe("ASSET_NOT_ACCEPTED");
});

test("after a rotation the old key counts under ids up to that of the rotation, a stranger's never", () => {
  const [newKey, stranger] = [randomBytes(32), randomBytes(32)];
  expect(codeOf(token(1n))).toBe("OK");
  channel = {
    ...base,
    voucherKey: computeAddress(hexlify(newKey)).toLowerCase(),
    retiredKeys: new Map([[base.voucherKey, 7n]]),
  };
  expect(codeOf(token(2n))).toBe("OK");
  expect(codeOf(token(3n, {}, newKey))).toBe("OK");
  expect(codeOf(token(4n))).toBe("OK");
  expect(codeOf(token(5n, {}, stranger))).toBe("BAD_SIGNATURE");
  channel = { ...channel, tokenId: 8n, expiringTokenId: 7n, redemptionReadyAt: 1_060 };
  expect(codeOf(token(5n))).toBe("OK");
  expect(codeOf(token(1n, { tokenId: 8n }))).toBe("BAD_SIGNATURE");
  expect(codeOf(token(1n, { tokenId: 8n }, newKey))).toBe("OK");
});

test.each([
  [0, 59],
  [2, 3],
  [6, 10],
  [60, 60],
  [60, 179],
  [2 ** 31, 2 ** 32 - 1],
])(
  "nothing is accepted where two redemptions do not fit the termination period: %d s, %d s",
  (tolerance, termination) => {
    channel = { ...base, tolerancePeriod: tolerance, terminationPeriod: termination };
    expect(codeOf(token(1n))).toBe("INVALID_TOKEN");
    channel = { ...channel, terminationPeriod: 2 * tolerance + 60 };
    expect(codeOf(token(1n))).toBe(tolerance > 2 ** 30 ? "INVALID_TOKEN" : "OK");
  },
);

test("a provider's policy may ask for longer periods than the contract", () => {
  policy = { ...policy, leastTolerancePeriod: 61 };
  expect(codeOf(token(1n))).toBe("INVALID_TOKEN");
  policy = { ...policy, leastTolerancePeriod: 60, leastTerminationPeriod: 901 };
  expect(codeOf(token(1n))).toBe("INVALID_TOKEN");
  policy = { ...policy, leastTerminationPeriod: 900 };
  expect(codeOf(token(1n))).toBe("OK");
});

test("nothing is accepted under an id after which there is none, as it could not be redeemed", () => {
  channel = { ...base, tokenId: 2n ** 64n - 1n };
  expect(codeOf(token(1n, { tokenId: 2n ** 64n - 1n }))).toBe("INVALID_TOKEN");
  channel = { ...base, tokenId: 2n ** 64n - 2n };
  expect(codeOf(token(1n, { tokenId: 2n ** 64n - 2n }))).toBe("OK");
});
