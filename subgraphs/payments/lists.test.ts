import { toQuantity } from "ethers";
import { getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Alarms } from "./policies/alarms.ts";
import { RunningPayments } from "./testing/running-payments.ts";

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

/**
 * Where each list of the schema is asked for, and what tells its elements apart: `@` is its name with its arguments,
 * `$id` the channel's id.
 */
const lists: Readonly<Record<string, readonly [query: string, node: string]>> = {
  "Query.paymentChannels": ["@", "id"],
  "Query.paymentAlarms": ["@", "id duty account { address }"],
  "Query.paymentFlows": ["@", "id consumer { address }"],
  "Query.paymentTraces": ["@", "traceId payments { requests }"],
  "Query.redemptions": ["@", "id channel { id }"],
  "Account.paymentChannels": ["channel: paymentChannel(id: $id) { provider { @ } }", "id"],
  "PaymentChannel.lanes": ["channel: paymentChannel(id: $id) { @ }", "lane"],
  "PaymentChannel.redemptions": ["channel: paymentChannel(id: $id) { @ }", "id channel { id }"],
  "PaymentChannel.retiredVoucherKeys": ["channel: paymentChannel(id: $id) { @ }", "address countsUpTo"],
  "Query.evmBlocks": ["@", "number hash"],
  "EvmBlock.transactions": ["blocks: evmBlocks(first: 1) { nodes { @ } }", "hash index"],
  "EvmTransactionDetails.logs": [
    "channel: paymentChannel(id: $id) { redemptions(first: 1) { nodes { transaction { details { @ } } } } }",
    "index",
  ],
  "EvmAddress.transactions": ["address: evmAddress(address: $id) { @ }", "hash"],
  "PaymentStatement.lines": ["statement: paymentStatement { @ }", "id type"],
};

let payments: RunningPayments;
let id: string;
beforeAll(async () => {
  payments = await RunningPayments.start();
  const lanes = [0, 1, 2].map((lane) => ({ lane, pricePerRequest: "10" }));
  const { provider, address, consumer, ...channel } = await payments.openChannel(10_000n, { lanes });
  id = channel.id;
  const another = await payments.createAccount("Org1MSP");
  for (const more of [consumer, another]) {
    const input = { consumer: more, provider, lanes, deposit: "100", salt: `0x${"1".repeat(64)}` };
    expect((await payments.act("paymentChannelOpen", input)).userErrors).toEqual([]);
  }
  for (const lane of [0, 1]) {
    const traceparent = `00-${`${lane + 1}`.repeat(32)}-${"1".repeat(16)}-01`;
    await payments.validate(await payments.sign(id, 2, lane, { traceparent }));
  }
  await payments.start(id);
  await payments.pass(60);
  await payments.finalize(id);
  for (const _ of [1, 2]) expect((await rotate()).userErrors).toEqual([]);
  const alarms = new Alarms(payments.database);
  for (const duty of ["FUND", "FINALIZE_TERMINATION"] as const) {
    const on = { account: consumer.toLowerCase(), channel: address.toLowerCase() };
    await alarms.raise(
      { ...on, duty, code: "BUDGET_EXCEEDED", message: "no more today" },
      { failures: 1, pauseMs: 1_000 },
    );
  }
  await mineTogether(3);
});
afterAll(() => payments.stop());

/** Makes the newest block one of so many transactions. */
async function mineTogether(count: number): Promise<void> {
  const from = `0x${"7".repeat(40)}`;
  await payments.rpc("anvil_setBalance", [from, toQuantity(10n ** 20n)]);
  await payments.rpc("anvil_impersonateAccount", [from]);
  await payments.rpc("evm_setAutomine", [false]);
  for (let sent = 0; sent < count; sent += 1) await payments.rpc("eth_sendTransaction", [{ from, to: from }]);
  await payments.rpc("evm_mine", []);
  await payments.rpc("evm_setAutomine", [true]);
  await payments.untilReady();
}

const rotate = () => payments.act("paymentVoucherKeyRotate", { channelId: id });

async function read(list: string, args: string): Promise<Page> {
  const [path = "", node = ""] = lists[list] ?? [];
  const field = list.split(".").at(-1);
  const page = `list: ${field}(${args}) { totalCount edges { cursor node { ${node} } } pageInfo { hasNextPage hasPreviousPage } }`;
  let found = await payments.ask<object>(`{ ${path.replace("@", page).replace("$id", `"${id}"`)} }`);
  while (!("list" in found)) found = Object.values(found)[0] as object;
  return found.list as Page;
}

test("each list of the schema is among them", () => {
  const types = Object.values(payments.subgraph.schema.getTypeMap()).filter(isObjectType);
  const found = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith("Connection"))
      .map((field) => `${type.name}.${field.name}`),
  );
  expect(found.sort()).toEqual(Object.keys(lists).sort());
});

test.each(Object.keys(lists))("%s is walked from either end, row by row", async (list) => {
  const all = await read(list, "first: 100");
  expect(all.edges.length).toBeGreaterThan(1);
  expect(all.totalCount).toBe(all.edges.length);
  expect(all.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false });
  expect(new Set(all.edges.map(({ node }) => JSON.stringify(node))).size).toBe(all.edges.length);
  const forwards = await walk(list, "first", "after");
  expect(forwards).toEqual(all.edges);
  const backwards = await walk(list, "last", "before");
  expect(backwards).toEqual(all.edges.toReversed());
});

async function walk(list: string, size: "first" | "last", bound: "after" | "before"): Promise<Page["edges"]> {
  const walked: Page["edges"][number][] = [];
  for (let cursor = ""; ; ) {
    const page = await read(list, `${size}: 1${cursor && `, ${bound}: "${cursor}"`}`);
    expect(page.edges).toHaveLength(1);
    walked.push(...page.edges);
    cursor = page.edges[0]?.cursor ?? "";
    if (!page.pageInfo[size === "first" ? "hasNextPage" : "hasPreviousPage"]) return walked;
  }
}
