import { verifyTypedData } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paymentTokenTypes } from "./model/payment-token.ts";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let first: Awaited<ReturnType<RunningPayments["openChannel"]>>;
let second: Awaited<ReturnType<RunningPayments["openChannel"]>>;

async function redeem(channel: string, requests: number): Promise<void> {
  await payments.validate(await payments.sign(channel, requests));
  await payments.start(channel);
  await payments.pass(60);
  await payments.finalize(channel);
}

beforeAll(async () => {
  payments = await RunningPayments.start();
  first = await payments.openChannel(5_000n);
  second = await payments.openChannel(7_000n);
  await redeem(first.id, 3);
  await payments.pass(25 * 3_600);
  await redeem(first.id, 4);
  await redeem(second.id, 5);
});
afterAll(() => payments.stop());

const refusal = (code: string) => ({ extensions: { code } });

describe("what moved over time", () => {
  interface Point {
    readonly from: string;
    readonly spent: string;
    readonly earned: string;
    readonly deposited: string;
    readonly requests: string;
  }
  interface Series {
    readonly asset: null;
    readonly counterparty: { readonly address: string } | null;
    readonly name: string | null;
    readonly points: readonly Point[];
  }
  const query = `query ($period: PeriodInput, $bucket: PaymentSeriesBucket!, $groupBy: PaymentSeriesGroup!,
    $filter: PaymentStatementLineFilterInput) { paymentStatement(period: $period) {
      balances { spent }
      series(bucket: $bucket, groupBy: $groupBy, filter: $filter) { isCut series {
        asset counterparty { address } name points { from spent earned deposited returned paidOut requests } } } } }`;
  const period = {
    from: new Date(Date.now() - 86_400_000).toISOString(),
    to: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  };
  const seriesOf = async (wanted: object, mspId = "Org1MSP") => {
    const asked = { period, bucket: "DAY", groupBy: "ASSET", ...wanted };
    interface Answer {
      paymentStatement: { balances: { spent: string }[]; series: { isCut: boolean; series: Series[] } };
    }
    const { paymentStatement } = await payments.ask<Answer>(query, asked, mspId);
    return { ...paymentStatement.series, balances: paymentStatement.balances };
  };
  const sum = (points: readonly Point[], field: "spent" | "earned" | "deposited" | "requests") =>
    points.reduce((total, point) => total + BigInt(point[field]), 0n);

  test("adds up to the statement, a step for each day in which something moved", async () => {
    const { series, isCut, balances } = await seriesOf({});
    expect(isCut).toBe(false);
    expect(series).toHaveLength(1);
    const points = series[0]?.points ?? [];
    expect(points).toHaveLength(2);
    for (const { from } of points) expect(from).toMatch(/T00:00:00\.000Z$/);
    expect(points.map(({ requests }) => requests)).toEqual(["3", "9"]);
    expect(sum(points, "spent")).toBe(120n);
    expect(`${sum(points, "spent")}`).toBe(balances[0]?.spent);
    expect(sum(points, "deposited")).toBe(12_000n);
    const earned = await seriesOf({}, "Org2MSP");
    expect(sum(earned.series[0]?.points ?? [], "earned")).toBe(120n);
  });

  test("is told apart by the other party, by type and by lane, the greatest first", async () => {
    const { series } = await seriesOf({ groupBy: "COUNTERPARTY" });
    expect(series.map(({ counterparty }) => counterparty?.address)).toEqual([second.provider, first.provider]);
    expect(series.map(({ points }) => sum(points, "spent"))).toEqual([50n, 70n]);
    const types = (await seriesOf({ groupBy: "TYPE" })).series;
    expect(types.map(({ name }) => name)).toEqual(["DEPOSIT", "REDEMPTION"]);
    const lanes = (await seriesOf({ groupBy: "LANE", filter: { types: ["REDEMPTION"] } })).series;
    expect(lanes).toMatchObject([{ name: "0", counterparty: null }]);
    const some = await seriesOf({ filter: { channel: first.address, types: ["REDEMPTION"] }, bucket: "HOUR" });
    expect(some.series[0]?.points.map(({ spent }) => spent)).toEqual(["30", "40"]);
  });

  test("needs a period that is closed and has few enough steps", async () => {
    for (const wrong of [
      { period: null },
      { period: { from: period.from } },
      { period: { ...period, from: "1999-01-01T00:00:00Z" }, bucket: "HOUR" },
    ]) {
      await expect(seriesOf(wrong)).rejects.toMatchObject(refusal("BAD_INPUT"));
    }
    const years = { ...period, from: "1999-01-01T00:00:00Z" };
    expect((await seriesOf({ period: years, bucket: "MONTH" })).series).toHaveLength(1);
  });

  test("of others is nothing: an organisation without accounts has no series", async () => {
    const none = await seriesOf({ filter: { counterparty: `0x${"9".repeat(40)}` } });
    expect(none).toMatchObject({ series: [], isCut: false });
  });
});

describe("redemptions of all channels", () => {
  const query = `query ($filter: RedemptionFilterInput, $orderBy: RedemptionOrderInput, $after: Cursor) {
    redemptions(first: 2, after: $after, filter: $filter, orderBy: $orderBy) { totalCount pageInfo { endCursor }
      nodes { id requests amount channel { id consumer { address } } transaction { hash } } } }`;
  interface Found {
    redemptions: {
      totalCount: number;
      pageInfo: { endCursor: string };
      nodes: { id: string; requests: string; channel: { id: string } }[];
    };
  }
  const find = async (asked: object = {}) => (await payments.ask<Found>(query, { ...asked })).redemptions;

  test("are listed from the newest, each with its channel and an id of its own", async () => {
    const page = await find();
    expect(page.totalCount).toBe(3);
    expect(page.nodes.map(({ requests }) => requests)).toEqual(["5", "4"]);
    expect(page.nodes.map(({ channel }) => channel.id)).toEqual([second.id, first.id]);
    const rest = await find({ after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ requests }) => requests)).toEqual(["3"]);
    expect(new Set([...page.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(3);
  });

  test("are filtered by party, channel and time, and ordered the other way", async () => {
    expect((await find({ filter: { provider: first.provider } })).totalCount).toBe(2);
    expect((await find({ filter: { consumer: first.provider } })).totalCount).toBe(0);
    expect((await find({ filter: { channel: second.address } })).totalCount).toBe(1);
    expect((await find({ filter: { redeemedTo: "2020-01-01T00:00:00Z" } })).totalCount).toBe(0);
    const oldest = await find({ orderBy: { direction: "ASC" } });
    expect(oldest.nodes.map(({ requests }) => requests)).toEqual(["3", "4"]);
  });
});

describe("channels", () => {
  const query = `query ($filter: PaymentChannelFilterInput, $orderBy: PaymentChannelOrderInput) {
    paymentChannels(first: 10, filter: $filter, orderBy: $orderBy) { nodes { id } } }`;
  const find = async (filter: object, orderBy?: object) => {
    const { paymentChannels } = await payments.ask<{ paymentChannels: { nodes: { id: string }[] } }>(query, {
      filter,
      orderBy,
    });
    return paymentChannels.nodes.map(({ id }) => id);
  };

  test("are found by the address of their contract, as by their id", async () => {
    const one = `query ($id: ID, $address: Address) { paymentChannel(id: $id, address: $address) { id } }`;
    expect(await payments.ask(one, { address: first.address })).toEqual({ paymentChannel: { id: first.id } });
    expect(await payments.ask(one, { address: `0x${"1".repeat(40)}` })).toEqual({ paymentChannel: null });
    for (const wrong of [{}, { id: first.id, address: first.address }]) {
      await expect(payments.ask(one, wrong)).rejects.toMatchObject(refusal("BAD_INPUT"));
    }
  });

  test("tell what their asset is", async () => {
    const asset = { address: null, symbol: "ETH", name: "Ether", decimals: 18 };
    const source = `query ($id: ID) { paymentChannel(id: $id) { assetDetails { address symbol name decimals } } }`;
    expect(await payments.ask(source, { id: first.id })).toEqual({ paymentChannel: { assetDetails: asset } });
  });

  test("are filtered by account, asset, what they hold, redemptions and time", async () => {
    expect(await find({ account: first.provider })).toEqual([first.id]);
    expect(await find({ account: second.consumer.toLowerCase() })).toEqual([second.id]);
    expect(await find({ organization: "Org1MSP" })).toEqual([first.id, second.id]);
    await expect(find({ organization: "Org2MSP" })).rejects.toMatchObject(refusal("FORBIDDEN"));
    expect(await find({ asset: `0x${"0".repeat(40)}` })).toEqual([first.id, second.id]);
    expect(await find({ asset: first.address })).toEqual([]);
    expect(await find({ heldBelow: "5000" })).toEqual([first.id]);
    expect(await find({ isRedeeming: true })).toEqual([]);
    expect(await find({ isRedeeming: false })).toEqual([first.id, second.id]);
    await payments.start(second.id);
    expect(await find({ isRedeeming: true })).toEqual([second.id]);
    expect(await find({ openedFrom: "2020-01-01T00:00:00Z" })).toEqual([first.id, second.id]);
    expect(await find({ openedTo: "2020-01-01T00:00:00Z" })).toEqual([]);
    expect(await find({}, { field: "REDEEMED", direction: "DESC" })).toEqual([first.id, second.id]);
    expect(await find({}, { field: "DEPOSITED", direction: "DESC" })).toEqual([second.id, first.id]);
  });
});

describe("a token's signature", () => {
  const query = `query ($id: ID!) { paymentChannel(id: $id) { voucherKey
    signingDomain { name version chainId verifyingContract type }
    retiredVoucherKeys(first: 10) { totalCount nodes { address countsUpTo } } } }`;
  interface Known {
    paymentChannel: {
      voucherKey: string;
      signingDomain: { name: string; version: string; chainId: string; verifyingContract: string; type: string };
      retiredVoucherKeys: { nodes: { address: string; countsUpTo: string }[] };
    };
  }

  test("is checked by what the graph tells, also when the key is another by now", async () => {
    const { id } = await payments.openChannel();
    const [token] = await payments.sign(id, 1);
    const before = (await payments.ask<Known>(query, { id })).paymentChannel;
    const { type, ...domain } = before.signingDomain;
    expect(type).toBe("PaymentToken(uint64 tokenId,uint32 lane,uint64 requests,address intermediary,address consumer)");
    const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
    const signer = verifyTypedData(domain, types, { ...token }, token?.signature ?? "").toLowerCase();
    expect(signer).toBe(before.voucherKey);
    await payments.act("paymentVoucherKeyRotate", { channelId: id });
    const after = (await payments.ask<Known>(query, { id })).paymentChannel;
    expect(after.voucherKey).not.toBe(signer);
    expect(after.retiredVoucherKeys.nodes).toEqual([{ address: signer, countsUpTo: expect.stringMatching(/^\d+$/) }]);
  });
});
