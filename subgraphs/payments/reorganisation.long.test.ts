import { hexlify, randomBytes, toQuantity, ZeroHash } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectChain } from "../../ledgers/evm/chain.ts";
import { eventually, silent } from "../../ledgers/evm/testing.ts";
import { Store } from "../../store/projection/store.ts";
import { LiveChannels } from "./projection/live-channels.ts";
import { projectChain } from "./projection/project-chain.ts";
import { paymentsStore } from "./projection/tables.ts";
import { RunningPayments } from "./testing/running-payments.ts";
import { actUnkept, depositOfStranger } from "./testing/unkept-acts.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

/** Puts an empty block in the place of the newest one. */
const loseNewestBlock = () => payments.rpc("anvil_reorg", [1, []]);

interface ToldEvent {
  readonly cursor: string;
  readonly type: string;
  readonly amount: string | null;
  readonly isRetracted: boolean;
  readonly finality: string;
  readonly channel: { readonly held: string } | null;
}

/** The next events of a channel after a cursor. */
async function told(channel: string, count: number, after?: string): Promise<ToldEvent[]> {
  const from = after ?? Buffer.from("0.0.0").toString("base64url");
  const results = await payments.listen(
    `subscription { paymentChannelEvents(after: "${from}", filter: { channel: "${channel}" }) {
      cursor type amount isRetracted finality channelAddress channel { held } } }`,
    count,
  );
  return results.map(({ data, errors }) => {
    if (errors) throw errors[0];
    return data?.paymentChannelEvents as ToldEvent;
  });
}

/** Events of opening a channel with 100 wei. */
const opening = ["OPENED null", "PRICE_CHANGED null", "DEPOSITED 100"];

const shape = (events: readonly ToldEvent[]) =>
  events.map(({ type, amount, isRetracted }) => `${isRetracted ? "not " : ""}${type} ${amount}`);

test("a deposit that the chain loses is gone from rows, checks and events, and whoever was told is told so", async () => {
  const { id: channel } = await payments.openChannel(100n);
  const tokens = await payments.sign(channel, 12);
  const watching = told(channel, 3, (await told(channel, 3)).at(-1)?.cursor);
  await depositOfStranger(payments, channel, 20n);
  expect(await payments.channel(channel)).toMatchObject({ held: "120" });
  expect(await payments.validate(tokens.slice(10, 11))).toEqual({ accepted: 1, refused: [] });

  await loseNewestBlock();
  await payments.untilReady();
  expect(await payments.channel(channel)).toMatchObject({ held: "100" });
  expect((await payments.validate(tokens.slice(11))).refused).toEqual([["0", "INSUFFICIENT_FUNDS"]]);
  await depositOfStranger(payments, channel, 7n);
  expect(shape(await watching)).toEqual(["DEPOSITED 20", "not DEPOSITED 20", "DEPOSITED 7"]);
  expect(shape(await told(channel, 4))).toEqual([...opening, "DEPOSITED 7"]);
});

test("what the chain loses while no server runs is taken back at the next start", async () => {
  const { id: channel } = await payments.openChannel(100n);
  await depositOfStranger(payments, channel, 20n);
  const lost = (await told(channel, 4)).at(-1);
  await payments.restart(async () => {
    await loseNewestBlock();
    await payments.rpc("anvil_mine", ["0x2"]);
  });
  expect(await payments.channel(channel)).toMatchObject({ held: "100", deposited: "100" });
  const [retraction] = await told(channel, 1, lost?.cursor);
  expect(retraction).toMatchObject({ type: "DEPOSITED", amount: "20", isRetracted: true, channel: { held: "100" } });
  await depositOfStranger(payments, channel, 7n);
  expect(shape(await told(channel, 1, retraction?.cursor))).toEqual(["DEPOSITED 7"]);
});

test("our own acts count once each, though the chain takes back the blocks that hold them", async () => {
  const { id: channelId, consumer: from } = await payments.openChannel(0n);
  await payments.rpc("anvil_mine", ["0x5"]);
  const deposit = async (amount: number) => {
    const input = { channelId, from, amount: String(amount) };
    return (await payments.act("paymentChannelDeposit", input)).userErrors;
  };
  const refusals: unknown[] = [];
  for (const round of [0, 1, 2]) {
    const depositing = Promise.all([1, 2, 4, 8].map((amount) => deposit(amount * 16 ** round)));
    await payments.rpc("anvil_reorg", [2, []]);
    refusals.push(...(await depositing).flat());
  }
  expect(refusals).toEqual([]);
  await payments.untilReady();
  expect(await payments.channel(channelId)).toMatchObject({ deposited: String(0xfff) });
});

test("every instance checks tokens against the same channels, whichever of them writes", async () => {
  const chain = await connectChain({ url: payments.node.chain.url, log: silent });
  const live = new LiveChannels(payments.database);
  const other = await projectChain({
    chain,
    database: payments.database,
    fromBlock: 0,
    confirmations: 0,
    finalityDepth: undefined,
    log: silent,
    prepare: (to) => live.refresh(to),
  });
  const { id: channel, provider } = await payments.openChannel(100n);
  const held = () => live.find(channel)?.held;
  await depositOfStranger(payments, channel, 20n);
  await eventually(held, (wei) => wei === 120n);
  await loseNewestBlock();
  await eventually(held, (wei) => wei === 100n);
  await payments.terminate(channel, provider, "Org2MSP");
  await eventually(
    () => live.find(channel)?.status,
    (status) => status === "TERMINATED",
  );
  await other.close();
  await chain.close();
});

test("an event becomes safe, then final, as the chain says so", async () => {
  const { id: channel } = await payments.openChannel(100n);
  const finality = async () => {
    const source = `query ($id: ID!) { paymentChannel(id: $id) { finality } }`;
    const { paymentChannel } = await payments.ask<{ paymentChannel: { finality: string } }>(source, { id: channel });
    return [paymentChannel.finality, ...(await told(channel, 2)).map((event) => event.finality)];
  };
  const after = async (blocks: number) => {
    await payments.rpc("anvil_mine", [toQuantity(blocks)]);
    await payments.untilReady();
    return finality();
  };
  expect(await finality()).toEqual(["PENDING", "PENDING", "PENDING"]);
  expect(await after(40)).toEqual(["SAFE", "SAFE", "SAFE"]);
  expect(await after(40)).toEqual(["FINAL", "FINAL", "FINAL"]);
});

test("a cursor of an event that was lost before the store was emptied is refused, as nobody knows it any more", async () => {
  const { id: channel } = await payments.openChannel(100n);
  await depositOfStranger(payments, channel, 20n);
  const [kept, , , lost] = await told(channel, 4);
  await loseNewestBlock();
  await payments.untilReady();
  await (await Store.open(payments.database, paymentsStore)).rebuild();
  await payments.untilReady();
  expect(shape(await told(channel, 2, kept?.cursor))).toEqual(opening.slice(1));
  await expect(told(channel, 1, lost?.cursor)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

/** All rows as text, or those that are current. */
async function rowsOf(condition = "true"): Promise<string> {
  const ordered = { channels: "address", lanes: "channel, lane", retired_keys: "channel, voucher_key" };
  const tables = Object.entries({ ...ordered, entries: "account, ordinal" });
  const all = tables.map(([table, order]) =>
    payments.database.query(`SELECT * FROM payments.${table} WHERE ${condition} ORDER BY ${order}, valid_from`),
  );
  const text = (_key: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
  return JSON.stringify(await Promise.all(all), text);
}

test("lanes, prices and keys are what they were, however many blocks the chain takes back", async () => {
  const { id: channel, consumer, provider } = await payments.openChannel(100n);
  await payments.rpc("anvil_mine", ["0x8"]);
  await payments.untilReady();
  const acts = [
    () => actUnkept(payments, { from: consumer, to: channel, act: "openLane", values: [7, 0, ZeroHash] }),
    () =>
      actUnkept(payments, { from: consumer, to: channel, act: "rotateVoucherKey", values: [hexlify(randomBytes(20))] }),
    () =>
      actUnkept(payments, { from: provider, to: channel, act: "startRedemption", values: [2, [[7, 30, ZeroHash]]] }),
    () =>
      actUnkept(payments, { from: consumer, to: channel, act: "rotateVoucherKey", values: [hexlify(randomBytes(20))] }),
    () => actUnkept(payments, { from: consumer, to: channel, act: "openLane", values: [9, 7, ZeroHash] }),
  ];
  const current = () => rowsOf("valid_to IS NULL");
  const height = async () => Number(await payments.rpc("eth_blockNumber", []));
  /** Rows after each act, and in which block. */
  let states = [{ block: await height(), rows: await current() }];
  for (const depth of [1, 3, 5, 2, 4]) {
    for (const act of acts.slice(states.length - 1)) {
      await act();
      states.push({ block: await height(), rows: await current() });
    }
    expect(new Set(states.map(({ rows }) => rows)).size).toBe(acts.length + 1);
    const newest = (await height()) - depth;
    await payments.rpc("anvil_reorg", [depth, []]);
    states = states.filter(({ block }) => block <= newest);
    await eventually(current, (rows) => rows === states.at(-1)?.rows);
    await payments.untilReady();
  }
});

test("an emptied store is filled again with the same rows", async () => {
  const { id: channel } = await payments.openChannel(100n);
  await payments.start(channel);
  await payments.pass(60);
  await payments.finalize(channel);
  const content = () => rowsOf();
  const before = await content();
  await (await Store.open(payments.database, paymentsStore)).rebuild();
  expect(await content()).not.toBe(before);
  await eventually(content, (now) => now === before);
  await payments.untilReady();
  expect(await payments.channel(channel)).toMatchObject({ held: "100", tokenId: "2" });
  expect(shape(await told(channel, 5)).at(-1)).toBe("REDEMPTION_FINALIZED 0");
});
