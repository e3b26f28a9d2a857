import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;
let channel: string;
let consumer: string;
let provider: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  ({ id: channel, consumer, provider } = await payments.openChannel(1_000n));
});
afterAll(() => payments.stop());

interface Open {
  readonly paymentChannel: { readonly openValue: string | null };
  readonly paymentFlows: { readonly nodes: readonly [{ readonly openValue: string | null }] };
  readonly account: readonly [{ readonly openPaymentValues: readonly object[] | null }];
}

/** Open values of the channel, between its parties and for its provider, as an organisation sees them. */
async function open(mspId: string) {
  const source = `query ($id: ID!, $filter: PaymentFlowFilterInput, $accounts: [_Any!]!) {
    paymentChannel(id: $id) { openValue }
    paymentFlows(first: 1, filter: $filter) { nodes { openValue } }
    account: _entities(representations: $accounts) { ... on Account {
      openPaymentValues { asset channels requests value } } } }`;
  const accounts = [{ __typename: "Account", address: provider }];
  const found = await payments.ask<Open>(source, { id: channel, filter: { consumer, provider }, accounts }, mspId);
  const [{ openValue: ofFlow }] = found.paymentFlows.nodes;
  return [found.paymentChannel.openValue, ofFlow, found.account[0].openPaymentValues];
}

const ether = (requests: number) => [{ asset: null, channels: 1, requests: `${requests}`, value: `${requests * 10}` }];

test("what a provider accepted and has not redeemed is at risk, until it redeems, and only it is told", async () => {
  expect(await open("Org2MSP")).toEqual(["0", "0", [{ asset: null, channels: 0, requests: "0", value: "0" }]]);
  await payments.validate(await payments.sign(channel, 7));
  expect(await open("Org2MSP")).toEqual(["70", "70", ether(7)]);
  expect(await open("Org1MSP")).toEqual([null, null, null]);

  await payments.start(channel);
  await payments.validate(await payments.sign(channel, 2));
  expect(await open("Org2MSP")).toEqual(["90", "90", ether(9)]);
  await payments.pass(60);
  await payments.finalize(channel);
  expect(await open("Org2MSP")).toEqual(["20", "20", ether(2)]);
});
