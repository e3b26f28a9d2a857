import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActPayload, type GraphChannel, RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;
let provider: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  provider = await payments.createAccount("Org2MSP");
});
afterAll(() => payments.stop());

interface Answer extends Pick<ActPayload, "transaction" | "userErrors"> {
  readonly channels: readonly Pick<GraphChannel, "id" | "tokenId" | "redeemed">[] | null;
}

async function onMany(name: "Start" | "Finalize", channelIds: readonly string[], more: object = {}): Promise<Answer> {
  const source = `mutation ($input: RedemptionBatch${name}Input!) { act: redemptionBatch${name}(input: $input) {
    channels { id tokenId redeemed } transaction { hash } userErrors { code field } } }`;
  const input = { provider, channelIds, ...more };
  return (await payments.ask<{ act: Answer }>(source, { input }, "Org2MSP")).act;
}

/** Channels of the provider, on each of which it has accepted some requests. */
async function openChannels(...accepted: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const requests of accepted) {
    const { id } = await payments.openChannel(1_000n, { provider });
    await payments.validate(await payments.sign(id, requests));
    ids.push(id);
  }
  return ids;
}

const refusal = (code: string, index: number) => ({ code, field: ["input", "channelIds", String(index)] });

test("many channels are redeemed in two transactions, each for its own requests", async () => {
  const ids = await openChannels(1, 2, 3);
  const transactions = async () => Number(await payments.rpc("eth_getTransactionCount", [provider, "latest"]));
  const before = await transactions();
  const started = await onMany("Start", ids, { idempotencyKey: "all of them" });
  expect(started).toMatchObject({ channels: ids.map((id) => ({ id, tokenId: "2" })), userErrors: [] });
  expect(await onMany("Start", ids, { idempotencyKey: "all of them" })).toEqual(started);
  expect(await onMany("Finalize", ids)).toEqual({
    channels: [],
    transaction: null,
    userErrors: ids.map((_id, index) => refusal("TOO_EARLY", index)),
  });
  await payments.pass(60);
  const { channels, userErrors } = await onMany("Finalize", ids);
  expect(userErrors).toEqual([]);
  expect(channels?.map(({ redeemed }) => redeemed)).toEqual(["10", "20", "30"]);
  expect((await transactions()) - before).toBe(2);
});

test("a channel that cannot be redeemed does not stop the others, whether we or its contract says so", async () => {
  const [busy = "", free = ""] = await openChannels(1, 1);
  await payments.start(busy);
  const { id: foreign } = await payments.openChannel();
  const { channels, transaction, userErrors } = await onMany("Start", [busy, foreign, provider, free]);
  expect(channels).toMatchObject([{ id: free, tokenId: "2" }]);
  expect(transaction).toMatchObject({ hash: expect.any(String) });
  expect(userErrors.toSorted((a, b) => Number(a.field?.at(-1)) - Number(b.field?.at(-1)))).toEqual([
    refusal("REDEMPTION_PENDING", 0),
    refusal("FORBIDDEN", 1),
    refusal("NOT_FOUND", 2),
  ]);
});

test("no channel, too many, one twice, and another organisation's provider are refused", async () => {
  const [id = ""] = await openChannels(1);
  const bad = { channels: null, transaction: null, userErrors: [{ code: "BAD_INPUT", field: null }] };
  expect(await onMany("Start", [])).toEqual(bad);
  expect(await onMany("Start", [id, id.toUpperCase().replace("0X", "0x")])).toEqual(bad);
  const some = Array.from({ length: 51 }, (_, index) => `0x${index.toString(16).padStart(40, "0")}`);
  expect(await onMany("Start", some)).toEqual(bad);
  expect((await onMany("Start", some.slice(1))).userErrors).toHaveLength(50);
  const stranger = await payments.createAccount("Org1MSP");
  expect((await onMany("Start", [id], { provider: stranger })).userErrors).toMatchObject([{ code: "FORBIDDEN" }]);
});

test("a channel whose token id is the last one is refused, and stops no other", async () => {
  const [last = "", other = ""] = await openChannels(1, 1);
  // As one of a former contract could be.
  await payments.database.query("UPDATE payments.channels SET token_id = $1 WHERE address = $2", [
    String(2n ** 64n - 1n),
    last.toLowerCase(),
  ]);
  expect((await payments.start(last)).userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
  const { channels, userErrors } = await onMany("Start", [last, other]);
  expect([channels?.map(({ id }) => id), userErrors]).toEqual([[other], [refusal("WRONG_STATE", 0)]]);
});

test("channels with too many lanes for one transaction do not stop those that fit", async () => {
  const lanes = Array.from({ length: 200 }, (_, lane) => ({ lane, pricePerRequest: "1" }));
  const ids: string[] = [];
  for (const count of [200, 100, 50]) {
    const { id } = await payments.openChannel(1_000n, { provider, lanes: lanes.slice(0, count) });
    const tokens = await Promise.all(lanes.slice(0, count).map(({ lane }) => payments.sign(id, 1, lane)));
    expect((await payments.validate(tokens.flat())).refused).toEqual([]);
    ids.push(id);
  }
  expect((await onMany("Start", ids)).userErrors).toEqual([]);
  await payments.pass(60);
  const first = await onMany("Finalize", ids);
  expect(first.channels?.map(({ redeemed }) => redeemed)).toEqual(["200", "50"]);
  expect(first.userErrors).toEqual([refusal("BAD_INPUT", 1)]);
  expect(await onMany("Finalize", ids.slice(1, 2))).toMatchObject({ channels: [{ redeemed: "100" }], userErrors: [] });
});
