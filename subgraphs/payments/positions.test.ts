import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../ledgers/evm/testing.ts";
import type { ReadPositions } from "../../subgraph-protocol/read-positions.ts";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let consumer: string;
let channel: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  ({ consumer, id: channel } = await payments.openChannel(100n));
});
afterAll(() => payments.stop());

interface Seen {
  readonly paymentChannel: { readonly held: string } | null;
  readonly account: readonly [
    { readonly etherBalance: string; readonly paymentChannels: { readonly totalCount: number } },
  ];
}

const seen = `query ($id: ID!, $accounts: [_Any!]!) {
  paymentChannel(id: $id) { held }
  account: _entities(representations: $accounts) {
    ... on Account { etherBalance paymentChannels(first: 1) { totalCount } }
  }
}`;

function see(positions?: ReadPositions): Promise<Seen> {
  const accounts = [{ __typename: "Account", address: consumer }];
  return payments.ask<Seen>(seen, { id: channel, accounts }, "Org1MSP", positions);
}

async function position(): Promise<string> {
  const { _meta } = await payments.ask<{ _meta: { payments: { position: string } } }>(
    "{ _meta { payments { position } } }",
  );
  return _meta.payments.position;
}

async function deposit(amount: string): Promise<string> {
  const input = { channelId: channel, from: consumer, amount };
  const source = `mutation ($input: PaymentChannelDepositInput!) {
    paymentChannelDeposit(input: $input) { transaction { position } userErrors { code } } }`;
  const { paymentChannelDeposit } = await payments.ask<{
    paymentChannelDeposit: { transaction: { position: string } };
  }>(source, { input });
  return paymentChannelDeposit.transaction.position;
}

test("shows channels, lists and balances as they were at a position, and a write to whoever reads after it", async () => {
  const before = await position();
  const then = await see();
  const written = await deposit("20");
  const now = await see({ after: [written] });
  expect(now.paymentChannel).toEqual({ held: "120" });
  expect(BigInt(now.account[0].etherBalance)).toBeLessThan(BigInt(then.account[0].etherBalance) - 19n);
  expect(await see({ after: [], asOf: [before] })).toEqual(then);
  expect(await see({ after: [], asOf: [written] })).toEqual(now);
});

test("says of what only the payment server knows that it has no history", async () => {
  const asked = payments.ask(`{ paymentChannel(id: "${channel}") { acceptedRequests } }`, {}, "Org2MSP", {
    after: [],
    asOf: [await position()],
  });
  await expect(asked).rejects.toMatchObject({ extensions: { code: "HISTORY_UNAVAILABLE" } });
});

test("reads a channel from its contract as the store shows it", async () => {
  const fields = `id address asset deposited held redeemed tokenId status tolerancePeriod
    terminationPeriod voucherKey consumer { address } provider { address } redemptionReadyAt terminationReadyAt
    dueToConsumer dueToProvider`;
  await payments.start(channel);
  const both = await payments.ask<Record<string, unknown>>(`{
    stored: paymentChannel(id: "${channel}") { ${fields} }
    latest: paymentChannel(id: "${channel}", source: LEDGER) { ${fields} finality }
    nothing: paymentChannel(id: "${consumer}", source: LEDGER) { id }
    nonsense: paymentChannel(id: "nonsense", source: LEDGER) { id }
  }`);
  expect(both).toEqual({
    stored: both.stored,
    latest: { ...(both.stored as object), finality: "PENDING" },
    nothing: null,
    nonsense: null,
  });
});

test("says of a position that the chain has undone that it is", async () => {
  await payments.rpc("anvil_mine", ["0x1"]);
  await payments.untilReady();
  const undone = await position();
  await payments.rpc("anvil_reorg", [1, []]);
  await payments.rpc("anvil_mine", ["0x1"]);
  await eventually(position, (now) => now !== undone);
  await payments.untilReady();
  for (const positions of [{ after: [undone] }, { after: [], asOf: [undone] }]) {
    await expect(see(positions)).rejects.toMatchObject({ code: "POSITION_UNDONE" });
  }
  await expect(see({ after: [await position()] })).resolves.toMatchObject({ paymentChannel: { held: "120" } });
});
