import { afterEach, expect, test, vi } from "vitest";
import { PlatformError } from "../../../errors/platform-error.ts";
import { silent } from "../../../ledgers/evm/testing.ts";
import { defaultPolicy } from "../policies/payment-policy.ts";
import { Keeper, type KeeperOptions } from "./keeper.ts";
import { type Task, TaskRunner, type TaskRunnerOptions } from "./task.ts";

const provider = "0xprovider";
const account = { address: provider, organization: "Org2MSP", privateKey: "" };
const channelOf = (address: string) => ({
  address,
  provider,
  consumer: "0xconsumer",
  asset: "0x",
  status: "TERMINATING",
  redemptionReadyAt: 0,
  ...{
    tokenId: 1n,
    tokenIdSince: 0,
    lanes: new Map([[0, { price: 1n, priceBefore: 0n, pricedFrom: 0n, openedWith: 0n }]]),
  },
});

afterEach(() => void vi.useRealTimers());

/** Looks after channels, of which some cannot be understood. */
function lookingAfter(addresses: readonly string[], failureOf: (channel: string) => Error | undefined) {
  const begun: string[] = [];
  const cleared: string[] = [];
  const options = {
    organizations: ["Org2MSP"],
    keys: { ofOrganization: async () => [account] },
    live: { all: () => addresses.map(channelOf).values() },
    store: {
      accepted: {
        newest: async ({ channel }: { channel: string }) => {
          const failure = failureOf(channel);
          if (failure) throw failure;
          return new Map([[0, { requests: 5n }]]);
        },
      },
    },
    policies: { refresh: async () => {}, of: () => defaultPolicy },
    alarms: {
      all: async () => [{ channel: "over", duty: "FUND" }],
      clear: async ({ channel }: { channel: string }) => void cleared.push(channel),
    },
    runner: { run: async ({ channel }: Task) => void begun.push(channel.address) },
    claimKeeper: { look: () => {}, close: async () => {} },
    now: () => 1_000,
    intervalMs: 1,
    log: silent,
  };
  return { keeper: new Keeper(options as unknown as KeeperOptions), begun, cleared };
}

test("a channel that cannot be looked after does not stop the others", async () => {
  const { keeper, begun, cleared } = lookingAfter(["bad", "good"], (channel) =>
    channel === "bad" ? new RangeError("a number that fits nowhere") : undefined,
  );
  await vi.waitFor(() => expect(begun).toContain("good"), { timeout: 300_000 });
  await keeper.close();
  // Nobody knows what there is to do on the bad one, so no alarm is over.
  expect([begun.includes("bad"), cleared]).toEqual([false, []]);
});

test("what concerns all alike ends the look, and the next one does what there is to do", async () => {
  let isAway = true;
  const { keeper, begun, cleared } = lookingAfter(["one", "other"], () => {
    return isAway ? new PlatformError("STORE_UNAVAILABLE", "away", { retryable: true }) : undefined;
  });
  isAway = false;
  await vi.waitFor(() => expect([begun.includes("other"), cleared.includes("over")]).toEqual([true, true]), {
    timeout: 300_000,
  });
  await keeper.close();
});

test.each([
  ["TERMINATING", 5_000],
  ["OPEN", 60_000],
] as const)(
  "what fails again and again is tried after at most so long on a channel that is %s: %d ms",
  async (status, most) => {
    vi.useFakeTimers();
    let tries = 0;
    const options = {
      requests: {
        answering: () => async () => {
          tries += 1;
          throw new PlatformError("LEDGER_UNAVAILABLE", "away", { retryable: true });
        },
      },
      alarms: { raise: async () => false },
      log: silent,
    };
    const runner = new TaskRunner(options as unknown as TaskRunnerOptions);
    const channel = { ...channelOf("one"), status };
    const task = { duty: "START_REDEMPTION", channel, account, round: "1", amount: 0n } as unknown as Task;
    for (let failures = 0; failures < 12; failures += 1) {
      await runner.run(task);
      vi.advanceTimersByTime(most);
    }
    expect(tries).toBe(12);
    await runner.run(task);
    vi.advanceTimersByTime(most - 1);
    await runner.run(task);
    expect(tries).toBe(13);
  },
);
