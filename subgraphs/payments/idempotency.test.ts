import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let newestKey = 0;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

const newKey = () => `key ${++newestKey}`;
const deposit = (channelId: string, from: string, amount: string, idempotencyKey: string) =>
  payments.act("paymentChannelDeposit", { channelId, from, amount, idempotencyKey });
/** Under one key and at once. */
const often = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, ask));

test("a deposit counts once under its key, also after a restart, and another amount is refused", async () => {
  const { id, consumer } = await payments.openChannel(0n);
  const key = newKey();
  const all = await often(() => deposit(id, consumer, "7", key));
  expect(all[0]?.userErrors).toEqual([]);
  expect(all).toEqual(Array(20).fill(all[0]));
  await payments.restart();
  expect(await deposit(id, consumer, "7", key)).toEqual(all[0]);
  expect((await deposit(id, consumer, "8", key)).userErrors).toMatchObject([{ code: "IDEMPOTENCY_KEY_REUSED" }]);
  expect((await payments.channel(id))?.deposited).toBe("7");
});

test("a channel without a salt is opened once under its key", async () => {
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], idempotencyKey: newKey() };
  const all = await often(() => payments.act("paymentChannelOpen", input));
  expect(all[0]).toMatchObject({ userErrors: [], channel: { status: "OPEN" } });
  expect(all).toEqual(Array(20).fill(all[0]));
  const again = await payments.act("paymentChannelOpen", {
    ...input,
    idempotencyKey: newKey(),
  });
  expect(again.channel?.id).not.toBe(all[0]?.channel?.id);
});

test("an account is made once under its key, and its first ether paid once", async () => {
  const source = `mutation ($input: PaymentAccountCreateInput!) { paymentAccountCreate(input: $input) {
    account { address etherBalance } transaction { hash blockNumber status } userErrors { code } } }`;
  const input = { idempotencyKey: newKey() };
  type Answer = { paymentAccountCreate: { account: object; transaction: object } };
  const all = await often(() => payments.ask<Answer>(source, { input }));
  expect(all[0]?.paymentAccountCreate).toMatchObject({
    account: { etherBalance: String(100n * 10n ** 18n) },
    transaction: { status: "SUCCEEDED" },
    userErrors: [],
  });
  expect(all).toEqual(Array(20).fill(all[0]));
});

test("the same tokens are signed, and accepted, once under their keys", async () => {
  const { id } = await payments.openChannel();
  const sign = `mutation ($input: PaymentTokenSignInput!) { paymentTokenSign(input: $input) {
    tokens { intermediary consumer tokenId lane requests signature } userErrors { code } } }`;
  type Signed = { paymentTokenSign: { tokens: { requests: string }[] } };
  const input = { channelId: id, count: 3, idempotencyKey: newKey() };
  const all = await often(() => payments.ask<Signed>(sign, { input }));
  expect(all).toEqual(Array(20).fill(all[0]));
  const tokens = all[0]?.paymentTokenSign.tokens ?? [];
  expect(tokens.map(({ requests }) => requests)).toEqual(["1", "2", "3"]);
  const validate = `mutation ($input: PaymentTokenValidateInput!) { paymentTokenValidate(input: $input) {
    accepted userErrors { code field } } }`;
  const answers = await often(() =>
    payments.ask(validate, { input: { tokens: [...tokens, tokens[0]], idempotencyKey: "tokens" } }, "Org2MSP"),
  );
  const replayed = [{ code: "REPLAYED_REQUEST", field: ["input", "tokens", "3"] }];
  expect(answers).toEqual(Array(20).fill({ paymentTokenValidate: { accepted: 3, userErrors: replayed } }));
});

test("a server killed before it kept its answer signs and accepts the same tokens again", async () => {
  const { id } = await payments.openChannel();
  const sign = `mutation ($input: PaymentTokenSignInput!) { paymentTokenSign(input: $input) {
    tokens { intermediary consumer tokenId lane requests signature } userErrors { code } } }`;
  const validate = `mutation ($input: PaymentTokenValidateInput!) { paymentTokenValidate(input: $input) {
    accepted userErrors { code field } } }`;
  type Signed = { paymentTokenSign: { tokens: object[] } };
  // As if each answer had not been kept.
  const forgetAnswers = () =>
    payments.database.query("UPDATE requests.requests SET payload = NULL, held_until = '-infinity'");
  const signInput = { channelId: id, count: 2, idempotencyKey: newKey() };
  const signed = await payments.ask<Signed>(sign, { input: signInput });
  await forgetAnswers();
  expect(await payments.ask(sign, { input: signInput })).toEqual(signed);
  const [first, second] = signed.paymentTokenSign.tokens;
  const input = { tokens: [first, first, second], idempotencyKey: newKey() };
  const accepted = await payments.ask(validate, { input }, "Org2MSP");
  expect(accepted).toMatchObject({ paymentTokenValidate: { accepted: 2, userErrors: [{ code: "REPLAYED_REQUEST" }] } });
  await forgetAnswers();
  await payments.start(id);
  await payments.restart();
  expect(await payments.ask(sign, { input: signInput })).toEqual(signed);
  expect(await payments.ask(validate, { input }, "Org2MSP")).toEqual(accepted);
  const other = await payments.ask(validate, { input: { ...input, idempotencyKey: newKey() } }, "Org2MSP");
  expect(other).toMatchObject({ paymentTokenValidate: { accepted: 0 } });
});

test("a refusal by the contract is the answer under its key, whatever happens later", async () => {
  const { id } = await payments.openChannel();
  const input = { channelId: id, idempotencyKey: newKey() };
  const finalize = () => payments.act("redemptionFinalize", input, "Org2MSP");
  const refused = await finalize();
  expect(refused.userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
  await payments.start(id);
  await payments.pass(60);
  expect(await finalize()).toEqual(refused);
  expect((await payments.finalize(id)).userErrors).toEqual([]);
});
