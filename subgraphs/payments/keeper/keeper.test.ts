import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../ledgers/evm/testing.ts";
import { type GraphChannel, RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start({ keeper: { intervalMs: 20 } });
});
afterAll(() => payments.stop());

interface PolicyAnswer {
  readonly paymentPolicySet: { readonly userErrors: readonly { readonly code: string }[] };
}

async function setPolicy(account: string, policy: object, mspId = "Org1MSP") {
  const source = `mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }`;
  return (await payments.ask<PolicyAnswer>(source, { input: { account, ...policy } }, mspId)).paymentPolicySet
    .userErrors;
}

interface ShownAccount {
  readonly paymentPolicies: readonly object[] | null;
  readonly paymentAlarms: readonly { readonly duty: string; readonly code: string; readonly channel: string }[] | null;
}

async function accountOf(address: string, mspId = "Org1MSP"): Promise<ShownAccount> {
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Account {
    paymentPolicies { asset redeemAfterSeconds riskCap fundBelow fundWith hourlyBudget spentInHour spentInDay }
    paymentAlarms { duty code channel } } } }`;
  const of = [{ __typename: "Account", address }];
  const [account] = (await payments.ask<{ _entities: ShownAccount[] }>(source, { of }, mspId))._entities;
  if (!account) throw new Error("no account");
  return account;
}

const channelWhen = (id: string, isSo: (channel: GraphChannel) => boolean) =>
  eventually(
    () => payments.channel(id),
    (channel) => channel !== null && isSo(channel),
  );

/** The keeper looks at all channels each time: when it has funded new ones twice, it has looked and acted on the others. */
async function untilLookedAgain(): Promise<void> {
  for (let time = 0; time < 2; time++) {
    const { id, consumer } = await payments.openChannel(1n);
    await setPolicy(consumer, { fundBelow: "2", fundWith: "1" });
    await channelWhen(id, ({ deposited }) => deposited === "2");
  }
}

test("a redemption is started at its value, ended when it can be, and not started again without need", async () => {
  const { id, provider } = await payments.openChannel();
  await setPolicy(provider, { redeemAtValue: "50", redeemAfterSeconds: null }, "Org2MSP");
  await payments.validate(await payments.sign(id, 5));
  const started = await eventually(
    () => payments.channel(id),
    (channel) => channel?.tokenId === "2",
  );
  expect(started).toMatchObject({ redeemed: "0" });
  await payments.pass(60);
  await channelWhen(id, ({ redeemed }) => redeemed === "50");
  await payments.pass(10_000);
  await payments.validate(await payments.sign(id, 1));
  await untilLookedAgain();
  expect(await payments.channel(id)).toMatchObject({ tokenId: "2", redeemed: "50" });
});

test("what an id brought is redeemed when it is old enough", async () => {
  const { id, provider } = await payments.openChannel();
  await setPolicy(provider, { redeemAfterSeconds: 600 }, "Org2MSP");
  await payments.validate(await payments.sign(id, 3));
  await payments.pass(600);
  await eventually(
    () => payments.channel(id),
    (channel) => channel?.tokenId === "2",
  );
  await payments.pass(60);
  await channelWhen(id, ({ redeemed }) => redeemed === "30");
});

test("what the chain took back, and refused when it was mined again, is done again", async () => {
  const { id, provider } = await payments.openChannel();
  await setPolicy(provider, { redeemAtValue: "50", redeemAfterSeconds: null }, "Org2MSP");
  const tokens = await payments.sign(id, 5);
  const snapshot = await payments.rpc("evm_snapshot", []);
  await payments.validate(tokens);
  await channelWhen(id, ({ tokenId }) => tokenId === "2");
  await payments.pass(60);
  await channelWhen(id, ({ redeemed }) => redeemed === "50");
  await payments.rpc("evm_revert", [snapshot]);
  await payments.rpc("anvil_mine", ["0x40"]);
  // The start is mined again now, and the end right after it, too early.
  await channelWhen(id, ({ tokenId, redeemed }) => tokenId === "2" && redeemed === "0");
  await payments.pass(60);
  await channelWhen(id, ({ redeemed }) => redeemed === "50");
});

test("a termination is answered with a redemption in time, also when it came while the server was down", async () => {
  const { id, consumer } = await payments.openChannel();
  await payments.validate(await payments.sign(id, 7));
  await payments.terminate(id, consumer, "Org1MSP");
  await payments.restart();
  await eventually(
    () => payments.channel(id),
    (channel) => channel?.tokenId === "2",
  );
  await payments.pass(60);
  await channelWhen(id, ({ redeemed, status }) => redeemed === "70" && status === "TERMINATING");
  await payments.pass(900);
  await channelWhen(id, ({ status }) => status === "TERMINATED");
  expect(await payments.channel(id)).toMatchObject({ dueToConsumer: "9930", dueToProvider: "70", tokenId: "2" });
});

test("a channel is funded when what is not promised falls below the threshold, one deposit at a time", async () => {
  const { id, consumer } = await payments.openChannel(100n);
  expect(await setPolicy(consumer, { fundBelow: "50", fundWith: "30" })).toEqual([]);
  await payments.sign(id, 5);
  await untilLookedAgain();
  expect((await payments.channel(id))?.deposited).toBe("100");
  // 40 are left: one deposit of 30 is enough.
  await payments.sign(id, 1);
  await channelWhen(id, ({ deposited }) => deposited === "130");
  await payments.restart();
  await untilLookedAgain();
  expect((await payments.channel(id))?.deposited).toBe("130");
  // 10 are left: that takes two.
  await payments.sign(id, 6);
  await channelWhen(id, ({ deposited }) => deposited === "190");
  await untilLookedAgain();
  expect((await payments.channel(id))?.deposited).toBe("190");
});

test("a budget stops deposits, says so, and lets them go on when it is raised", async () => {
  const { id, consumer } = await payments.openChannel(100n);
  await setPolicy(consumer, { fundBelow: "1000", fundWith: "60", hourlyBudget: "220" });
  // Payments before the budget was set count.
  await channelWhen(id, ({ deposited }) => deposited === "220");
  const stopped = await eventually(
    () => accountOf(consumer),
    ({ paymentAlarms }) => paymentAlarms?.length === 1,
  );
  expect(stopped.paymentAlarms).toMatchObject([{ duty: "FUND", code: "BUDGET_EXCEEDED" }]);
  expect(stopped.paymentPolicies).toMatchObject([{ hourlyBudget: "220", spentInHour: "220", spentInDay: "220" }]);
  const input = { channelId: id, from: consumer, amount: "1" };
  const byHand = await payments.act("paymentChannelDeposit", input);
  expect(byHand.userErrors).toMatchObject([{ code: "BUDGET_EXCEEDED" }]);
  await setPolicy(consumer, { fundBelow: "1000", fundWith: "60", hourlyBudget: "280" });
  await channelWhen(id, ({ deposited }) => deposited === "280");
  await setPolicy(consumer, {});
  await eventually(
    () => accountOf(consumer),
    ({ paymentAlarms }) => paymentAlarms?.length === 0,
  );
});

test("a policy without an age redeems by none, and one that says nothing of it after an hour", async () => {
  const { consumer } = await payments.openChannel();
  const ageAfter = async (policy: object) => {
    expect(await setPolicy(consumer, policy)).toEqual([]);
    return (await accountOf(consumer)).paymentPolicies;
  };
  expect(await ageAfter({ redeemAfterSeconds: null })).toMatchObject([{ redeemAfterSeconds: null }]);
  expect(await ageAfter({})).toMatchObject([{ redeemAfterSeconds: 3_600 }]);
});

test("policies are sound, and their own organisation's alone", async () => {
  const { consumer } = await payments.openChannel();
  const codes = async (policy: object, mspId?: string) =>
    (await setPolicy(consumer, policy, mspId)).map(({ code }) => code);
  expect(await codes({ fundBelow: "1" })).toEqual(["BAD_INPUT"]);
  expect(await codes({ fundBelow: "1", fundWith: "0" })).toEqual(["BAD_INPUT"]);
  expect(await codes({ redeemAfterSeconds: -1 })).toEqual(["BAD_INPUT"]);
  expect(await codes({ riskCap: "1" }, "Org2MSP")).toEqual(["FORBIDDEN"]);
  expect(await codes({ riskCap: "1" })).toEqual([]);
  expect(await accountOf(consumer)).toMatchObject({ paymentPolicies: [{ riskCap: "1" }], paymentAlarms: [] });
  expect(await accountOf(consumer, "Org2MSP")).toEqual({ paymentPolicies: null, paymentAlarms: null });
});
