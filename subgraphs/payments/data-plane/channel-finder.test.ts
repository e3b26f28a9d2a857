import type { EnsuredChannel, SignedTokens, WantedChannel } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { factoryAddress } from "../../../contracts/deploy.ts";
import type { PaymentServer } from "../start.ts";
import { type GraphServiceKey, RunningPayments } from "../testing/running-payments.ts";
import { outcomeOf, RawService } from "./testing.ts";

let payments: RunningPayments;
let other: PaymentServer;
let key: GraphServiceKey;
let wanted: WantedChannel;
let service: RawService;
let consumer: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  other = await payments.startOther();
  consumer = await payments.createAccount("Org1MSP");
  key = await payments.createServiceKey(consumer, "Org1MSP");
  service = await RawService.connect(payments.dataPlaneUrl, key);
});
afterAll(async () => {
  await other.close();
  await payments.stop();
});

/** A provider of whom nobody has heard. */
beforeEach(async () => {
  const provider = (await payments.createAccount("Org2MSP")).toLowerCase();
  wanted = {
    provider,
    chainId: `${payments.node.chain.chainId}`,
    factory: factoryAddress.toLowerCase(),
    asset: `0x${"0".repeat(40)}`,
    tolerancePeriod: 60,
    terminationPeriod: 900,
    lanes: [{ lane: 0, label: "", price: "10" }],
    lane: 0,
    maxPrice: "20",
    funding: "1000",
    threshold: "200",
  };
});

const ensure = (changes: Partial<WantedChannel> = {}) => ({
  name: "ensureChannel",
  wanted: { ...wanted, ...changes },
});
const sign = (channel: string) => ({
  name: "sign",
  channel,
  lane: 0,
  count: 1,
  batch: false,
  maxPrice: "10",
  trace: null,
});

/** The only operation's result, or the code that refused it. */
async function ask<T>(operation: object, asker = service): Promise<T> {
  return outcomeOf((await asker.ask(operation))[0]);
}

interface Channel {
  readonly address: string;
  readonly deposited: string;
}

async function channels(): Promise<readonly Channel[]> {
  const source = `query ($consumer: Address!, $provider: Address!) { paymentChannels(first: 10, filter: {
    consumer: $consumer, provider: $provider }) { nodes { address deposited } } }`;
  const variables = { consumer, provider: wanted.provider };
  return (await payments.ask<{ paymentChannels: { nodes: Channel[] } }>(source, variables)).paymentChannels.nodes;
}

const deposits = async () => (await channels()).map(({ deposited }) => deposited);

/** Answers of many operations, however many frames they come in. */
async function askAll(asker: RawService, operations: readonly unknown[]): Promise<unknown[]> {
  const answers = await asker.ask(...operations);
  while (answers.length < operations.length) answers.push(...(await asker.next()));
  return answers.map((answer) => outcomeOf(answer));
}

test("however often and wherever it is asked for at once, one channel is opened and funded once", async () => {
  const elsewhere = await RawService.connect(other.dataPlaneUrl ?? "", key);
  const many = () => Array.from({ length: 5 }, () => ensure());
  const answers = (await Promise.all([askAll(service, many()), askAll(elsewhere, many())])).flat();
  const [channel, ...others] = await channels();
  expect(others).toEqual([]);
  expect(channel?.deposited).toBe("1000");
  const ensured = { channel: channel?.address.toLowerCase(), prices: { 0: "10" }, hasOrigins: false };
  expect(answers).toEqual(answers.map(() => ensured));
});

test("a channel with lanes for those who cause requests is told from one without, also when one is opened", async () => {
  const { channel, hasOrigins } = await ask<EnsuredChannel>(ensure());
  expect([hasOrigins, (await ask<SignedTokens>(sign(channel))).hasOrigins]).toEqual([false, false]);
  for (const [lane, more] of [
    [1, { label: "for nobody" }],
    [2, { origin: wanted.provider }],
  ] as const) {
    const { userErrors } = await payments.act("paymentLaneOpen", {
      channelId: channel,
      lane,
      ...more,
    });
    expect(userErrors).toEqual([]);
    const { hasOrigins: isTold } = await ask<SignedTokens>(sign(channel));
    expect([isTold, (await ask<EnsuredChannel>(ensure())).hasOrigins]).toEqual(Array(2).fill("origin" in more));
  }
});

test("a channel of which little is left is topped up once, however often that is asked for at once", async () => {
  const { channel } = await ask<EnsuredChannel>(ensure());
  const signed = await askAll(
    service,
    Array.from({ length: 80 }, () => sign(channel)),
  );
  expect(
    signed
      .map((answer) => BigInt((answer as SignedTokens).left))
      .sort()
      .at(0),
  ).toBe(200n);
  await ask(ensure());
  expect(await deposits()).toEqual(["1000"]);
  expect((await ask<SignedTokens>(sign(channel))).left).toBe("190");
  await askAll(
    service,
    Array.from({ length: 5 }, () => ensure()),
  );
  expect(await deposits()).toEqual(["2000"]);
});

test("a provider that asks for more, or for other terms, is paid through a channel of its own", async () => {
  const first = await ask<EnsuredChannel>(ensure());
  const dearer = { lanes: [{ lane: 0, label: "", price: "20" }] };
  const second = await ask<EnsuredChannel>(ensure(dearer));
  expect(second).toMatchObject({ prices: { 0: "20" } });
  expect(await ask(ensure(dearer))).toEqual(second);
  const third = await ask<EnsuredChannel>(ensure({ terminationPeriod: 1_000 }));
  expect(new Set([first, second, third].map(({ channel }) => channel)).size).toBe(3);
  expect(await ask(ensure({ lanes: [{ lane: 0, label: "", price: "21" }] }))).toBe("PRICE_CHANGED");
  expect(await channels()).toHaveLength(3);
});

test("an offer in what is no token does not stand in the way of a right one", async () => {
  expect(await ask(ensure({ asset: `0x${"7".repeat(40)}` }))).toBe("BAD_INPUT");
  expect(await ask(ensure())).toMatchObject({ prices: { 0: "10" } });
  expect(await deposits()).toEqual(["1000"]);
});

test("what cannot be paid here is refused, and nothing is opened", async () => {
  for (const change of [{ chainId: "1" }, { factory: wanted.provider }, { funding: "199" }, { lane: 1 }]) {
    expect(await ask(ensure(change))).toBe("BAD_INPUT");
  }
  expect(await ask(ensure({ terminationPeriod: 179 }))).toBe("BAD_INPUT");
  for (const terminationPeriod of [86_401, 4_294_967_295]) {
    expect(await ask(ensure({ terminationPeriod }))).toBe("TERMS_NOT_ALLOWED");
  }
  expect(await ask(ensure({ funding: `${10n ** 30n}` }))).toBe("INSUFFICIENT_FUNDS");
  expect(await channels()).toEqual([]);
  // The refusal is not kept: what is asked for within the account's means is done.
  expect(await ask(ensure({ funding: "200" }))).toMatchObject({ prices: { 0: "10" } });
  expect(await deposits()).toEqual(["200"]);
});
