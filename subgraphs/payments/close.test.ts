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
  const { channel } = await payments.act("paymentChannelOpen", "PaymentChannelOpenInput", terms);
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

test("an agreement that is too old, gives too much, or takes back is refused", async () => {
  const { id: channelId } = await payments.openChannel(1_000n);
  const codeOf = async (terms: { redeemed: string; deadline?: string }) => {
    const { agreement, userErrors } = await close({ channelId, ...terms }, "Org1MSP");
    expect(userErrors).toEqual([]);
    const ended = await close({ channelId, ...terms, ...agreement }, "Org2MSP");
    return ended.userErrors[0]?.code;
  };
  expect(await codeOf({ redeemed: "1", deadline: "2001-01-01T00:00:00Z" })).toBe("DEADLINE_EXPIRED");
  expect(await codeOf({ redeemed: "1001" })).toBe("BAD_INPUT");
  await payments.validate(await payments.sign(channelId, 2));
  await payments.start(channelId);
  await payments.pass(60);
  await payments.finalize(channelId);
  expect(await codeOf({ redeemed: "19" })).toBe("BAD_INPUT");
  expect(await codeOf({ redeemed: "20" })).toBeUndefined();
});
