import { getAddress, ZeroAddress } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestChain, type TestChain } from "../../../ledgers/evm/testing.ts";
import { RunningPayments } from "../testing/running-payments.ts";
import { TestTokens } from "../testing/test-tokens.ts";
import { depositOfStranger } from "../testing/unkept-acts.ts";

let node: TestChain;
let payments: RunningPayments;
let tokens: TestTokens;
let channel: string;
let consumer: string;
let provider: string;
let other: string;

beforeAll(async () => {
  node = await startTestChain();
  tokens = await TestTokens.deploy(node);
  payments = await RunningPayments.start({ acceptedAssets: new Set([ZeroAddress, tokens.plain]) }, node);
  ({ id: channel, consumer, provider } = await payments.openChannel(1_000n));
  ({ id: other } = await payments.openChannel(5n, { provider }));
  await payments.validate(await payments.sign(channel, 7));
  await payments.start(channel);
  await payments.pass(60);
  await payments.finalize(channel);
  await payments.withdraw(channel, provider, "Org2MSP");
  await payments.terminate(channel, provider, "Org2MSP");
});
afterAll(async () => {
  await payments.stop();
  await node.stop();
});

const beginning = Buffer.from("0.0.0").toString("base64url");

async function told(filter: string, count: number, after = beginning): Promise<Record<string, unknown>[]> {
  const results = await payments.listen(
    `subscription { paymentEvents(after: "${after}", filter: { ${filter} }) {
      cursor position type amount asset isRetracted consumer { address } provider { address } channelAddress } }`,
    count,
  );
  return results.map(({ data }) => data?.paymentEvents as Record<string, unknown>);
}

const shape = (events: readonly Record<string, unknown>[]) => events.map(({ type, amount }) => `${type} ${amount}`);

test("payment events are what moves money, in order, and go on after any of them", async () => {
  const all = await told(`channel: "${channel}"`, 4);
  expect(shape(all)).toEqual(["DEPOSIT 1000", "REDEMPTION 70", "PAYOUT 70", "RETURN 930"]);
  expect(all[0]).toMatchObject({ asset: null, consumer: { address: consumer }, provider: { address: provider } });
  expect(shape(await told(`channel: "${channel}"`, 2, all[1]?.cursor as string))).toEqual(["PAYOUT 70", "RETURN 930"]);
});

test("each leads to reads that show what it did", async () => {
  const [deposit, redemption] = (await told(`channel: "${channel}"`, 2)).map(({ position }) => position as string);
  const spentAsOf = async (asOf: string[]) => {
    const source = `query ($id: ID) { paymentChannel(id: $id) { redeemed } }`;
    return payments.ask(source, { id: channel }, "Org1MSP", { after: asOf, asOf });
  };
  expect(await spentAsOf([deposit ?? ""])).toEqual({ paymentChannel: { redeemed: "0" } });
  expect(await spentAsOf([redemption ?? ""])).toEqual({ paymentChannel: { redeemed: "70" } });
});

test("they can be those of an account of either side, and of some types", async () => {
  expect(shape(await told(`account: "${provider}"`, 3))).toEqual(["DEPOSIT 1000", "DEPOSIT 5", "REDEMPTION 70"]);
  expect(shape(await told(`account: "${consumer}", types: [PAID_OUT, TERMINATED]`, 2))).toEqual([
    "PAYOUT 70",
    "RETURN 930",
  ]);
  expect(shape(await told(`asset: "${ZeroAddress}", channel: "${other}"`, 1))).toEqual(["DEPOSIT 5"]);
});

test("they can be those of an asset", async () => {
  const [from, to] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  await tokens.mint(tokens.plain, from, 9n);
  const input = { consumer: from, provider: to, asset: tokens.plain, lanes: [{ pricePerRequest: "1" }], deposit: "9" };
  await payments.act("paymentChannelOpen", input);
  expect(await told(`asset: "${tokens.plain}"`, 1)).toMatchObject([
    { type: "DEPOSIT", amount: "9", asset: getAddress(tokens.plain) },
  ]);
  expect(shape(await told(`asset: "${ZeroAddress}"`, 1))).toEqual(["DEPOSIT 1000"]);
});

test("what the chain takes back is told as retracted", async () => {
  const { id } = await payments.openChannel(0n);
  const lost = payments.listen(
    `subscription { paymentEvents(filter: { channel: "${id}" }) { type amount isRetracted } }`,
    2,
  );
  await depositOfStranger(payments, id, 20n);
  await payments.rpc("anvil_reorg", [1, []]);
  expect((await lost).map(({ data }) => data?.paymentEvents)).toEqual([
    { type: "DEPOSIT", amount: "20", isRetracted: false },
    { type: "DEPOSIT", amount: "20", isRetracted: true },
  ]);
});
