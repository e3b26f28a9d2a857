import { readFile } from "node:fs/promises";
import { Interface } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { eventually } from "../../../ledgers/evm/testing.ts";
import { OutsideConsumer, sendFromOutside } from "../testing/outside-consumer.ts";
import { RunningPayments } from "../testing/running-payments.ts";

// One test for each defect that the published prototype was found to have; the numbers are its findings'.

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start({ keeper: { intervalMs: 20 } });
});
afterAll(() => payments.stop());

/** A channel of an outside consumer to a new account of Org2MSP. */
async function outsider(): Promise<OutsideConsumer> {
  const provider = await payments.createAccount("Org2MSP");
  const consumer = await OutsideConsumer.open({ url: payments.node.chain.url, provider });
  await payments.untilReady();
  return consumer;
}

const whenChannel = (id: string, wanted: Record<string, string>) =>
  eventually(
    () => payments.channel(id),
    (channel) => Object.entries(wanted).every(([name, value]) => channel?.[name as "status"] === value),
  );

/** Time passes step by step, so that whatever the server would do by itself has its chance. */
async function passSlowly(steps: number, seconds: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await payments.pass(seconds);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

test("1: tokens that arrive as 1, 3, 2 are redeemed with the signature of 3", async () => {
  const consumer = await outsider();
  for (const requests of [1n, 3n, 2n]) {
    expect((await payments.validate([await consumer.sign(requests)])).accepted).toBe(1);
  }
  await payments.start(consumer.channel);
  await payments.pass(60);
  await whenChannel(consumer.channel, { redeemed: "30" });
});

test("2: a token of an id that is neither in use nor being redeemed is refused", async () => {
  const consumer = await outsider();
  const { refused } = await payments.validate([await consumer.sign(1n, { tokenId: "77" })]);
  expect(refused).toEqual([["0", "NOT_FOUND"]]);
});

test("3: consumer, provider and channel of a token are those of the contract, not those that it names", async () => {
  const [consumer, other] = [await outsider(), await outsider()];
  const token = await consumer.sign(1n);
  const named = { ...token, consumer: other.address };
  expect((await payments.validate([named])).refused).toEqual([["0", "INVALID_TOKEN"]]);
  expect((await payments.validate([{ ...named, intermediary: other.channel }])).refused).toEqual([
    ["0", "BAD_SIGNATURE"],
  ]);
  expect((await payments.validate([token], "Org1MSP")).refused).toEqual([["0", "FORBIDDEN"]]);
});

test("4: a termination is ended when its period is over, and not before", async () => {
  const { id, consumer } = await payments.openChannel();
  await payments.terminate(id, consumer, "Org1MSP");
  await passSlowly(4, 200);
  expect(await payments.channel(id)).toMatchObject({ status: "TERMINATING" });
  await payments.pass(100);
  await whenChannel(id, { status: "TERMINATED" });
});

test("5: opening a channel that exists is answered", async () => {
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  const salt = `0x${"ab".repeat(32)}`;
  const input = { consumer, provider, lanes: [{ pricePerRequest: "1" }], salt };
  const open = () => payments.act("paymentChannelOpen", input);
  expect((await open()).userErrors).toEqual([]);
  expect((await open()).userErrors).toMatchObject([{ code: "ALREADY_EXISTS" }]);
});

test("6: a channel that needs funds gets one deposit at a time, though many looks pass until it has arrived", async () => {
  const { id, consumer } = await payments.openChannel(5n);
  const policy = `mutation ($input: PaymentPolicySetInput!) { paymentPolicySet(input: $input) { userErrors { code } } }`;
  await payments.rpc("evm_setAutomine", [false]);
  await payments.ask(policy, { input: { account: consumer, fundBelow: "10", fundWith: "100" } });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await payments.rpc("evm_setAutomine", [true]);
  await payments.rpc("anvil_mine", []);
  await whenChannel(id, { deposited: "105" });
  await passSlowly(5, 1);
  expect(await payments.channel(id)).toMatchObject({ deposited: "105" });
});

test("7: every error of the contracts has a code and says what it is about", async () => {
  const { decodeRevert } = await import("../../../ledgers/evm/revert-reasons.ts");
  for (const abi of [intermediaryAbi, intermediaryFactoryAbi]) {
    const contract = new Interface(abi);
    const errors = contract.fragments.filter(({ type }) => type === "error");
    expect(errors.length).toBeGreaterThan(5);
    contract.forEachError((fragment) => {
      const values = fragment.inputs.map(({ baseType, type }) =>
        baseType === "address" ? `0x${"11".repeat(20)}` : sample(type),
      );
      const { code, message } = decodeRevert(contract.encodeErrorResult(fragment, values));
      // In words, and not by the name that only its source explains.
      expect(message).not.toContain(fragment.name);
      expect(message).not.toContain("not known");
      expect([fragment.name, code]).not.toEqual([fragment.name, "INTERNAL"]);
    });
  }
});

const sample = (type: string): unknown =>
  type.startsWith("uint") ? 3n : type === "bytes" ? "0x12" : `0x${"00".repeat(32)}`;

test("8: no private key leaves the payment server, and nothing but a mutation changes state", async () => {
  const schema = await readFile("schema/payments.graphql", "utf8");
  expect(schema).not.toMatch(/private|secretKey|passphrase/i);
  const { id } = await payments.openChannel();
  const before = await payments.channel(id);
  await payments.ask("{ paymentAccounts { address etherBalance } }");
  expect(await payments.channel(id)).toEqual(before);
});

test("9: from a notice on tokens are refused, not from the end on", async () => {
  const consumer = await outsider();
  await payments.validate([await consumer.sign(1n)]);
  await consumer.act("startTermination");
  await payments.untilReady();
  expect((await payments.validate([await consumer.sign(2n)])).refused).toEqual([["0", "TERMINATION_PENDING"]]);
});

test("10: after a provider has ended a channel others of its channels go on", async () => {
  const [one, other] = [await payments.openChannel(), await payments.openChannel()];
  expect((await payments.terminate(one.id, one.provider, "Org2MSP")).userErrors).toEqual([]);
  await payments.validate(await payments.sign(other.id, 2));
  expect((await payments.terminate(other.id, other.consumer, "Org1MSP")).userErrors).toEqual([]);
  await whenChannel(other.id, { tokenId: "2" });
  await payments.pass(60);
  await whenChannel(other.id, { redeemed: "20" });
  expect(await payments.channel(one.id)).toMatchObject({ status: "TERMINATED" });
});

test("11: when the last token of an ending channel is redeemed no other redemption is started", async () => {
  const { id, consumer } = await payments.openChannel();
  await payments.validate(await payments.sign(id, 1));
  await payments.terminate(id, consumer, "Org1MSP");
  await whenChannel(id, { tokenId: "2" });
  await payments.pass(60);
  await whenChannel(id, { redeemed: "10" });
  await passSlowly(5, 100);
  expect(await payments.channel(id)).toMatchObject({ tokenId: "2", status: "TERMINATING" });
});

test("12: a redemption of an id without tokens ends, and the next one works", async () => {
  const { id } = await payments.openChannel();
  await payments.start(id);
  await payments.pass(60);
  await payments.validate(await payments.sign(id, 1));
  expect(
    (
      await eventually(
        () => payments.start(id),
        ({ userErrors }) => userErrors.length === 0,
      )
    ).userErrors,
  ).toEqual([]);
  await payments.pass(60);
  await whenChannel(id, { redeemed: "10" });
});

test("13: nobody's ether is trapped, and a notice cannot be put off by repeating it", async () => {
  const { id, consumer, address } = await payments.openChannel(0n);
  const stranger = await payments.createAccount("Org2MSP");
  const gift = { channelId: id, from: stranger, amount: "40" };
  expect((await payments.act("paymentChannelDeposit", gift, "Org2MSP")).userErrors).toEqual([]);
  const { url } = payments.node.chain;
  await expect(sendFromOutside(url, { to: address, value: 1n })).rejects.toThrow(/revert/);
  await payments.untilReady();
  await payments.terminate(id, consumer, "Org1MSP");
  await payments.pass(500);
  expect((await payments.terminate(id, consumer, "Org1MSP")).userErrors).toMatchObject([{ code: "TOO_EARLY" }]);
  await payments.pass(400);
  await whenChannel(id, { status: "TERMINATED" });
  expect(await payments.channel(id)).toMatchObject({ held: "0", dueToConsumer: "40" });
});
