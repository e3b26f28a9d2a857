import { graphql } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anonymous } from "../../../subgraph-protocol/principal.ts";
import { type GraphToken, RunningPayments } from "../testing/running-payments.ts";
import { actUnkept } from "../testing/unkept-acts.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

interface Channel {
  readonly id: string;
  readonly consumer: string;
  readonly provider: string;
}

interface Cost {
  readonly account: { readonly address: string } | null;
  readonly requests: string;
  readonly amount: string;
  readonly provenAmount: string;
  readonly causes: readonly Cost[];
}

const costFields = `account { address } requests amount provenAmount`;
const cost = `cost { ${costFields} causes { ${costFields} causes { ${costFields} causes { ${costFields} } } } }`;

/** Alice and Bob of Org2 pay Charlie of Org1, who pays Dave of Org2. */
let alice: Channel;
let bob: Channel;
let charlie: Channel;

async function open(consumer: string, provider: string, mspId: string, deposit = 10_000): Promise<Channel> {
  const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], deposit: String(deposit) };
  const { channel } = await payments.act("paymentChannelOpen", input, mspId);
  if (!channel) throw new Error("not opened");
  return { id: channel.id, consumer, provider };
}

beforeEach(async () => {
  const [a, b, d] = [await account("Org2MSP"), await account("Org2MSP"), await account("Org2MSP")];
  const c = await account("Org1MSP");
  alice = await open(a, c, "Org2MSP");
  bob = await open(b, c, "Org2MSP");
  charlie = await open(c, d, "Org1MSP");
});

const account = (mspId: string) => payments.createAccount(mspId);

let traces = 0;
const newTrace = () => String(++traces).padStart(32, "0");
const parentOf = (trace: string) => ({ traceparent: `00-${trace}-00f067aa0ba902b7-01` });

/** Somebody calls Charlie in a trace, and pays. */
async function callCharlie(by: Channel, trace: string): Promise<void> {
  const tokens = await payments.sign(by.id, 1, 0, { ...parentOf(trace), mspId: "Org2MSP" });
  expect(await payments.validate(tokens, "Org1MSP", parentOf(trace))).toMatchObject({ accepted: 1 });
}

/** Charlie calls on, in a trace if it is part of one. */
async function charlieCalls(channel: Channel, count = 1, trace?: string): Promise<GraphToken[]> {
  return payments.sign(channel.id, count, 0, trace ? parentOf(trace) : {});
}

async function throughCharlie(by: Channel | undefined, count: number): Promise<void> {
  const trace = newTrace();
  if (by) await callCharlie(by, trace);
  const tokens = await charlieCalls(charlie, count, trace);
  expect(await payments.validate(tokens, "Org2MSP", parentOf(trace))).toMatchObject({ accepted: count });
}

async function redeem(channel: Channel): Promise<void> {
  await payments.start(channel.id);
  await payments.pass(60);
  await payments.finalize(channel.id);
}

interface Flow {
  readonly redeemed: string;
  readonly requests: string;
  readonly cost: Cost;
}

async function flowOf({ consumer, provider }: Channel, mspId?: string): Promise<Flow> {
  const source = `query ($filter: PaymentFlowFilterInput) {
    paymentFlows(first: 1, filter: $filter) { nodes { redeemed requests ${cost} } } }`;
  const { paymentFlows } = await payments.ask<{ paymentFlows: { nodes: [Flow] } }>(
    ...([source, { filter: { consumer, provider } }, mspId] as const),
  );
  return paymentFlows.nodes[0];
}

/** Amounts that the accounts directly below a cost caused. */
const amounts = ({ causes }: Cost) =>
  Object.fromEntries(causes.map(({ account, amount }) => [account?.address, amount]));

describe("what Charlie's calls to Dave cost", () => {
  test("is what Alice, Bob and Charlie himself caused, to the unit, and adds up to what Dave redeemed", async () => {
    await throughCharlie(alice, 3);
    await throughCharlie(bob, 2);
    await throughCharlie(undefined, 1);
    await throughCharlie(alice, 1);
    await redeem(charlie);
    const flow = await flowOf(charlie);
    expect(flow).toMatchObject({
      redeemed: "70",
      requests: "7",
      cost: { amount: "70", requests: "7", provenAmount: "0" },
    });
    expect(flow.cost.account?.address).toBe(charlie.consumer);
    expect(amounts(flow.cost)).toEqual({ [alice.consumer]: "40", [bob.consumer]: "20" });
  });

  test("is told in full to Charlie's organisation only, after a restart too, and over several redemptions", async () => {
    await throughCharlie(alice, 3);
    await redeem(charlie);
    await throughCharlie(bob, 1);
    await payments.restart();
    await throughCharlie(bob, 4);
    await redeem(charlie);
    const own = await flowOf(charlie);
    expect([own.cost.amount, amounts(own.cost)]).toEqual(["80", { [alice.consumer]: "30", [bob.consumer]: "50" }]);
    expect(await flowOf(charlie, "Org2MSP")).toMatchObject({ redeemed: "80", cost: { amount: "80", causes: [] } });
  });

  test("is proved by the ledger where Charlie has a lane for Alice, and told to everybody", async () => {
    const input = { channelId: charlie.id, lane: 5, origin: alice.consumer };
    const { userErrors } = await payments.act("paymentLaneOpen", input, "Org1MSP");
    expect(userErrors).toEqual([]);
    await throughCharlie(alice, 3);
    await throughCharlie(bob, 2);
    await redeem(charlie);
    const source = `query ($id: ID!) { paymentChannel(id: $id) {
      lanes(first: 10) { nodes { lane origin { address } } }
      redemptions(first: 10) { nodes { lane requests amount ${cost} } } } }`;
    interface Lanes {
      readonly paymentChannel: {
        readonly lanes: { readonly nodes: object[] };
        readonly redemptions: { readonly nodes: { lane: number; amount: string; cost: Cost }[] };
      };
    }
    const { paymentChannel } = await payments.ask<Lanes>(source, { id: charlie.id }, "Org2MSP");
    expect(paymentChannel.lanes.nodes).toEqual([
      { lane: 0, origin: null },
      { lane: 5, origin: { address: alice.consumer } },
    ]);
    expect(paymentChannel.redemptions.nodes.map(({ lane, amount }) => [lane, amount])).toEqual([
      [0, "20"],
      [5, "30"],
    ]);
    const { cost: seen } = await flowOf(charlie, "Org2MSP");
    expect(seen).toMatchObject({ amount: "50", provenAmount: "30" });
    expect(amounts(seen)).toEqual({ [alice.consumer]: "30" });
    expect(amounts((await flowOf(charlie)).cost)).toEqual({ [alice.consumer]: "30", [bob.consumer]: "20" });
  });

  test("leads back to whoever called Alice", async () => {
    const eve = await open(await account("Org1MSP"), alice.consumer, "Org1MSP");
    const trace = newTrace();
    const tokens = await payments.sign(eve.id, 1, 0, parentOf(trace));
    expect(await payments.validate(tokens, "Org2MSP", parentOf(trace))).toMatchObject({ accepted: 1 });
    await callCharlie(alice, trace);
    await payments.validate(await charlieCalls(charlie, 2, trace));
    await throughCharlie(alice, 1);
    await redeem(charlie);
    const [byAlice] = (await flowOf(charlie)).cost.causes;
    expect(byAlice).toMatchObject({ account: { address: alice.consumer }, amount: "30" });
    expect(byAlice && amounts(byAlice)).toEqual({ [eve.consumer]: "20" });
  });

  test("is nobody's whose payment was refused, or who called somebody else", async () => {
    const [refused, elsewhere] = [newTrace(), newTrace()];
    const [token] = await payments.sign(alice.id, 1, 0, { ...parentOf(refused), mspId: "Org2MSP" });
    const forged = { ...(token as GraphToken), requests: "2" };
    expect(await payments.validate([forged], "Org1MSP", parentOf(refused))).toMatchObject({ accepted: 0 });
    const eve = await open(bob.consumer, await account("Org1MSP"), "Org2MSP");
    await callCharlie(eve, elsewhere);
    for (const trace of [refused, elsewhere]) await payments.validate(await charlieCalls(charlie, 2, trace));
    await redeem(charlie);
    expect((await flowOf(charlie)).cost).toMatchObject({ requests: "4", amount: "40", causes: [] });
  });

  test("is less for everybody in proportion when the funds do not reach", async () => {
    const poor = await open(charlie.consumer, charlie.provider, "Org1MSP", 47);
    let newest: GraphToken | undefined;
    for (const [by, count] of [
      [alice, 3],
      [bob, 2],
      [undefined, 1],
    ] as const) {
      const trace = newTrace();
      if (by) await callCharlie(by, trace);
      newest = (await charlieCalls(poor, count, trace)).at(-1);
    }
    await redeemOnChain(poor, newest as GraphToken);
    const { redeemed, cost: seen } = await flowOf(poor);
    expect([redeemed, seen.amount, seen.requests]).toEqual(["47", "47", "6"]);
    expect(amounts(seen)).toEqual({ [alice.consumer]: "23", [bob.consumer]: "16" });
  });
});

/** Redeems a token as a provider may who has no payment server, hence accepts what it likes. */
async function redeemOnChain({ id: to, provider: from }: Channel, token: GraphToken): Promise<void> {
  const { tokenId, lane, requests, signature } = token;
  await actUnkept(payments, { from, to, act: "startRedemption", values: [2, []] });
  await payments.pass(60);
  const values = [[{ tokenId, lane, requests, signature }]];
  await actUnkept(payments, { from, to, act: "finalizeRedemption", values });
}

describe("a trace", () => {
  const source = `query ($traceId: String!) { paymentTrace(traceId: $traceId) { traceId payments {
    channel { id } consumer { address } provider { address } requests value origin { address } } } }`;
  interface Trace {
    readonly payments: readonly { readonly value: string; readonly origin: readonly { address: string }[] }[];
  }
  const traceOf = async (traceId: string, mspId: string) =>
    (await payments.ask<{ paymentTrace: Trace }>(source, { traceId }, mspId)).paymentTrace.payments;

  type Listed = readonly (Trace & { readonly traceId: string })[];
  const newestTraces = async (mspId: string) => {
    const list = "{ paymentTraces(first: 100) { nodes { traceId payments { value origin { address } } } } }";
    return (await payments.ask<{ paymentTraces: { nodes: Listed } }>(list, {}, mspId)).paymentTraces.nodes;
  };

  test("shows each organisation what its accounts paid, and on whose behalf", async () => {
    const trace = newTrace();
    await callCharlie(alice, trace);
    await charlieCalls(charlie, 3, trace);
    const [paid, ...more] = await traceOf(trace, "Org1MSP");
    expect(more).toEqual([]);
    expect(paid).toMatchObject({ channel: { id: charlie.id }, provider: { address: charlie.provider } });
    expect(paid).toMatchObject({ requests: 3, value: "30", origin: [{ address: alice.consumer }] });
    expect(await traceOf(trace, "Org2MSP")).toMatchObject([{ consumer: { address: alice.consumer }, origin: [] }]);
    expect(await traceOf("f".repeat(32), "Org1MSP")).toEqual([]);
    expect((await newestTraces("Org1MSP"))[0]).toMatchObject({ traceId: trace, payments: [{ value: "30" }] });
    expect((await newestTraces("Org2MSP"))[0]).toMatchObject({ traceId: trace, payments: [{ origin: [] }] });
  });

  test("is listed to an organisation that pays in it only", async () => {
    const trace = newTrace();
    await callCharlie(alice, trace);
    const ids = async (mspId: string) => (await newestTraces(mspId)).map(({ traceId }) => traceId);
    expect(await ids("Org2MSP")).toContain(trace);
    expect(await ids("Org1MSP")).not.toContain(trace);
  });

  test("is shown to nobody who is not known", async () => {
    const contextValue = await payments.subgraph.contextFor(anonymous);
    const asked = { schema: payments.subgraph.schema, source, variableValues: { traceId: newTrace() }, contextValue };
    expect((await graphql(asked)).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});
