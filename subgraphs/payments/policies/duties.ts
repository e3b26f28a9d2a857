import type { ChannelRow } from "../model/channel-row.ts";
import { type PaymentPolicy, redemptionValue } from "./payment-policy.ts";

/** Duty that the payment server does by itself. */
export type Duty = "START_REDEMPTION" | "FINALIZE_REDEMPTION" | "FINALIZE_TERMINATION" | "FUND";

type Terms = Pick<ChannelRow, "status" | "redemptionReadyAt" | "terminationReadyAt" | "tokenIdSince">;

/**
 * Duty of a channel's provider: to end a redemption under way when it can be, and to start one when there is something to
 * redeem that is old enough, worth enough or about to be lost with the channel.
 * @param unredeemed worth of the requests accepted under the token id in use
 * @param now Unix seconds
 */
export function dutyOfProvider(
  channel: Terms,
  policy: PaymentPolicy,
  unredeemed: bigint,
  now: number,
): Duty | undefined {
  if (channel.status === "TERMINATED") return undefined;
  if (channel.redemptionReadyAt > 0) return now >= channel.redemptionReadyAt ? "FINALIZE_REDEMPTION" : undefined;
  if (unredeemed === 0n) return undefined;
  const value = redemptionValue(policy);
  const isDue =
    channel.status === "TERMINATING" ||
    (value !== null && unredeemed >= value) ||
    (policy.redeemAfterSeconds !== null && now >= channel.tokenIdSince + policy.redeemAfterSeconds);
  return isDue ? "START_REDEMPTION" : undefined;
}

/**
 * Duty of a channel's consumer: to end a termination that has waited long enough, and to add to an open channel of which
 * too little is left.
 * @param free amount held and not promised by a signed token; negative when more was signed than is held
 */
export function dutyOfConsumer(channel: Terms, policy: PaymentPolicy, free: bigint, now: number): Duty | undefined {
  if (channel.status === "TERMINATING") return now >= channel.terminationReadyAt ? "FINALIZE_TERMINATION" : undefined;
  const { fundBelow, fundWith } = policy;
  if (channel.status !== "OPEN" || fundBelow === null || fundWith === null) return undefined;
  return free < fundBelow ? "FUND" : undefined;
}
