import { hexlify, Signature, toBeHex, Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { intermediaryFactoryCreationCode } from "../../../contracts/generated/intermediary-factory.ts";
import { OutsideConsumer, sendFromOutside } from "../testing/outside-consumer.ts";
import { type GraphToken, RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

/** A channel of an outside consumer to a new account of Org2MSP. */
async function outsider(terms: { factory?: string } = {}): Promise<OutsideConsumer> {
  const provider = await payments.createAccount("Org2MSP");
  const consumer = await OutsideConsumer.open({ url: payments.node.chain.url, provider, ...terms });
  await payments.untilReady();
  return consumer;
}

/** Codes of the refusals, in order of the tokens. */
async function refusals(...tokens: GraphToken[]): Promise<unknown[]> {
  return (await payments.validate(tokens)).refused.map(([, code]) => code);
}

/** Codes of what a mutation answers. */
const codesOf = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors.map(({ code }) => code);

async function redeemAll(id: string) {
  await payments.start(id);
  await payments.pass(60);
  return payments.finalize(id);
}

describe("tokens", () => {
  test("double spend: of many who bring one token at the same time one is served", async () => {
    const consumer = await outsider();
    const token = await consumer.sign(1n);
    const answers = await Promise.all(Array.from({ length: 50 }, () => payments.validate([token])));
    expect(answers.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
    expect(answers.flatMap(({ refused }) => refused.map(([, code]) => code))).toEqual(
      Array(49).fill("REPLAYED_REQUEST"),
    );
  });

  test("replay on another chain or contract: a token is good for its own only", async () => {
    const [consumer, other] = [await outsider(), await outsider()];
    const { channel: verifyingContract } = other;
    expect(
      await refusals(
        await consumer.sign(1n, { domain: { chainId: 1n } }),
        await consumer.sign(1n, { domain: { verifyingContract } }),
        { ...(await consumer.sign(1n)), intermediary: other.channel },
        { ...(await consumer.sign(1n)), intermediary: other.channel, consumer: other.address },
      ),
    ).toEqual(["BAD_SIGNATURE", "BAD_SIGNATURE", "INVALID_TOKEN", "BAD_SIGNATURE"]);
  });

  test("stranger's signature: nobody but the channel's voucher key signs for its consumer", async () => {
    const consumer = await outsider();
    const stranger = Wallet.createRandom();
    expect(
      await refusals(
        await consumer.sign(1n, { key: stranger }),
        await consumer.sign(1n, { key: stranger, consumer: stranger.address }),
      ),
    ).toEqual(["BAD_SIGNATURE", "INVALID_TOKEN"]);
  });

  test("mauled signature: neither its high-s twin nor any flipped bit passes, and none makes a second token", async () => {
    const consumer = await outsider();
    const token = await consumer.sign(1n);
    const { r, s, v } = Signature.from(token.signature);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const twin = `${r}${toBeHex(order - BigInt(s), 32).slice(2)}${v === 27 ? "1c" : "1b"}`;
    const flipped = Array.from({ length: 64 }, (_, byte) => {
      const bytes = Buffer.from(token.signature.slice(2), "hex");
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (byte % 8));
      return { ...token, signature: hexlify(bytes) };
    });
    expect(await refusals({ ...token, signature: twin }, ...flipped)).toEqual(Array(65).fill("BAD_SIGNATURE"));
    expect((await payments.validate([token])).accepted).toBe(1);
    expect(await refusals({ ...token, signature: twin }, token)).toEqual(["REPLAYED_REQUEST", "REPLAYED_REQUEST"]);
  });

  test("unknown token id: only the id in use, and the one being redeemed in its time, count", async () => {
    const consumer = await outsider();
    const under = (tokenId: bigint) => consumer.sign(1n, { tokenId: String(tokenId) });
    const unknown = [await under(0n), await under(2n), await under(2n ** 64n - 1n)];
    expect(await refusals(...unknown)).toEqual(["INVALID_TOKEN", "NOT_FOUND", "INVALID_TOKEN"]);
    await payments.start(consumer.channel);
    expect(await refusals(await under(1n), await under(2n))).toEqual([]);
    await payments.pass(60);
    expect(await refusals(await consumer.sign(2n))).toEqual(["INVALID_TOKEN"]);
  });

  test("token lost: whichever tokens never arrive, the newest pays for all", async () => {
    const consumer = await outsider();
    expect((await payments.validate([await consumer.sign(4n)])).accepted).toBe(1);
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "40" });
  });

  test("counter overflow: no counter is so high that it wraps, pays nothing or shuts others out", async () => {
    const consumer = await outsider();
    const [highest, beyond] = [2n ** 64n - 1n, 2n ** 64n];
    const token = await consumer.sign(highest);
    const codes = await refusals(token, { ...token, requests: String(beyond) }, { ...token, requests: "0" });
    expect(codes).toEqual(["INSUFFICIENT_FUNDS", "INVALID_TOKEN", "INVALID_TOKEN"]);
    expect((await payments.validate([await consumer.sign(1n)])).accepted).toBe(1);
  });

  test("garbage in every field: it is refused with a code, and changes nothing", async () => {
    const consumer = await outsider();
    const token = await consumer.sign(1n);
    const garbage: Record<keyof GraphToken, readonly unknown[]> = {
      intermediary: ["", "0x", "0x00", `0x${"zz".repeat(20)}`, `0x${"00".repeat(21)}`, 7, null, "a".repeat(10_000)],
      consumer: ["", "0x", `0x${"00".repeat(20)}`, 7, null, {}],
      tokenId: ["", "x", "-1", "1e3", "0x1", 1.5, null, "9".repeat(10_000)],
      lane: [-1, 1, 2 ** 31, 1.5, "0", null],
      requests: ["", "-1", "0", "NaN", " 1", null, "9".repeat(10_000)],
      signature: ["", "0x", "0x0", `0x${"00".repeat(65)}`, `0x${"ff".repeat(65)}`, `0x${"00".repeat(66)}`, null, 5],
    };
    for (const [field, values] of Object.entries(garbage)) {
      for (const value of values) {
        const answer = await payments.validate([{ ...token, [field]: value }]).catch((error: Error) => error.message);
        const isRefused =
          typeof answer === "string" ? /got invalid value|Expected/.test(answer) : answer.accepted === 0;
        expect([field, value, isRefused]).toEqual([field, value, true]);
      }
    }
    expect((await payments.validate([token])).accepted).toBe(1);
  });
});

describe("channels", () => {
  test("double redemption: what is redeemed once brings nothing again", async () => {
    const consumer = await outsider();
    await payments.validate([await consumer.sign(3n)]);
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "30" });
    expect(codesOf(await payments.finalize(consumer.channel))).toEqual(["WRONG_STATE"]);
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "30" });
  });

  test("redeem without start or too early: the contract and the server refuse", async () => {
    const consumer = await outsider();
    await payments.validate([await consumer.sign(1n)]);
    expect(codesOf(await payments.finalize(consumer.channel))).toEqual(["WRONG_STATE"]);
    await payments.start(consumer.channel);
    expect(codesOf(await payments.finalize(consumer.channel))).toEqual(["TOO_EARLY"]);
    expect(codesOf(await payments.start(consumer.channel))).toEqual(["REDEMPTION_PENDING"]);
  });

  test("look-alike contract: a channel that our factory did not make is none", async () => {
    const { contractAddress } = await sendFromOutside(payments.node.chain.url, {
      data: intermediaryFactoryCreationCode,
    });
    const consumer = await outsider({ factory: contractAddress ?? "" });
    expect(await payments.channel(consumer.channel)).toBeNull();
    expect(await refusals(await consumer.sign(1n))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await payments.start(consumer.channel))).toEqual(["NOT_FOUND"]);
  });

  test("price change while requests are under way: each token costs what its id did", async () => {
    const consumer = await outsider();
    await payments.validate([await consumer.sign(2n)]);
    const prices = [{ lane: 0, pricePerRequest: "25" }];
    const input = { channelId: consumer.channel, prices };
    expect(codesOf(await payments.act("redemptionStart", input, "Org2MSP"))).toEqual([]);
    const late = await consumer.sign(3n);
    const early = await consumer.sign(1n, { tokenId: "2" });
    expect((await payments.validate([late, early])).accepted).toBe(2);
    await payments.pass(60);
    expect((await payments.finalize(consumer.channel)).channel).toMatchObject({ redeemed: "30" });
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "55" });
  });

  test("termination: from the consumer's notice on no request is served, and what was is redeemed in time", async () => {
    const consumer = await outsider();
    await payments.validate([await consumer.sign(5n)]);
    await consumer.act("startTermination");
    await payments.untilReady();
    expect(await refusals(await consumer.sign(6n))).toEqual(["TERMINATION_PENDING"]);
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "50", status: "TERMINATING" });
  });

  test("an outage of redemption: a provider serves no more than it risks, until it has redeemed", async () => {
    const consumer = await outsider();
    const policy = `mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }`;
    await payments.ask(policy, { input: { account: consumer.provider, riskCap: "50" } }, "Org2MSP");
    expect(await refusals(await consumer.sign(5n), await consumer.sign(6n))).toEqual(["RISK_CAP_EXCEEDED"]);
    expect((await redeemAll(consumer.channel)).channel).toMatchObject({ redeemed: "50" });
    expect(await refusals(await consumer.sign(5n, { tokenId: "2" }))).toEqual([]);
  });

  test("drained deposits by unused channels: no budget pays for more channels than it allows", async () => {
    const consumer = await payments.createAccount("Org1MSP");
    const policy = `mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }`;
    await payments.ask(policy, { input: { account: consumer, dailyBudget: "1000", dailyBudgetPerPeer: "500" } });
    const open = async (provider: string, deposit: string) => {
      const input = { consumer, provider, lanes: [{ pricePerRequest: "1" }], deposit };
      return codesOf(await payments.act("paymentChannelOpen", input));
    };
    const providers = await Promise.all(Array.from({ length: 3 }, () => payments.createAccount("Org2MSP")));
    const outcomes = [];
    for (const provider of providers) outcomes.push(await open(provider, "500"), await open(provider, "500"));
    const stopped = ["BUDGET_EXCEEDED"];
    expect(outcomes).toEqual([[], stopped, [], stopped, stopped, stopped]);
  });
});
