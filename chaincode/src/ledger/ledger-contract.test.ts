import { describe, expect, test } from "vitest";
import { MarketplaceContract } from "../marketplace/marketplace-contract.ts";
import { ChannelOpsContract } from "../ops/channel-ops/channel-ops-contract.ts";
import { CommandOpsContract } from "../ops/command-ops/command-ops-contract.ts";
import type { LedgerContext } from "./ledger-context.ts";
import type { LedgerContract } from "./ledger-contract.ts";
import { MemoryStub } from "./testing/memory-stub.ts";

type State = Map<string, { value: Uint8Array; version: number }>;

/** Answer of a contract to a call dated so far from now. */
async function answer(contract: LedgerContract, fn: string, aheadMs: number, state: State = new Map()) {
  const stub = new MemoryStub(state, { transactionId: "tx", channel: "ops", atMs: Date.now() + aheadMs, fn });
  const ctx = Object.assign(contract.createContext(), { stub }) as unknown as LedgerContext;
  return contract.beforeTransaction(ctx).then(
    () => "taken",
    (error: Error) => error.message,
  );
}

const submitting: readonly [LedgerContract, readonly string[]][] = [
  [
    new MarketplaceContract(),
    [
      ...["RegisterUser", "RemoveUser", "RegisterService", "RegisterServices", "CreateMashup"],
      ...[
        "PublishService",
        "InvalidateService",
        "EditService",
        "CallService",
        "ReduceCallTime",
        "ReduceCallTimes",
        "RewardService",
      ],
      ...["CommentService", "SetTerms", "AcceptTerms", "Transfer", "ApplyParameters"],
    ],
  ],
  [
    new CommandOpsContract(),
    [
      ...["RequestOperation", "Vote", "Withdraw", "Expire", "Close"],
      ...["StartExecution", "RegisterStepResult", "RegisterResult"],
    ],
  ],
  [new ChannelOpsContract(), ["ConfirmChannel"]],
];

describe.each(submitting)("%o", (contract, functions) => {
  test.each(functions)("%s is refused when dated more than half a minute off, either way", async (fn) => {
    const dayMs = 24 * 60 * 60 * 1000;
    for (const aheadMs of [60_000, -60_000, 40 * dayMs, -40 * dayMs]) {
      expect(await answer(contract, fn, aheadMs)).toMatch(/^CLOCK_SKEW: dated \d/);
      expect(await answer(contract, `${contract.getName()}:${fn}`, aheadMs)).toMatch(/^CLOCK_SKEW/);
    }
    for (const aheadMs of [0, 10_000, -10_000]) expect(await answer(contract, fn, aheadMs)).toBe("taken");
  });

  test("answers every other function at any time", async () => {
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(contract)).filter((name) => /^[A-Z]/.test(name));
    const answers = await Promise.all(own.map(async (fn) => [fn, await answer(contract, fn, 3_600_000)] as const));
    const refused = answers.filter(([, said]) => said !== "taken").map(([fn]) => fn);
    expect(refused.sort()).toEqual([...functions].sort());
  });
});

test("a function that only reads is answered at any time", async () => {
  expect(await answer(new MarketplaceContract(), "Counter", 3_600_000)).toBe("taken");
  expect(await answer(new CommandOpsContract(), "command-ops:GetOperation", -3_600_000)).toBe("taken");
});

test("the ledger says how far clocks may be apart", async () => {
  const value = Buffer.from(JSON.stringify({ maximumClockSkewMs: "7200000" }));
  const state: State = new Map([["\0parameters\0", { value, version: 1 }]]);
  expect(await answer(new CommandOpsContract(), "Vote", 3_600_000, state)).toBe("taken");
  expect(await answer(new CommandOpsContract(), "Vote", 3_600_000)).toMatch(/at most 30000 ms apart$/);
});
