import type { SignedTokens, WireToken } from "@ledgerloom/pay/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "../testing/running-payments.ts";
import { outcomeOf, RawService } from "./testing.ts";

const terms = { asset: `0x${"0".repeat(40)}`, tolerancePeriod: 60, terminationPeriod: 900 };

let payments: RunningPayments;
beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

/** A channel whose consumer has chosen what a request costs, and both parties' services. */
async function openFor(pricePerRequest: string) {
  const opening = await payments.openChannel(1_000n, { lanes: [{ pricePerRequest }] });
  const channel = opening.address.toLowerCase();
  const connect = async (account: string, mspId: string) =>
    RawService.connect(payments.dataPlaneUrl, await payments.createServiceKey(account, mspId));
  const [consumer, provider] = [await connect(opening.consumer, "Org1MSP"), await connect(opening.provider, "Org2MSP")];
  const sign = async (): Promise<WireToken> => {
    const [answer] = await consumer.ask({
      name: "sign",
      channel,
      lane: 0,
      count: 1,
      batch: false,
      maxPrice: "100",
      trace: null,
    });
    return outcomeOf<SignedTokens>(answer).tokens[0] as WireToken;
  };
  const validate = async (token: WireToken, price: string) =>
    outcomeOf((await provider.ask({ name: "validate", token, count: 1, price, terms, trace: null }))[0]);
  const raise = async (to: string) => {
    const { userErrors } = await payments.start(opening.id, [{ lane: 0, pricePerRequest: to }]);
    expect(userErrors).toEqual([]);
  };
  return { sign, validate, raise };
}

test.each(["0", "9"])("a price that never was enough is none when it goes up either: %s", async (price) => {
  const { sign, validate, raise } = await openFor(price);
  expect(await validate(await sign(), "10")).toBe("PRICE_CHANGED");
  const early = [await sign(), await sign()];
  await raise("10");
  for (const token of early) expect(await validate(token, "10")).toBe("PRICE_CHANGED");
  expect(await validate(await sign(), "10")).toBe(true);
  // A request that costs no more than its id says is paid.
  expect(await validate(early[0] as WireToken, price)).toBe(true);
});

test("requests under way while the price goes up pay what was enough before", async () => {
  const { sign, validate, raise } = await openFor("9");
  expect(await validate(await sign(), "9")).toBe(true);
  const early = await sign();
  await raise("10");
  expect(await validate(early, "10")).toBe(true);
  expect(await validate(await sign(), "11")).toBe("PRICE_CHANGED");
});
