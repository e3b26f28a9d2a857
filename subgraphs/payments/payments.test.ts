import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GraphToken, RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

describe("a channel's whole life", () => {
  test("one hundred paid requests are redeemed and paid out, and the rest goes back", async () => {
    const { id, consumer, provider } = await payments.openChannel(5_000n);
    const redeemed = payments.listen(
      `subscription { redemptionEvents { cursor channel { id } requests amount transaction { hash } } }`,
      1,
    );

    const deposit = { channelId: id, from: provider, amount: "1000" };
    await payments.act("paymentChannelDeposit", deposit, "Org2MSP");
    const tokens = await payments.sign(id, 100);
    expect(await payments.validate(tokens.toReversed())).toEqual({ accepted: 100, refused: [] });
    expect(await payments.channel(id, "Org2MSP")).toMatchObject({ acceptedRequests: "100", held: "6000" });
    expect(await payments.channel(id, "Org1MSP")).toMatchObject({ acceptedRequests: null });

    expect((await payments.start(id)).channel).toMatchObject({ tokenId: "2" });
    expect((await payments.finalize(id)).userErrors).toMatchObject([{ code: "TOO_EARLY" }]);
    await payments.pass(60);
    const { channel, transaction } = await payments.finalize(id);
    expect(channel).toMatchObject({ redeemed: "1000", held: "5000", dueToProvider: "1000" });
    const [event] = await redeemed;
    expect(event?.data?.redemptionEvents).toMatchObject({
      channel: { id },
      requests: "100",
      amount: "1000",
      transaction,
    });

    expect((await payments.withdraw(id, provider, "Org2MSP")).channel).toMatchObject({ dueToProvider: "0" });
    const again = await payments.withdraw(id, provider, "Org2MSP");
    expect(again.userErrors).toMatchObject([{ code: "INSUFFICIENT_FUNDS" }]);

    expect((await payments.terminate(id, consumer, "Org1MSP")).channel).toMatchObject({ status: "TERMINATING" });
    expect((await payments.terminate(id, consumer, "Org1MSP")).userErrors).toMatchObject([{ code: "TOO_EARLY" }]);
    await expect(payments.sign(id, 1)).rejects.toThrow("TERMINATION_PENDING");
    await payments.pass(900);
    const ended = await payments.terminate(id, consumer, "Org1MSP");
    expect(ended.channel).toMatchObject({ status: "TERMINATED", held: "0", dueToConsumer: "5000" });
    expect((await payments.withdraw(id, consumer, "Org1MSP")).channel).toMatchObject({ dueToConsumer: "0" });
  });

  test("tokens of the closed id count during the tolerance period, not after", async () => {
    const { id } = await payments.openChannel();
    const old = await payments.sign(id, 3);
    await payments.validate(old.slice(0, 1));
    await payments.start(id);
    const fresh = await payments.sign(id, 1);
    expect(at(fresh, 0)).toMatchObject({ tokenId: "2", requests: "1" });
    expect(await payments.validate([at(old, 1), at(fresh, 0)])).toEqual({ accepted: 2, refused: [] });
    await payments.pass(60);
    expect((await payments.validate([at(old, 2)])).refused).toEqual([["0", "INVALID_TOKEN"]]);
    expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "20" });
  });

  test("a redemption without any token ends with nothing, and the next one works", async () => {
    const { id } = await payments.openChannel();
    await payments.start(id);
    expect((await payments.start(id)).userErrors).toMatchObject([{ code: "REDEMPTION_PENDING" }]);
    await payments.pass(60);
    expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "0", tokenId: "2" });
    expect((await payments.finalize(id)).userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
    expect((await payments.start(id)).userErrors).toEqual([]);
  });

  test("the provider ends a channel at once", async () => {
    const { id, provider } = await payments.openChannel();
    const { channel } = await payments.terminate(id, provider, "Org2MSP");
    expect(channel).toMatchObject({ status: "TERMINATED", dueToConsumer: "10000" });
  });
});

describe("tokens that must not be accepted", () => {
  test("double spend: the same request twice is accepted once, even at the same time", async () => {
    const { id } = await payments.openChannel();
    const tokens = await payments.sign(id, 1);
    const answers = await Promise.all([payments.validate(tokens), payments.validate(tokens)]);
    expect(answers.map(({ accepted }) => accepted).sort()).toEqual([0, 1]);
    expect((await payments.validate(tokens)).refused).toEqual([["0", "REPLAYED_REQUEST"]]);
  });

  test("wrong signature, unknown token id, foreign channel, garbage", async () => {
    const { id } = await payments.openChannel();
    const other = await payments.openChannel();
    const token = at(await payments.sign(id, 1), 0);
    const foreign = at(await payments.sign(other.id, 1), 0);
    const wrong: GraphToken[] = [
      { ...token, requests: "2" },
      { ...token, signature: foreign.signature },
      { ...token, signature: "0x00" },
      { ...token, tokenId: "9" },
      { ...token, tokenId: "-1" },
      { ...token, lane: 1 },
      { ...token, lane: -1 },
      { ...token, requests: "0" },
      { ...token, requests: String(2n ** 64n + 1n) },
      { ...token, consumer: other.consumer },
      { ...token, intermediary: other.consumer },
    ];
    expect(await payments.validate(wrong)).toEqual({
      accepted: 0,
      refused: [
        ["0", "BAD_SIGNATURE"],
        ["1", "BAD_SIGNATURE"],
        ["2", "BAD_SIGNATURE"],
        ["3", "NOT_FOUND"],
        ["4", "INVALID_TOKEN"],
        ["5", "NOT_FOUND"],
        ["6", "NOT_FOUND"],
        ["7", "INVALID_TOKEN"],
        ["8", "INVALID_TOKEN"],
        ["9", "INVALID_TOKEN"],
        ["10", "NOT_FOUND"],
      ],
    });
    expect((await payments.validate([token])).accepted).toBe(1);
  });

  test("more than the channel holds", async () => {
    const { id } = await payments.openChannel(25n);
    const tokens = await payments.sign(id, 3);
    expect(await payments.validate(tokens)).toEqual({ accepted: 2, refused: [["2", "INSUFFICIENT_FUNDS"]] });
  });

  test("another organisation than the provider's cannot validate, redeem or take out", async () => {
    const { id, provider } = await payments.openChannel();
    const tokens = await payments.sign(id, 1);
    expect((await payments.validate(tokens, "Org1MSP")).refused).toEqual([["0", "FORBIDDEN"]]);
    const forbidden = [{ code: "FORBIDDEN" }];
    const input = { channelId: id };
    expect((await payments.act("redemptionStart", input)).userErrors).toMatchObject(forbidden);
    expect((await payments.withdraw(id, provider, "Org1MSP")).userErrors).toMatchObject(forbidden);
    expect((await payments.terminate(id, provider, "Org1MSP")).userErrors).toMatchObject(forbidden);
  });
});

describe("refusals of the contract", () => {
  test("a channel opened twice, bad periods, too little ether", async () => {
    const salt = `0x${"07".repeat(32)}`;
    const { consumer, provider } = await payments.openChannel(0n, { salt });
    const open = (changes: object) =>
      payments.act("paymentChannelOpen", {
        consumer,
        provider,
        lanes: [{ pricePerRequest: "1" }],
        ...changes,
      });
    expect((await open({ salt })).userErrors).toMatchObject([{ code: "ALREADY_EXISTS" }]);
    expect((await open({ terminationPeriod: 60 })).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
    expect((await open({ deposit: String(10n ** 24n) })).userErrors).toMatchObject([{ code: "INSUFFICIENT_FUNDS" }]);
    expect((await open({ provider: consumer })).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
    expect((await open({ tolerancePeriod: -1 })).userErrors).toMatchObject([{ code: "BAD_INPUT" }]);
    expect((await open({ lanes: [{ pricePerRequest: String(2n ** 128n) }] })).userErrors).toMatchObject([
      { code: "BAD_INPUT" },
    ]);
  });

  test("an unknown channel is a user error, not a fault", async () => {
    expect((await payments.start(`0x${"00".repeat(20)}`)).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  });
});

describe("reading", () => {
  test("an account shows its channels, as a page, whatever case its address is written in", async () => {
    const { consumer, provider, id } = await payments.openChannel();
    const source = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Account {
      address etherBalance paymentChannels(first: 5) { totalCount nodes { id provider { address } redemptions(first: 1) { totalCount } } } } } }`;
    const references = [{ __typename: "Account", address: consumer.toLowerCase() }];
    const { _entities } = await payments.ask<{ _entities: unknown[] }>(source, { references });
    expect(_entities).toMatchObject([
      {
        address: consumer,
        etherBalance: expect.stringMatching(/^\d{20}$/),
        paymentChannels: {
          totalCount: 1,
          nodes: [{ id, provider: { address: provider }, redemptions: { totalCount: 0 } }],
        },
      },
    ]);
  });

  test("all channels come in pages, oldest first, filtered by party and state", async () => {
    const { provider, id } = await payments.openChannel();
    const source = `query ($filter: PaymentChannelFilterInput, $first: Int, $after: Cursor) {
      paymentChannels(first: $first, after: $after, filter: $filter) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`;
    type Page = { paymentChannels: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    expect(await payments.ask(source, { first: 2, filter: { provider, status: "OPEN" } })).toMatchObject({
      paymentChannels: { totalCount: 1, nodes: [{ id }], pageInfo: { hasNextPage: false } },
    });
    const seen = new Set<string>();
    for (let after: string | undefined; ; ) {
      const { paymentChannels }: Page = await payments.ask<Page>(source, { first: 2, after });
      for (const node of paymentChannels.nodes) seen.add(node.id);
      after = paymentChannels.pageInfo.endCursor;
      if (!paymentChannels.pageInfo.hasNextPage) break;
    }
    expect(seen.has(id)).toBe(true);
    await expect(payments.ask("{ paymentChannels { nodes { id } } }")).rejects.toMatchObject({
      extensions: { code: "BAD_INPUT" },
    });
  });

  test("channels come in every order, either way, page by page", async () => {
    await payments.openChannel(3n);
    const source = `query ($orderBy: PaymentChannelOrderInput, $after: Cursor) {
      paymentChannels(first: 3, after: $after, orderBy: $orderBy) {
        nodes { id held } pageInfo { hasNextPage endCursor } } }`;
    type Node = Record<"id" | "held", string>;
    type Page = { paymentChannels: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    const all = async (orderBy?: object): Promise<Node[]> => {
      const nodes: Node[] = [];
      for (let after: string | undefined; ; ) {
        const { paymentChannels }: Page = await payments.ask<Page>(source, { orderBy, after });
        nodes.push(...paymentChannels.nodes);
        after = paymentChannels.pageInfo.endCursor;
        if (!paymentChannels.pageInfo.hasNextPage) return nodes;
      }
    };
    const byAge = await all();
    expect((await all({ field: "OPENED_AT", direction: "DESC" })).reverse()).toEqual(byAge);
    const byFunds = await all({ field: "HELD" });
    expect(byFunds).toEqual(byAge.toSorted((a, b) => Number(BigInt(a.held) - BigInt(b.held))));
    expect((await all({ field: "HELD", direction: "DESC" })).reverse()).toEqual(byFunds);
  });

  test("events since a cursor are told again, and filtered", async () => {
    const { id, address } = await payments.openChannel();
    await payments.start(id);
    const stream = (args: string) =>
      `subscription { paymentChannelEvents${args} { cursor type amount channel { id } } }`;
    const of = `(after: "${Buffer.from("0.0.0").toString("base64url")}", filter: { channel: "${address}" })`;
    const results = await payments.listen(stream(of), 4);
    const events = results.map(({ data }) => data?.paymentChannelEvents as { type: string; cursor: string });
    expect(events.map(({ type }) => type)).toEqual(["OPENED", "PRICE_CHANGED", "DEPOSITED", "REDEMPTION_STARTED"]);
    const after = `(after: "${at(events, 2).cursor}", filter: { channel: "${address}" })`;
    const [next] = await payments.listen(stream(after), 1);
    expect(next?.data?.paymentChannelEvents).toEqual(events[3]);
  });
});
