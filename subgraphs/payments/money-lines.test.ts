import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let first: Awaited<ReturnType<RunningPayments["openChannel"]>>;
let second: Awaited<ReturnType<RunningPayments["openChannel"]>>;

beforeAll(async () => {
  payments = await RunningPayments.start();
  first = await payments.openChannel(5_000n);
  second = await payments.openChannel(7_000n);
  for (const [{ id }, requests] of [
    [first, 3],
    [second, 5],
  ] as const) {
    await payments.validate(await payments.sign(id, requests));
    await payments.start(id);
    await payments.pass(60);
    await payments.finalize(id);
  }
});
afterAll(() => payments.stop());

interface Line {
  readonly id: string;
  readonly type: string;
  readonly account: { readonly address: string };
  readonly change: string;
  readonly balance: string;
  readonly finality: string;
}

describe("lines of a statement", () => {
  const query = `query ($filter: PaymentStatementLineFilterInput, $orderBy: PaymentStatementLineOrderInput) {
    paymentStatement { balances { closing } lines(first: 100, filter: $filter, orderBy: $orderBy) {
      nodes { id type account { address } change balance finality } } } }`;
  interface Statement {
    readonly balances: readonly { readonly closing: string }[];
    readonly lines: { readonly nodes: readonly Line[] };
  }
  const statement = async (asked: object = {}, mspId = "Org1MSP") =>
    (await payments.ask<{ paymentStatement: Statement }>(query, { ...asked }, mspId)).paymentStatement;
  const lines = async (filter: object, mspId?: string) => (await statement({ filter }, mspId)).lines.nodes;
  const shape = (of: readonly Line[]) => of.map(({ type, change }) => `${type} ${change}`);

  test("are told from either end, each with the balance after it", async () => {
    const { balances, lines: all } = await statement();
    expect(shape(all.nodes)).toEqual(["DEPOSIT 5000", "DEPOSIT 7000", "REDEMPTION -30", "REDEMPTION -50"]);
    expect(all.nodes.map(({ balance }) => balance)).toEqual(["5000", "7000", "4970", "6950"]);
    expect(balances).toEqual([{ closing: "11920" }]);
    const newest = await statement({ orderBy: { field: "HAPPENED_AT", direction: "DESC" } });
    expect(newest.lines.nodes).toEqual(all.nodes.toReversed());
  });

  test("are filtered by account, direction and amount", async () => {
    expect(shape(await lines({ account: second.consumer }))).toEqual(["DEPOSIT 7000", "REDEMPTION -50"]);
    expect(await lines({ account: second.provider })).toEqual([]);
    expect(shape(await lines({ direction: "IN" }))).toEqual(["DEPOSIT 5000", "DEPOSIT 7000"]);
    expect(shape(await lines({ direction: "OUT" }))).toEqual(["REDEMPTION -30", "REDEMPTION -50"]);
    expect(shape(await lines({ direction: "IN" }, "Org2MSP"))).toEqual(["REDEMPTION 30", "REDEMPTION 50"]);
    expect(shape(await lines({ minimum: "50", maximum: "5000" }))).toEqual(["DEPOSIT 5000", "REDEMPTION -50"]);
  });

  test("are filtered by how certain they are, each being in one of the kinds", async () => {
    const kinds = await Promise.all(["PENDING", "SAFE", "FINAL"].map(async (finality) => lines({ finality })));
    const all = (await statement()).lines.nodes;
    expect(
      kinds
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(all.map(({ id }) => id).toSorted());
    for (const [at, kind] of ["PENDING", "SAFE", "FINAL"].entries())
      expect(kinds[at]?.filter(({ finality }) => finality !== kind)).toEqual([]);
  });
});

describe("flows", () => {
  const query = `query ($filter: PaymentFlowFilterInput) {
    paymentFlows(first: 1, filter: $filter, orderBy: { field: DEPOSITED, direction: DESC }) {
      nodes { deposited } totals { asset assetDetails { symbol } channels deposited redeemed requests } } }`;

  test("have totals of all pages by asset, under the same filter", async () => {
    const ether = { asset: null, assetDetails: { symbol: "ETH" } };
    const all = { ...ether, channels: 2, deposited: "12000", redeemed: "80", requests: "8" };
    expect(await payments.ask(query)).toEqual({ paymentFlows: { nodes: [{ deposited: "7000" }], totals: [all] } });
    const one = { ...ether, channels: 1, deposited: "5000", redeemed: "30", requests: "3" };
    expect(await payments.ask(query, { filter: { consumer: first.consumer } })).toEqual({
      paymentFlows: { nodes: [{ deposited: "5000" }], totals: [one] },
    });
    expect(await payments.ask(query, { filter: { consumer: first.provider } })).toEqual({
      paymentFlows: { nodes: [], totals: [] },
    });
  });
});

describe("a channel", () => {
  interface Told {
    readonly openedAt: string;
    readonly lastActivityAt: string;
    readonly openedIn: { readonly hash: string; readonly blockNumber: string } | null;
    readonly runningRedemption: {
      readonly tokenId: string;
      readonly startedAt: string;
      readonly readyAt: string;
    } | null;
    readonly available: string | null;
  }
  const query = `query ($id: ID, $source: ReadSource) { paymentChannel(id: $id, source: $source) { openedAt lastActivityAt
    openedIn { hash blockNumber } runningRedemption { tokenId startedAt readyAt } available } }`;
  const look = async (id: string, mspId?: string, source = "STORE") =>
    (await payments.ask<{ paymentChannel: Told }>(query, { id, source }, mspId)).paymentChannel;

  test("tells its opening, what happened last and which redemption runs", async () => {
    const { id } = await payments.openChannel(1_000n);
    const opened = await look(id);
    expect(opened).toMatchObject({ lastActivityAt: opened.openedAt, runningRedemption: null });
    const receipt = await payments.rpc("eth_getTransactionReceipt", [opened.openedIn?.hash]);
    const { blockNumber, logs } = receipt as { blockNumber: string; logs: { address: string }[] };
    expect(opened.openedIn?.blockNumber).toBe(`${Number(blockNumber)}`);
    expect(logs.some(({ address }) => address === id)).toBe(true);
    await payments.pass(10);
    await payments.start(id);
    const redeeming = await look(id);
    const { startedAt = "", readyAt = "" } = redeeming.runningRedemption ?? {};
    expect(redeeming.lastActivityAt).toBe(startedAt);
    expect(new Date(readyAt).getTime() - new Date(startedAt).getTime()).toBe(60_000);
    expect(startedAt > opened.openedAt).toBe(true);
    const onLedger = await look(id, "Org1MSP", "LEDGER");
    expect(onLedger).toMatchObject({ openedIn: null, runningRedemption: redeeming.runningRedemption });
  });

  test("tells its consumer what is left for more requests, and nobody else", async () => {
    const { id } = await payments.openChannel(100n);
    expect(await look(id)).toMatchObject({ available: "100" });
    await payments.sign(id, 4);
    expect(await look(id)).toMatchObject({ available: "60" });
    await payments.sign(id, 7);
    expect(await look(id)).toMatchObject({ available: "0" });
    expect(await look(id, "Org2MSP")).toMatchObject({ available: null });
  });
});

describe("events", () => {
  const beginning = Buffer.from("0.0.0").toString("base64url");
  const told = async (field: string, fields: string, count: number) => {
    const filter = `filter: { channel: "${second.address}" }`;
    const results = await payments.listen(
      `subscription { ${field}(after: "${beginning}", ${filter}) { ${fields} } }`,
      count,
    );
    return results.map(({ data }) => data?.[field]);
  };

  test("of redemptions tell who paid whom, in what and on which lane", async () => {
    const [redemption] = await told(
      "redemptionEvents",
      "consumer { address } provider { address } asset lane amount",
      1,
    );
    const parties = { consumer: { address: second.consumer }, provider: { address: second.provider } };
    expect(redemption).toEqual({ ...parties, asset: null, lane: 0, amount: "50" });
  });

  test("of money tell for how many requests, where it was for some", async () => {
    expect(await told("paymentEvents", "type tokenId lane requests", 2)).toEqual([
      { type: "DEPOSIT", tokenId: null, lane: null, requests: null },
      { type: "REDEMPTION", tokenId: "1", lane: 0, requests: "5" },
    ]);
  });
});
