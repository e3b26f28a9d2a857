import { ZeroAddress } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestChain, type TestChain } from "../../ledgers/evm/testing.ts";
import { RunningPayments } from "./testing/running-payments.ts";
import { TestTokens } from "./testing/test-tokens.ts";

let node: TestChain;
let payments: RunningPayments;
let tokens: TestTokens;

beforeAll(async () => {
  node = await startTestChain();
  tokens = await TestTokens.deploy(node);
  const acceptedAssets = new Set([ZeroAddress, tokens.signable, tokens.plain]);
  payments = await RunningPayments.start({ acceptedAssets }, node);
});
afterAll(async () => {
  await payments.stop();
  await node.stop();
});

/** A channel of a token, and a consumer that has 1,000 of it. */
async function openTokenChannel(asset: string, deposit = "0") {
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  await tokens.mint(asset, consumer, 1_000n);
  const input = { consumer, provider, asset, lanes: [{ pricePerRequest: "10" }], deposit };
  const { channel, userErrors } = await payments.act("paymentChannelOpen", input);
  expect(userErrors).toEqual([]);
  return { consumer, provider, channelId: channel?.id ?? "" };
}

const deposit = (input: object, mspId?: string) => payments.act("paymentChannelDeposit", input, mspId);

async function transactionsOf(account: string): Promise<number> {
  return Number(await payments.rpc("eth_getTransactionCount", [account, "latest"]));
}

test("a token pays as ether does: deposit at opening, requests, redemption, payout, and the rest goes back", async () => {
  const { consumer, provider, channelId } = await openTokenChannel(tokens.signable, "500");
  expect(await payments.channel(channelId)).toMatchObject({ held: "500" });
  expect((await payments.validate(await payments.sign(channelId, 3))).accepted).toBe(3);
  await payments.start(channelId);
  await payments.pass(60);
  await payments.finalize(channelId);
  await payments.withdraw(channelId, provider, "Org2MSP");
  await payments.terminate(channelId, provider, "Org2MSP");
  await payments.withdraw(channelId, consumer, "Org1MSP");
  expect(await tokens.balanceOf(tokens.signable, provider)).toBe(30n);
  expect(await tokens.balanceOf(tokens.signable, consumer)).toBe(970n);
});

test("a deposit takes one transaction with a permit, two where the token knows none", async () => {
  for (const [asset, transactions] of [
    [tokens.signable, 1],
    [tokens.plain, 2],
  ] as const) {
    const { consumer: from, channelId } = await openTokenChannel(asset);
    const before = await transactionsOf(from);
    const paid = await deposit({
      channelId,
      from,
      amount: "400",
      asset,
      idempotencyKey: `400 of ${asset}`.slice(0, 64),
    });
    expect(paid).toMatchObject({ channel: { held: "400" }, userErrors: [] });
    expect((await transactionsOf(from)) - before).toBe(transactions);
    expect((await deposit({ channelId, from, amount: "601" })).userErrors).toMatchObject([
      { code: expect.any(String) },
    ]);
    expect(await tokens.balanceOf(asset, from)).toBe(600n);
  }
});

test("what the payer authorises another hands in, so that the payer needs no transaction", async () => {
  const { consumer: from, channelId } = await openTokenChannel(tokens.signable);
  const sender = await payments.createAccount("Org1MSP");
  const before = await transactionsOf(from);
  expect((await deposit({ channelId, from, sender, amount: "250" })).channel).toMatchObject({ held: "250" });
  expect(await transactionsOf(from)).toBe(before);
  const strangers = await payments.createAccount("Org2MSP");
  const foreign = await deposit({ channelId, from, sender: strangers, amount: "1" }, "Org2MSP");
  expect(foreign.userErrors).toMatchObject([{ code: "FORBIDDEN" }]);
  const authorization = { validBefore: "2100-01-01T00:00:00Z", nonce: `0x${"01".repeat(32)}`, signature: "0x00" };
  const garbage = await deposit({ channelId, from, sender, amount: "1", authorization });
  expect(garbage.userErrors).toMatchObject([{ code: "BAD_SIGNATURE" }]);
});

test("a token that its provider does not take pays for nothing", async () => {
  const { channelId } = await openTokenChannel(tokens.worthless, "1000");
  const signed = await payments.sign(channelId, 1);
  expect((await payments.validate(signed)).refused).toEqual([["0", "ASSET_NOT_ACCEPTED"]]);
});

test("amounts in another asset than the channel's, ether by proxy, and assets that are none are refused", async () => {
  const bad = [{ code: "BAD_INPUT" }];
  const ether = await payments.openChannel(0n);
  const paid = { channelId: ether.id, from: ether.consumer, amount: "5" };
  expect((await deposit({ ...paid, asset: tokens.signable })).userErrors).toMatchObject(bad);
  expect((await deposit({ ...paid, asset: null })).userErrors).toEqual([]);
  const sender = await payments.createAccount("Org1MSP");
  expect((await deposit({ ...paid, sender })).userErrors).toMatchObject(bad);
  const { consumer: from, channelId } = await openTokenChannel(tokens.signable);
  expect((await deposit({ channelId, from, amount: "5", asset: null })).userErrors).toMatchObject(bad);
  const { consumer, provider } = ether;
  const input = { consumer, provider, asset: consumer, lanes: [{ pricePerRequest: "1" }] };
  expect((await payments.act("paymentChannelOpen", input)).userErrors).toMatchObject(bad);
});
