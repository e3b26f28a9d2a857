import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import { adminOf } from "../../kit/testing/principals.ts";
import { succeeded } from "../model/transaction.ts";
import { FundedChannel, openOwnDatabase } from "./testing/funded-channel.ts";

let database: Database;
let channel: FundedChannel;
let server: Awaited<ReturnType<FundedChannel["start"]>>;

beforeAll(async () => {
  database = await openOwnDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  channel = await FundedChannel.open(database, 100n);
  server = await channel.start();
});

/** Begins a payment that must be held. */
async function hold(ceiling: bigint, at = server): Promise<string> {
  const begun = await at.begin(ceiling);
  if (begun.kind !== "held") throw new Error(JSON.stringify(begun));
  return begun.payment;
}

const refusal = (reason: string) => ({ kind: "required", error: `invalid_batch_settlement_evm_${reason}` });

test("a voucher pays once, and the next one must be for just a price more", async () => {
  expect(await server.finish(await hold(10n))).toMatchObject({ extra: { chargedAmount: "10" } });
  expect(await server.begin(10n)).toMatchObject(refusal("cumulative_amount_mismatch"));
  expect(await server.begin(21n)).toMatchObject(refusal("cumulative_amount_mismatch"));
  await server.finish(await hold(20n));
});

test("whoever counts wrongly is shown its own newest voucher", async () => {
  const { payload } = await channel.payer.message(10n);
  await server.finish(await hold(10n));
  const [accepted] = ((await server.begin(10n)) as unknown as { accepts: { extra: object }[] }).accepts;
  expect(accepted?.extra).toMatchObject({
    channelState: { channelId: channel.payer.channelId, balance: "100", chargedCumulativeAmount: "10" },
    voucherState: { signedMaxClaimable: "10", signature: payload.voucher.signature },
  });
});

test("a channel is charged to its last unit, and not beyond", async () => {
  for (let charged = 10n; charged <= 100n; charged += 10n) await server.finish(await hold(charged));
  expect(await server.begin(110n)).toMatchObject(refusal("cumulative_amount_mismatch"));
});

test("one request is served at a time, and what was given up pays again", async () => {
  const payment = await hold(10n);
  expect(await server.begin(10n)).toMatchObject(refusal("channel_busy"));
  expect(await server.giveUp(payment)).toBeNull();
  await expect(server.finish(payment)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await server.finish(await hold(10n));
});

test("what is asked twice by the same name happens once, with the same answer", async () => {
  const [one, other] = await Promise.all([server.begin(10n, "request"), server.begin(10n, "request")]);
  expect(one).toEqual(other);
  expect(await server.begin(10n, "request")).toEqual(one);
  if (one.kind !== "held") throw new Error("not held");
  const [first, again] = await Promise.all([server.finish(one.payment), server.finish(one.payment)]);
  expect(first).toEqual(again);
  expect(await server.finish(one.payment)).toEqual(first);
  expect(await server.begin(10n)).toMatchObject(refusal("cumulative_amount_mismatch"));
});

test("after a restart a charged payment is known by its name, and one that was only held is not", async () => {
  const charged = await hold(10n);
  const settlement = await server.finish(charged);
  const held = await hold(20n);
  const restarted = await channel.start();
  expect(await restarted.finish(charged)).toEqual(settlement);
  await expect(restarted.finish(held)).rejects.toMatchObject({ code: "WRONG_STATE" });
  await restarted.finish(await hold(20n, restarted));
});

test("of two instances that serve the same voucher one is paid", async () => {
  const other = await channel.start();
  const payments = [await hold(10n), await hold(10n, other)] as const;
  const outcomes = await Promise.allSettled([server.finish(payments[0]), other.finish(payments[1])]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  // Whichever of them it was, both know now.
  await server.finish(await hold(20n));
  await other.finish(await hold(30n, other));
});

test("another organisation cannot finish a payment", async () => {
  const payment = await hold(10n);
  await expect(server.finish(payment, adminOf("Org1MSP"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await server.finish(payment);
});

const authorization = {
  validAfter: "0",
  validBefore: "99999999999",
  salt: `0x${"1".repeat(64)}`,
  signature: `0x${"2".repeat(130)}`,
};
const deposit = (amount: string, changes: object = {}) => ({
  type: "deposit",
  deposit: { amount, authorization: { erc3009Authorization: { ...authorization, ...changes } } },
});

test("a deposit that was mined and did not arrive pays nothing", async () => {
  for (let charged = 10n; charged <= 100n; charged += 10n) await server.finish(await hold(charged));
  expect(await server.begin(110n, "one", deposit("100"))).toMatchObject(refusal("deposit_transaction_failed"));
  // Nor does it keep the channel.
  expect(await server.begin(110n, "other")).toMatchObject(refusal("cumulative_amount_mismatch"));
});

test("a deposit that was fetched already, for a request whose answer was lost, pays for the request that comes again", async () => {
  const used = () => Promise.reject(new PlatformError("TRANSACTION_REVERTED", "the authorisation was used"));
  const again = await channel.start(used);
  const begun = await again.begin(10n, "again", deposit("100"));
  if (begun.kind !== "held") throw new Error(JSON.stringify(begun));
  expect(await again.finish(begun.payment)).toMatchObject({ transaction: "", extra: { chargedAmount: "10" } });
  for (let charged = 20n; charged <= 100n; charged += 10n) await again.finish(await hold(charged, again));
  expect(await again.begin(110n, "beyond", deposit("100"))).toMatchObject(refusal("deposit_transaction_failed"));
});

test("a chain that is away is no fault of the payer's", async () => {
  const away = await channel.start(() => Promise.reject(new PlatformError("LEDGER_UNAVAILABLE", "away")));
  await expect(away.begin(10n, "away", deposit("100"))).rejects.toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  await away.finish(await hold(10n, away));
});

test("a deposit must be large enough, and be authorised now", async () => {
  expect(await server.begin(10n, "small", deposit("99"))).toMatchObject(refusal("deposit_below_min_deposit"));
  const early = deposit("100", { validAfter: "99999999998" });
  expect(await server.begin(10n, "early", early)).toMatchObject(refusal("payload_authorization_valid_after"));
  const late = deposit("100", { validBefore: "1" });
  expect(await server.begin(10n, "late", late)).toMatchObject(refusal("payload_authorization_valid_before"));
});

test("a refund takes what is left at most, and something", async () => {
  for (const amount of ["101", "0"]) {
    expect(await server.begin(0n, amount, { type: "refund", amount })).toMatchObject(refusal("refund_amount_invalid"));
  }
  for (let charged = 10n; charged <= 100n; charged += 10n) await server.finish(await hold(charged));
  expect(await server.begin(100n, "empty", { type: "refund" })).toMatchObject(refusal("refund_no_balance"));
  expect(await server.begin(90n, "wrong", { type: "refund" })).toMatchObject(refusal("cumulative_amount_mismatch"));
});

test("a refund of less than is paid in at a time takes all, so that no payer costs its provider a transaction a unit", async () => {
  const sent: unknown[] = [];
  const { begin } = await (await FundedChannel.open(database, 250n)).start(async (_account, request) => {
    sent.push(request);
    return succeeded(`0x${"0".repeat(64)}`, 1);
  });
  const ask = (amount?: string) => begin(0n, `${amount}`, { type: "refund", ...(amount && { amount }) });
  for (const amount of ["1", "99", "251"]) expect(await ask(amount)).toMatchObject(refusal("refund_amount_invalid"));
  expect(sent).toHaveLength(0);
  for (const amount of ["100", "249", "250", undefined]) expect(await ask(amount)).toMatchObject({ kind: "refunded" });
  expect(sent).toHaveLength(4);
});

test("a stranger cannot hold a channel, nor have the store asked for it", async () => {
  const stranger = await FundedChannel.open(database, 100n);
  const { voucher } = (await stranger.payer.message(10n)).payload;
  const forged = { voucher: { ...voucher, channelId: channel.payer.channelId } };
  const [first, second] = await Promise.all([server.begin(10n, "forged", forged), server.begin(10n, "right")]);
  expect(first).toMatchObject(refusal("voucher_signature"));
  expect(second.kind).toBe("held");
  const nowhere = { ...forged, channelConfig: stranger.payer.config, voucher };
  expect(await server.begin(10n, "nowhere", nowhere)).toMatchObject(refusal("receiver_mismatch"));
});
