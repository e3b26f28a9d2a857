import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

interface Answer {
  readonly channel: Record<"status" | "redeemed" | "dueToConsumer" | "dueToProvider", string> | null;
  readonly agreement: { readonly deadline: string; readonly consumerSignature: string } | null;
  readonly transaction: object | null;
  readonly userErrors: readonly { readonly code: string }[];
}

async function close(input: object, mspId: string): Promise<Answer> {
  const source = `mutation ($input: PaymentChannelCloseInput!) { paymentChannelClose(input: $input) {
    channel { status redeemed dueToConsumer dueToProvider } agreement { deadline consumerSignature }
    transaction { hash } userErrors { code } } }`;
  return (await payments.ask<{ paymentChannelClose: Answer }>(source, { input }, mspId)).paymentChannelClose;
}

test("the consumer's payment server signs, the provider's ends the channel with it", async () => {
  const { id: channelId } = await payments.openChannel(1_000n);
  const terms = { channelId, redeemed: "300" };
  const signed = await close(terms, "Org1MSP");
  expect(signed).toMatchObject({ channel: { status: "OPEN" }, transaction: null, userErrors: [] });
  const { deadline, consumerSignature } = signed.agreement ?? {};
  const changed = await close({ ...terms, redeemed: "301", deadline, consumerSignature }, "Org2MSP");
  expect(changed).toMatchObject({ agreement: null, userErrors: [{ code: "BAD_SIGNATURE" }] });
  expect(await close({ ...terms, deadline, consumerSignature }, "Org2MSP")).toMatchObject({
    channel: { status: "TERMINATED", redeemed: "300", dueToProvider: "300", dueToConsumer: "700" },
    userErrors: [],
  });
});

test("one call ends a channel when both keys are held", async () => {
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org1MSP")];
  const terms = { consumer, provider, lanes: [{ pricePerRequest: "1" }], deposit: "50" };
  const { channel } = await payments.act("paymentChannelOpen", terms);
  expect(await close({ channelId: channel?.id, redeemed: "0", idempotencyKey: "end" }, "Org1MSP")).toMatchObject({
    channel: { status: "TERMINATED", dueToProvider: "0", dueToConsumer: "50" },
    userErrors: [],
  });
});

test("neither party is given away: the provider signs only what the consumer has signed, and strangers nothing", async () => {
  const { id: channelId } = await payments.openChannel(1_000n);
  expect((await close({ channelId, redeemed: "0" }, "Org2MSP")).userErrors).toEqual([{ code: "FORBIDDEN" }]);
  const consumerSignature = `0x${"11".repeat(65)}`;
  const forged = { channelId, redeemed: "1000", deadline: "2100-01-01T00:00:00Z", consumerSignature };
  expect((await close(forged, "Org2MSP")).userErrors).toEqual([{ code: "BAD_SIGNATURE" }]);
  expect((await close(forged, "Org1MSP")).userErrors).toEqual([{ code: "FORBIDDEN" }]);
});

test("an agreement that is too old, gives too much, or takes back is not signed", async () => {
  const { id: channelId } = await payments.openChannel(1_000n);
  const refused = { channel: null, agreement: null, transaction: null, userErrors: [{ code: "BAD_INPUT" }] };
  const refusedOf = (terms: { redeemed: string; deadline?: string }) => close({ channelId, ...terms }, "Org1MSP");
  for (const deadline of ["2001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", new Date(Date.now() - 1).toISOString()]) {
    expect(await refusedOf({ redeemed: "1", deadline })).toEqual(refused);
  }
  for (const redeemed of [1_001n, 2n ** 128n, 2n ** 256n - 1n]) {
    expect(await refusedOf({ redeemed: `${redeemed}` })).toEqual(refused);
  }
  const early = (await close({ channelId, redeemed: "10" }, "Org1MSP")).agreement;
  await payments.validate(await payments.sign(channelId, 2));
  await payments.start(channelId);
  await payments.pass(60);
  await payments.finalize(channelId);
  expect(await refusedOf({ redeemed: "19" })).toEqual(refused);
  // Nor does the provider's payment server hand in what was signed before.
  expect((await close({ channelId, redeemed: "10", ...early }, "Org2MSP")).userErrors).toEqual(refused.userErrors);
  const { agreement } = await close({ channelId, redeemed: "20" }, "Org1MSP");
  expect(await close({ channelId, redeemed: "20", ...agreement }, "Org2MSP")).toMatchObject({
    channel: { status: "TERMINATED", redeemed: "20" },
  });
  expect((await refusedOf({ redeemed: "20" })).userErrors).toEqual([{ code: "WRONG_STATE" }]);
});

test("an agreement that its deadline has overtaken is not handed in", async () => {
  const { id: channelId } = await payments.openChannel(1_000n);
  const { agreement } = await close({ channelId, redeemed: "10" }, "Org1MSP");
  await payments.pass(3_601);
  const late = await close({ channelId, redeemed: "10", ...agreement }, "Org2MSP");
  expect(late).toMatchObject({ transaction: null, userErrors: [{ code: "BAD_INPUT" }] });
});
