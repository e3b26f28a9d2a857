import { setTimeout } from "node:timers/promises";
import { graphql } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeCursor } from "../../store/tables/cursor.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { Alarms } from "./policies/alarms.ts";
import { RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let first: Awaited<ReturnType<RunningPayments["openChannel"]>>;
let second: Awaited<ReturnType<RunningPayments["openChannel"]>>;

beforeAll(async () => {
  payments = await RunningPayments.start();
  first = await payments.openChannel(5_000n);
  second = await payments.openChannel(7_000n);
});
afterAll(() => payments.stop());

const refusal = (code: string) => ({ extensions: { code } });

const query = `query ($filter: PaymentAlarmFilterInput) { paymentAlarms(first: 10, filter: $filter) { totalCount nodes {
  id duty code channel since attempts nextAttemptAt endedAt account { address } paymentChannel { id } } } }`;
interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly since: string; readonly nextAttemptAt: string }[];
}
const find = async (filter: object = {}, mspId?: string) =>
  (await payments.ask<{ paymentAlarms: Found }>(query, { filter }, mspId)).paymentAlarms;
const none = { totalCount: 0, nodes: [] };

test("alarms last until they are over, and are kept then, for it alone", async () => {
  const alarms = new Alarms(payments.database);
  const on = { channel: first.address.toLowerCase(), duty: "FUND" } as const;
  const alarm = {
    account: first.consumer.toLowerCase(),
    ...on,
    code: "BUDGET_EXCEEDED",
    message: "no more",
  } as const;
  expect(await alarms.raise(alarm, { failures: 1, pauseMs: 1_000 })).toBe(true);
  expect(await alarms.raise(alarm, { failures: 2, pauseMs: 60_000 })).toBe(false);
  const found = await find();
  const shape = { duty: "FUND", code: "BUDGET_EXCEEDED", account: { address: first.consumer } };
  const shown = { ...shape, attempts: 2, endedAt: null, paymentChannel: { id: first.id } };
  expect(found).toMatchObject({ totalCount: 1, nodes: [shown] });
  expect(found.nodes[0]?.id).toMatch(/./);
  expect((found.nodes[0]?.nextAttemptAt ?? "") > (found.nodes[0]?.since ?? "")).toBe(true);
  expect(await find({ account: first.consumer, channel: first.address, duty: "FUND" })).toEqual(found);
  expect(await find({ account: second.consumer })).toEqual(none);
  expect(await find({ duty: "START_REDEMPTION" })).toEqual(none);
  expect(await find({ isEnded: true })).toEqual(none);
  expect(await find({}, "Org2MSP")).toEqual(none);
  await alarms.clear(on);
  await alarms.clear(on);
  expect(await find()).toEqual(none);
  const over = { ...shape, attempts: 2, nextAttemptAt: null, endedAt: expect.any(String), id: found.nodes[0]?.id };
  expect(await find({ isEnded: true })).toMatchObject({ totalCount: 1, nodes: [over] });
  expect(await find({ isEnded: true }, "Org2MSP")).toEqual(none);
});

test("alarms that are over are kept up to a number", async () => {
  const table = "payment_server.ended_alarms";
  await payments.database.query(
    `INSERT INTO ${table} (account, channel, duty, code, message, since, attempts)
     SELECT $1, '0x' || repeat('1', 40), 'FUND', 'TIMEOUT', '', now(), 1 FROM generate_series(1, 1100)`,
    [second.consumer.toLowerCase()],
  );
  const on = { channel: second.address.toLowerCase(), duty: "FUND" } as const;
  const alarms = new Alarms(payments.database);
  const alarm = { account: second.consumer.toLowerCase(), ...on, code: "TIMEOUT", message: "" } as const;
  await alarms.raise(alarm, { failures: 3, pauseMs: 1 });
  await alarms.clear(on);
  const found = await find({ isEnded: true, account: second.consumer });
  expect(found.totalCount).toBe(1_000);
});

const told = async (args: string, count: number, mspId = "Org1MSP") => {
  const source = `subscription { paymentAlarmEvents(${args}) { cursor type happenedAt alarm {
    id duty code message attempts nextAttemptAt endedAt account { address } paymentChannel { id } } } }`;
  const results = await payments.listen(source, count, mspId);
  return results.map(({ data }) => data?.paymentAlarmEvents as { cursor: string; type: string; alarm: object });
};

test("alarms are told as they open, are tried again and end, each once, from any of these on", async () => {
  const alarms = new Alarms(payments.database);
  const on = { channel: first.address.toLowerCase(), duty: "FUND" } as const;
  const alarm = { account: first.consumer.toLowerCase(), ...on, code: "TIMEOUT", message: "one" } as const;
  const theirs = { ...alarm, account: first.provider.toLowerCase(), duty: "START_REDEMPTION" } as const;
  const before = encodeCursor(`alarm.${await alarms.log.newest()}`);
  await alarms.raise(alarm, { failures: 3, pauseMs: 1_000 });
  await alarms.raise(theirs, { failures: 3, pauseMs: 1_000 });
  await alarms.raise({ ...alarm, message: "two" }, { failures: 4, pauseMs: 2_000 });
  await alarms.clear(on);
  await alarms.clear(theirs);
  const all = await told(`after: "${before}"`, 3);
  const shape = {
    duty: "FUND",
    code: "TIMEOUT",
    account: { address: first.consumer },
    paymentChannel: { id: first.id },
  };
  expect(all).toMatchObject([
    { type: "OPENED", alarm: { ...shape, message: "one", attempts: 3, endedAt: null } },
    { type: "TRIED", alarm: { ...shape, message: "two", attempts: 4, nextAttemptAt: expect.any(String) } },
    { type: "ENDED", alarm: { ...shape, message: "two", nextAttemptAt: null, endedAt: expect.any(String) } },
  ]);
  const [{ id } = {}] = (await find({ isEnded: true, account: first.consumer })).nodes.slice(-1);
  expect(all.map((event) => event.alarm)).toMatchObject([{ id }, { id }, { id }]);
  expect(await told(`after: "${all[0]?.cursor}"`, 2)).toEqual(all.slice(1));
  expect(await told(`after: "${before}", filter: { types: [ENDED], account: "${first.consumer}" }`, 1)).toEqual([
    all[2],
  ]);
  expect(await told(`after: "${before}"`, 2, "Org2MSP")).toMatchObject([{ type: "OPENED" }, { type: "ENDED" }]);
  // Without a cursor only what comes after.
  let isTold = false;
  const next = told("filter: {}", 1).finally(() => {
    isTold = true;
  });
  while (!isTold) {
    await alarms.raise(alarm, { failures: 3, pauseMs: 1_000 });
    await setTimeout(20);
  }
  expect(await next).toMatchObject([{ alarm: { ...shape, message: "one" } }]);
  await alarms.clear(on);
});

test.each([
  ["of another stream", () => encodeCursor("1.0.0")],
  ["of an event that has not happened", () => encodeCursor("alarm.99999999")],
  ["that is none", () => "abc"],
])("are not told after a cursor %s", async (_what, cursor) => {
  await expect(told(`after: "${cursor()}"`, 1)).rejects.toMatchObject(refusal("BAD_INPUT"));
});

test("alarms are told from what is kept only", async () => {
  const table = "payment_server.alarm_events";
  const alarms = new Alarms(payments.database);
  const old = encodeCursor(`alarm.${await alarms.log.newest()}`);
  await payments.database.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), 300199)`);
  const alarm = {
    account: first.consumer.toLowerCase(),
    channel: first.address.toLowerCase(),
    duty: "FUND",
  } as const;
  await alarms.raise({ ...alarm, code: "TIMEOUT", message: "" }, { failures: 3, pauseMs: 1 });
  expect(await payments.database.query(`SELECT id FROM ${table}`)).toEqual([{ id: 300_200n }]);
  await expect(told(`after: "${old}"`, 1)).rejects.toMatchObject(refusal("BAD_INPUT"));
  await alarms.clear(alarm);
});

test("alarms are refused to whoever is not known", async () => {
  const contextValue = payments.subgraph.contextFor(anonymous);
  const { errors } = await graphql({ schema: payments.subgraph.schema, source: query, contextValue });
  expect(errors).toMatchObject([refusal("UNAUTHENTICATED")]);
  const stream = payments.listen("subscription { paymentAlarmEvents { cursor } }", 1);
  await expect(stream).rejects.toMatchObject(refusal("UNAUTHENTICATED"));
});
