import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;
let alice: string;
let bob: string;
let dave: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  ({ consumer: alice, provider: dave } = await payments.openChannel(1_000n));
  ({ consumer: bob } = await payments.openChannel(500n, { provider: dave }));
  const second = await payments.openChannel(200n, { consumer: alice, provider: dave });
  for (const [channel, requests] of [[second.id, 3] as const]) {
    await payments.validate(await payments.sign(channel, requests));
    await payments.start(channel);
    await payments.pass(60);
    await payments.finalize(channel);
  }
});
afterAll(() => payments.stop());

interface Flow {
  readonly consumer: { readonly address: string };
  readonly provider: { readonly address: string };
  readonly asset: string | null;
  readonly channels: number;
  readonly deposited: string;
  readonly redeemed: string;
  readonly requests: string;
}

interface Flows {
  readonly totalCount: number;
  readonly nodes: readonly Flow[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const source = `query ($period: PeriodInput, $filter: PaymentFlowFilterInput, $orderBy: PaymentFlowOrderInput,
    $first: Int = 100, $after: Cursor) {
  paymentFlows(period: $period, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { consumer { address } provider { address } asset channels deposited redeemed requests } } }`;

async function flows(wanted: object = {}, mspId?: string): Promise<Flows> {
  return (await payments.ask<{ paymentFlows: Flows }>(source, { ...wanted }, mspId)).paymentFlows;
}

const byRedeemed = { field: "REDEEMED", direction: "DESC" };

describe("who pays whom", () => {
  test("is one edge for each pair of accounts, over all their channels", async () => {
    const { nodes, totalCount } = await flows({ orderBy: byRedeemed });
    expect(totalCount).toBe(2);
    const shared = { provider: { address: dave }, asset: null };
    expect(nodes).toEqual([
      { ...shared, consumer: { address: alice }, channels: 2, deposited: "1200", redeemed: "30", requests: "3" },
      { ...shared, consumer: { address: bob }, channels: 1, deposited: "500", redeemed: "0", requests: "0" },
    ]);
  });

  test("is paged in its order", async () => {
    const first = await flows({ orderBy: byRedeemed, first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const { nodes } = await flows({ orderBy: byRedeemed, first: 1, after: first.pageInfo.endCursor });
    expect(nodes).toMatchObject([{ consumer: { address: bob } }]);
  });

  test("counts what happened in the period only", async () => {
    expect((await flows({ period: { to: "2020-01-01T00:00:00Z" } })).totalCount).toBe(0);
    const [channel] = await payments.database.query<{ opened_at: Date }>(
      "SELECT max(opened_at) AS opened_at FROM payments.channels",
    );
    const from = new Date((channel?.opened_at.getTime() ?? 0) + 1_000).toISOString();
    const { nodes } = await flows({ period: { from } });
    expect(nodes).toMatchObject([{ consumer: { address: alice }, channels: 1, deposited: "0", redeemed: "30" }]);
  });

  test.each([
    ["a consumer", () => ({ consumer: alice.toLowerCase() }), 1],
    ["a provider", () => ({ provider: dave }), 2],
    ["an account of either side", () => ({ accounts: [bob] }), 1],
    ["nobody at all", () => ({ accounts: [] }), 0],
    ["ether", () => ({ asset: `0x${"0".repeat(40)}` }), 2],
    ["another asset", () => ({ asset: dave }), 0],
    ["the asking organisation", () => ({ organization: "Org1MSP" }), 2],
    ["the asking organisation and an account", () => ({ organization: "Org1MSP", accounts: [bob] }), 1],
  ])("can be that of %s", async (_whose, filter, count) => {
    expect((await flows({ filter: filter() })).totalCount).toBe(count);
  });

  test("does not tell which accounts are another organisation's", async () => {
    const asked = flows({ filter: { organization: "Org2MSP" } });
    await expect(asked).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
