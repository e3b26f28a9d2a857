import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commitBatch } from "../ordering/committer.ts";
import { openTestNetwork, type TestNetwork } from "../testing/test-network.ts";
import { testTransaction } from "../testing/test-transaction.ts";
import { pendingTransaction } from "../validation/pending-transaction.ts";
import { Simulator } from "./simulator.ts";

let ledger: TestNetwork;

/** Composite keys begin with a zero byte; of the last two, JavaScript and Go disagree which comes first. */
const keys = ["\u0000type\u0000a\u0000", "a", "b", "c", "\uffee", "😀"];

beforeAll(async () => {
  ledger = await openTestNetwork();
  await put(Object.fromEntries(keys.map((key) => [key, `value of ${key}`])));
});
afterAll(() => ledger.close());

describe("a simulation", () => {
  test("sees committed values only, not what it wrote itself", () => {
    const simulator = newSimulator();
    simulator.setState("asset", "a", Buffer.from("new"));
    expect(simulator.getState("asset", "a")?.toString()).toBe("value of a");
    expect(simulator.getState("asset", "absent")).toBeUndefined();
  });

  test("keeps seeing the state of its beginning while blocks are committed", async () => {
    const simulator = newSimulator();
    await put({ b: "changed" });
    expect(simulator.getState("asset", "b")?.toString()).toBe("value of b");
    expect(newSimulator().getState("asset", "b")?.toString()).toBe("changed");
  });

  test("lists what it read and wrote in the order of bytes, by namespace", () => {
    const simulator = newSimulator();
    for (const key of [...keys].reverse()) simulator.getState("asset", key);
    simulator.setState("asset", "z", Buffer.from("1"));
    simulator.setState("asset", "y", null);
    simulator.setState("Zebra", "k", Buffer.from("1"));
    const [first, second] = simulator.results();
    expect([first?.namespace, second?.namespace]).toEqual(["Zebra", "asset"]);
    expect(second?.reads.map(({ key }) => key)).toEqual(keys);
    expect(second?.reads[1]?.version).toEqual({ block: 1, transaction: 0 });
    expect(second?.writes).toEqual([
      { key: "y", value: null },
      { key: "z", value: Buffer.from("1") },
    ]);
  });

  test("records a range up to its end, or up to the last key that was read", async () => {
    const simulator = newSimulator();
    const whole = simulator.scan({ namespace: "asset", startKey: "a", endKey: "c", limit: 0 });
    const found: string[] = [];
    for (let entry = await whole.next(); entry !== undefined; entry = await whole.next()) found.push(entry.key);
    const part = simulator.scan({ namespace: "asset", startKey: "a", endKey: "", limit: 0 });
    await part.next();
    await part.next();
    expect(found).toEqual(["a", "b"]);
    const queries = simulator.results()[0]?.rangeQueries ?? [];
    expect(queries.map(({ startKey, endKey, isExhausted }) => [startKey, endKey, isExhausted])).toEqual([
      ["a", "c", true],
      ["a", "b", false],
    ]);
    expect(queries[1]?.reads.map(({ key }) => key)).toEqual(["a", "b"]);
    await part.close();
  });

  test("gives a page and where the next one begins, and may not write then", async () => {
    const simulator = newSimulator();
    const page = simulator.page({ namespace: "asset", startKey: "a", endKey: "", limit: 2 });
    expect([(await page.next())?.key, (await page.next())?.key, await page.next()]).toEqual(["a", "b", undefined]);
    expect(await page.bookmark()).toBe("c");
    expect(() => simulator.setState("asset", "k", Buffer.from("1"))).toThrow("Writes are not allowed");
    const writer = newSimulator();
    writer.setState("asset", "k", Buffer.from("1"));
    const options = { namespace: "asset", startKey: "", endKey: "", limit: 2 };
    expect(() => writer.page(options)).toThrow("only in a read-only transaction");
  });
});

function newSimulator(): Simulator {
  return new Simulator(ledger.channel.store.snapshot(), "transaction");
}

async function put(values: Readonly<Record<string, string>>): Promise<void> {
  const writes = Object.entries(values).map(([key, value]) => ({ key, value: Buffer.from(value) }));
  const transaction = testTransaction(ledger.network, { sets: [{ writes }] });
  await commitBatch(ledger.channel, [pendingTransaction(transaction)], ledger.network.orderer.node);
}
