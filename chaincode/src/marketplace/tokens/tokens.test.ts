import { beforeEach, describe, expect, it } from "vitest";
import { MemoryLedger } from "../../ledger/testing/memory-ledger.ts";
import { MarketplaceContract } from "../marketplace-contract.ts";
import { describeEntry, describeService, TestUser } from "../testing/test-user.ts";
import { afterHalvings } from "./issuance.ts";

const token = 10n ** 18n;
let ledger: MemoryLedger;

beforeEach(() => {
  ledger = new MemoryLedger(new MarketplaceContract());
});

async function registered(seed: number): Promise<TestUser> {
  const user = new TestUser(ledger, seed);
  await user.register(`user${seed}`);
  return user;
}

describe("balances", () => {
  it("lets an account act while others pay it", async () => {
    const [alice, bob] = [await registered(1), await registered(2)];
    const own = await alice.endorse("RegisterService", describeService());
    await bob.submit("Transfer", { to: alice.address, amount: "7" });
    ledger.commit(own);
    expect(await alice.balance()).toBe(100n * token + 7n);
  });

  it("takes payments of several payers to one account in one block", async () => {
    const users = [await registered(1), await registered(4), await registered(5)];
    const shop = await registered(3);
    const payments = await Promise.all(
      users.map((user) => user.endorse("Transfer", { to: shop.address, amount: "1" })),
    );
    for (const payment of payments) ledger.commit(payment);
    expect(await shop.balance()).toBe(100n * token + 3n);
  });

  it("lets an account spend what it was paid a minute ago while payments keep arriving", async () => {
    const [alice, bob, carol] = [await registered(1), await registered(2), await registered(3)];
    await alice.submit("Transfer", { to: bob.address, amount: `${90n * token}` });
    const aMinuteLater = { atMs: 1_800_000_060_000 };
    const spending = await bob.endorse("Transfer", { to: carol.address, amount: `${150n * token}` }, aMinuteLater);
    await carol.submit("Transfer", { to: bob.address, amount: "7" }, aMinuteLater);
    ledger.commit(spending);
    expect(await bob.balance()).toBe(40n * token + 7n);
  });

  it("spends what others paid, even several times in one act's fees", async () => {
    const [alice, bob, carol] = [await registered(1), await registered(2), await registered(3)];
    await alice.submit("Transfer", { to: bob.address, amount: `${90n * token}` });
    await bob.submit("Transfer", { to: carol.address, amount: `${190n * token}` });
    expect(await bob.balance()).toBe(0n);
    expect(await carol.balance()).toBe(290n * token);
    await expect(bob.submit("Transfer", { to: carol.address, amount: "1" })).rejects.toThrow(/^INSUFFICIENT_TOKENS/);
  });

  it("pays a mashup's fee once to each other developer when it is published", async () => {
    const [alice, bob, carol] = [await registered(1), await registered(2), await registered(3)];
    for (const name of ["A1", "A2"]) await alice.submit("RegisterService", describeService({ name }));
    await bob.submit("RegisterService", describeService({ name: "B" }));
    const mashup = describeEntry({ kind: "MASHUP", name: "Mix", composes: ["A1", "A2", "B"] });
    await carol.submit("RegisterServices", { services: [mashup], publish: true });
    expect(await ledger.evaluate("QueryService", ["Mix"])).toMatchObject({ status: "CREATED", isFeeDue: true });
    await expect(carol.submit("PublishService", { name: "Mix" })).rejects.toThrow(/^WRONG_STATE/);
    for (const name of ["A1", "A2"]) await alice.submit("PublishService", { name });
    await bob.submit("PublishService", { name: "B" });
    await carol.submit("PublishService", { name: "Mix" });
    expect(await carol.balance()).toBe(80n * token);
    expect(await alice.balance()).toBe(130n * token);
    expect(await bob.balance()).toBe(120n * token);
  });

  it("answers batches in their order, zeros for strangers", async () => {
    const alice = await registered(1);
    const stranger = new TestUser(ledger, 9).address;
    expect(await ledger.evaluate("BalancesOf", [JSON.stringify([stranger, alice.address])])).toEqual([
      { address: stranger, counter: "0", balance: "0" },
      { address: alice.address, counter: "1", balance: `${100n * token}` },
    ]);
    await expect(ledger.evaluate("BalancesOf", ["{}"])).rejects.toThrow(/^BAD_INPUT/);
    await expect(ledger.evaluate("BalancesOf", ["[1]"])).rejects.toThrow(/^BAD_INPUT/);
  });

  it("refuses transfers of nothing, to oneself and to the address zero", async () => {
    const alice = await registered(1);
    const zero = `0x${"00".repeat(20)}`;
    for (const act of [
      { to: zero, amount: "1" },
      { to: alice.address, amount: "1" },
      { to: zero, amount: "0" },
    ]) {
      await expect(alice.submit("Transfer", act)).rejects.toThrow(/^BAD_INPUT/);
    }
  });
});

describe("issuance", () => {
  it("halves what it pays each time half of the rest is gone, and never pays more than the rest", () => {
    const share = 1_000n;
    expect(afterHalvings(100n, share, 0n)).toBe(100n);
    expect(afterHalvings(100n, share, 499n)).toBe(100n);
    expect(afterHalvings(100n, share, 500n)).toBe(50n);
    expect(afterHalvings(100n, share, 750n)).toBe(25n);
    let issued = 0n;
    for (let act = 0; act < 10_000; act++) {
      const amount = afterHalvings(100n, share, issued);
      issued += amount;
      expect(issued).toBeLessThanOrEqual(share);
    }
    expect(afterHalvings(100n, share, share)).toBe(0n);
  });

  it("registers users even when a pool pays nothing any more", async () => {
    const alice = new TestUser(ledger, 1);
    const pool = alice.address.slice(2, 4).toLowerCase();
    const issued = `${(1_000_000_000n * token) / 256n}`;
    ledger.state.set(`\0issuance\0${pool}\0`, { value: Buffer.from(JSON.stringify({ pool, issued })), version: 1 });
    await alice.register("alice");
    expect(await alice.balance()).toBe(0n);
  });
});
