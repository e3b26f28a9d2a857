import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../ledgers/evm/testing.ts";
import { OutsideConsumer } from "../testing/outside-consumer.ts";
import { RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start({ keeper: { intervalMs: 20 } });
});
afterAll(() => payments.stop());

const until = (id: string, tokenId: string, redeemed: string) =>
  eventually(
    () => payments.channel(id),
    (channel) => channel?.tokenId === tokenId && channel.redeemed === redeemed,
  );

/** Opens a channel from outside, where no payment server has a say. */
async function open(terms: { tolerancePeriod: number; terminationPeriod: number }): Promise<OutsideConsumer> {
  const provider = await payments.createAccount("Org2MSP");
  const consumer = await OutsideConsumer.open({ url: payments.node.chain.url, provider, ...terms });
  await payments.untilReady();
  return consumer;
}

test("a notice right after a redemption began lets nothing go unpaid that was accepted", async () => {
  const consumer = await open({ tolerancePeriod: 600, terminationPeriod: 1_500 });
  const accept = async (tokenId: string, requests: bigint) =>
    expect(await payments.validate([await consumer.sign(requests, { tokenId })])).toMatchObject({ accepted: 1 });
  await accept("1", 100n);
  expect((await payments.start(consumer.channel)).userErrors).toEqual([]);
  await accept("2", 900n);
  await consumer.act("startTermination");
  await payments.untilReady();
  // Each time as long as it has to be, and the keeper does the rest.
  await payments.pass(600);
  await until(consumer.channel, "3", "1000");
  await payments.pass(600);
  await until(consumer.channel, "3", "10000");
  await payments.pass(300);
  await consumer.act("finalizeTermination");
  await payments.untilReady();
  expect(await payments.channel(consumer.channel)).toMatchObject({ status: "TERMINATED", dueToConsumer: "0" });
});

test.each([
  [6, 10],
  [2, 3],
  [0, 59],
  [60, 179],
])("no channel has a tolerance period of %d s and a termination period of %d s", async (tolerance, termination) => {
  const terms = { tolerancePeriod: tolerance, terminationPeriod: termination };
  await expect(open(terms)).rejects.toThrow();
  const [consumer, provider] = [await payments.createAccount("Org1MSP"), await payments.createAccount("Org2MSP")];
  const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], ...terms };
  expect(await payments.act("paymentChannelOpen", input)).toMatchObject({
    channel: null,
    userErrors: [{ code: "BAD_INPUT" }],
  });
});
