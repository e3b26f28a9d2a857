import { describe, expect, it } from "vitest";
import { dutyOfConsumer, dutyOfProvider } from "./duties.ts";
import { defaultPolicy } from "./payment-policy.ts";

const now = 1_000_000;
const open = { status: "OPEN", redemptionReadyAt: 0, terminationReadyAt: 0, tokenIdSince: now - 10 } as const;
const terminating = { ...open, status: "TERMINATING", terminationReadyAt: now + 900 } as const;
const never = { ...defaultPolicy, redeemAfterSeconds: null };

type DutyCase = [string, object, object, bigint, string | undefined];

describe("a provider", () => {
  const duty = (channel: object, policy: object, unredeemed: bigint) =>
    dutyOfProvider({ ...open, ...channel }, { ...never, ...policy }, unredeemed, now);

  it.each<DutyCase>([
    ["nothing to redeem", { tokenIdSince: 0 }, { redeemAfterSeconds: 0, redeemAtValue: 0n }, 0n, undefined],
    ["nothing to redeem of an ending channel", terminating, {}, 0n, undefined],
    ["an id of the last second before its age", {}, { redeemAfterSeconds: 11 }, 1n, undefined],
    ["an id of its age", {}, { redeemAfterSeconds: 10 }, 1n, "START_REDEMPTION"],
    ["one unit less than the value", {}, { redeemAtValue: 100n }, 99n, undefined],
    ["the value", {}, { redeemAtValue: 100n }, 100n, "START_REDEMPTION"],
    ["half the risk cap", {}, { riskCap: 100n }, 50n, "START_REDEMPTION"],
    ["one unit less than half the risk cap", {}, { riskCap: 100n }, 49n, undefined],
    ["an ending channel", terminating, {}, 1n, "START_REDEMPTION"],
    ["a redemption in its tolerance period", { redemptionReadyAt: now + 1 }, { redeemAfterSeconds: 0 }, 1n, undefined],
    ["a redemption that can be ended", { redemptionReadyAt: now }, {}, 0n, "FINALIZE_REDEMPTION"],
    ["a redemption of an ending channel", { ...terminating, redemptionReadyAt: now }, {}, 1n, "FINALIZE_REDEMPTION"],
    ["a channel that has ended", { status: "TERMINATED" }, { redeemAfterSeconds: 0 }, 1n, undefined],
  ])("with %s", (...[, channel, policy, unredeemed, expected]: DutyCase) => {
    expect(duty(channel, policy, unredeemed)).toBe(expected);
  });
});

describe("a consumer", () => {
  const funding = { fundBelow: 100n, fundWith: 50n };
  const duty = (channel: object, policy: object, free: bigint) =>
    dutyOfConsumer({ ...open, ...channel }, { ...defaultPolicy, ...policy }, free, now);

  it.each<DutyCase>([
    ["as much as the threshold", {}, funding, 100n, undefined],
    ["less than the threshold", {}, funding, 99n, "FUND"],
    ["more promised than held", {}, funding, -1n, "FUND"],
    ["no policy", {}, {}, 0n, undefined],
    ["an ending channel", terminating, funding, 0n, undefined],
    ["a channel that can be ended", { ...terminating, terminationReadyAt: now }, {}, 0n, "FINALIZE_TERMINATION"],
    ["a channel that has ended", { status: "TERMINATED" }, funding, 0n, undefined],
  ])("with %s", (...[, channel, policy, free, expected]: DutyCase) => {
    expect(duty(channel, policy, free)).toBe(expected);
  });
});
