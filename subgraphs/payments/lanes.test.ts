import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

const plain = { pricePerRequest: "10", label: "plain" };
const heavy = { lane: 3, pricePerRequest: "70", label: "heavy" };

interface ShownLane {
  readonly lane: number;
  readonly label: string;
  readonly pricePerRequest: string;
  readonly expiringPricePerRequest: string | null;
  readonly acceptedRequests: string | null;
  readonly signedRequests: string | null;
}

async function lanesOf(id: string, mspId?: string): Promise<readonly ShownLane[]> {
  const fields = "lane label pricePerRequest expiringPricePerRequest acceptedRequests signedRequests";
  const source = `query ($id: ID!) { paymentChannel(id: $id) { lanes(first: 10) { nodes { ${fields} } } } }`;
  const { paymentChannel } = await payments.ask<{ paymentChannel: { lanes: { nodes: ShownLane[] } } }>(
    source,
    { id },
    mspId,
  );
  return paymentChannel.lanes.nodes;
}

const openLane = (channelId: string, lane: number, more: object = {}, mspId = "Org1MSP") =>
  payments.act("paymentLaneOpen", { channelId, lane, ...more }, mspId);
const rotate = (channelId: string, mspId = "Org1MSP") => payments.act("paymentVoucherKeyRotate", { channelId }, mspId);

test("requests of two lanes are counted and priced apart, and redeemed in one transaction", async () => {
  const { id } = await payments.openChannel(10_000n, { lanes: [heavy, plain] });
  expect((await payments.validate(await payments.sign(id, 5))).accepted).toBe(5);
  expect((await payments.validate(await payments.sign(id, 2, 3))).accepted).toBe(2);
  expect(await lanesOf(id, "Org2MSP")).toMatchObject([
    { lane: 0, label: "plain", pricePerRequest: "10", acceptedRequests: "5", signedRequests: null },
    { lane: 3, label: "heavy", pricePerRequest: "70", acceptedRequests: "2", signedRequests: null },
  ]);
  expect(await lanesOf(id)).toMatchObject([
    { acceptedRequests: null, signedRequests: "5" },
    { acceptedRequests: null, signedRequests: "2" },
  ]);
  expect(await payments.channel(id, "Org2MSP")).toMatchObject({ acceptedRequests: "7" });

  await payments.start(id);
  await payments.pass(60);
  const { channel, transaction } = await payments.finalize(id);
  expect(channel).toMatchObject({ redeemed: "190", acceptedRequests: "0" });
  const source = `query ($id: ID!) { paymentChannel(id: $id) { redemptions(first: 5) {
    nodes { lane requests amount transaction { hash } } } } }`;
  const { paymentChannel } = await payments.ask<{ paymentChannel: object }>(source, { id });
  expect(paymentChannel).toEqual({
    redemptions: {
      nodes: [
        { lane: 0, requests: "5", amount: "50", transaction },
        { lane: 3, requests: "2", amount: "140", transaction },
      ],
    },
  });
});

test("a new price counts from the next token id on, tokens of the old id at the old one", async () => {
  const { id } = await payments.openChannel(10_000n, { lanes: [plain, heavy] });
  const old = await payments.sign(id, 3);
  await payments.validate(old.slice(0, 1));
  const added = { lane: 9, pricePerRequest: "1", label: "new" };
  expect((await payments.start(id, [{ pricePerRequest: "25" }, added])).userErrors).toEqual([]);
  expect(await lanesOf(id)).toMatchObject([
    { lane: 0, label: "plain", pricePerRequest: "25", expiringPricePerRequest: "10" },
    { lane: 3, label: "heavy", pricePerRequest: "70", expiringPricePerRequest: "70" },
    { lane: 9, label: "new", pricePerRequest: "1", expiringPricePerRequest: null },
  ]);
  expect((await payments.validate([...old.slice(1), ...(await payments.sign(id, 4))])).accepted).toBe(6);
  await payments.pass(60);
  expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "30" });
  await payments.start(id);
  await payments.pass(60);
  expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "130" });
});

test("the consumer opens a lane for each on whose behalf it calls, at the price of another", async () => {
  const { id } = await payments.openChannel(10_000n, { lanes: [plain, heavy] });
  await expect(payments.sign(id, 1, 7)).rejects.toThrow("NOT_FOUND");
  expect((await openLane(id, 7, { pricedAs: 3, label: "for Alice" })).userErrors).toEqual([]);
  expect((await payments.validate(await payments.sign(id, 3, 7))).accepted).toBe(3);
  expect((await lanesOf(id, "Org2MSP")).at(-1)).toMatchObject({
    lane: 7,
    label: "for Alice",
    pricePerRequest: "70",
    acceptedRequests: "3",
  });
  expect((await openLane(id, 7)).userErrors).toMatchObject([{ code: "ALREADY_EXISTS" }]);
  expect((await openLane(id, 8, { pricedAs: 5 })).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
  expect((await openLane(id, -1)).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
  expect((await openLane(id, 8, { label: "é".repeat(17) })).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
  expect((await openLane(id, 8, { label: "é".repeat(16) })).userErrors).toEqual([]);
  expect((await openLane(id, 9, {}, "Org2MSP")).userErrors).toMatchObject([{ code: "FORBIDDEN" }]);
});

test("lanes that are given twice, or none at all, open no channel", async () => {
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  const open = (lanes: object[]) => payments.act("paymentChannelOpen", { consumer, provider, lanes });
  expect((await open([plain, heavy, plain])).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
  expect((await open([])).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
});

test("a new voucher key signs at once, what the old one signed still counts and both are redeemed", async () => {
  const { id, consumer, provider } = await payments.openChannel();
  const old = await payments.sign(id, 2);
  const voucherKey = async (channel: string) => {
    const source = `query ($id: ID!) { paymentChannel(id: $id) { voucherKey } }`;
    const { paymentChannel } = await payments.ask<{ paymentChannel: { voucherKey: string } }>(source, { id: channel });
    return paymentChannel.voucherKey;
  };
  const before = await voucherKey(id);
  expect((await rotate(id, "Org2MSP")).userErrors).toMatchObject([{ code: "FORBIDDEN" }]);
  expect((await rotate(id)).userErrors).toEqual([]);
  expect(await voucherKey(id)).not.toBe(before);
  const fresh = await payments.sign(id, 1);
  expect((await payments.validate([...fresh, ...old])).accepted).toBe(3);

  await payments.restart();
  await payments.start(id);
  await payments.pass(60);
  expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "30" });
  expect((await payments.validate(await payments.sign(id, 1))).accepted).toBe(1);

  const next = { consumer, provider, lanes: [plain] };
  const { channel } = await payments.act("paymentChannelOpen", next);
  expect(await voucherKey(channel?.id ?? "")).toBe(await voucherKey(id));
});

test("tokens of an old key are redeemed even if nothing newer came", async () => {
  const { id } = await payments.openChannel();
  await payments.validate(await payments.sign(id, 4));
  await rotate(id);
  await rotate(id);
  await payments.start(id);
  await payments.pass(60);
  expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "40" });
});
