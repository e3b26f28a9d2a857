import type { GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../ledgers/evm/testing.ts";
import { RunningPayments } from "./testing/running-payments.ts";

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

/** Asks as often as it takes. @returns what is paid in: nothing when the first answer says that nothing was sent */
async function deposit(channelId: string, from: string, amount: number): Promise<number> {
  const input = { channelId, from, amount: String(amount), idempotencyKey: `deposit ${amount}` };
  const ask = () =>
    payments.act("paymentChannelDeposit", input).then(
      ({ userErrors }) => (userErrors.length === 0 ? amount : 0),
      (fault: GraphQLError) => fault.extensions.code,
    );
  const first = await ask();
  if (first === "LEDGER_UNAVAILABLE") return 0;
  const isOpen = (answer: unknown) => answer === "TIMEOUT" || answer === "LEDGER_UNAVAILABLE";
  const last = isOpen(first) ? await eventually(ask, (answer) => !isOpen(answer)) : first;
  expect(last).toBeTypeOf("number");
  return Number(last);
}

describe("crashes", () => {
  test("counters and accepted tokens survive a restart of the payment server", async () => {
    const { id } = await payments.openChannel();
    const tokens = await payments.sign(id, 10);
    await payments.validate(tokens.slice(0, 9));
    await payments.restart();
    expect((await payments.validate(tokens)).refused.map(([, code]) => code)).toEqual(
      Array(9).fill("REPLAYED_REQUEST"),
    );
    expect(at(await payments.sign(id, 1), 0).requests).toBe("11");
    await payments.start(id);
    await payments.pass(60);
    await payments.restart();
    expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "100" });
  });

  test("a killed chain comes back with every channel, and money moves on", async () => {
    const { id, provider } = await payments.openChannel();
    await payments.validate(await payments.sign(id, 4));
    await payments.node.crashAndRestart();
    await eventually(async () => {
      await payments.untilReady();
      return payments.channel(id);
    }, Boolean);
    expect(await payments.channel(id)).toMatchObject({ deposited: "10000", status: "OPEN" });
    await payments.start(id);
    await payments.pass(60);
    expect((await payments.finalize(id)).channel).toMatchObject({ redeemed: "40" });
    expect((await payments.withdraw(id, provider, "Org2MSP")).userErrors).toEqual([]);
  });

  test("deposits under way when the chain is killed count once each, or fail before they are sent", async () => {
    const { id, consumer } = await payments.openChannel(0n);
    const deposits = Array.from({ length: 40 }, (_, index) => deposit(id, consumer, 2 ** index));
    await Promise.race(deposits);
    await payments.node.crashAndRestart();
    const counted = (await Promise.all(deposits)).reduce((sum, amount) => sum + amount, 0);
    await eventually(
      async () => {
        await payments.untilReady();
        return (await payments.channel(id))?.deposited;
      },
      (deposited) => deposited === String(counted),
    );
  });

  test("while the chain is away tokens are still validated, and acts on it fail clearly", async () => {
    const { id } = await payments.openChannel();
    const tokens = await payments.sign(id, 2);
    await payments.node.chain.kill();
    expect((await payments.validate(tokens)).accepted).toBe(2);
    await expect(payments.start(id)).rejects.toMatchObject({ extensions: { code: "LEDGER_UNAVAILABLE" } });
    await payments.node.crashAndRestart();
    await eventually(async () => {
      await payments.untilReady();
      return payments.channel(id);
    }, Boolean);
    expect((await payments.start(id)).userErrors).toEqual([]);
  });

  test("a second server on the same folder and a wrong passphrase are refused", async () => {
    await expect(payments.startSecond()).rejects.toMatchObject({ code: "DATA_DIRECTORY_LOCKED" });
    await payments.subgraph.close();
    await expect(payments.startSecond("not the passphrase")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await payments.restart();
  });
});
