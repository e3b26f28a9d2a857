import type { ChannelRow } from "../model/channel-row.ts";
import { type PaymentPolicy, redemptionValue } from "./payment-policy.ts";

/** What the payment server does by itself. */
export type Duty = "START_REDEMPTION" | "FINALIZE_REDEMPTION" | "FINALIZE_TERMINATION" | "FUND";

type Terms = Pick<ChannelRow, "status" | "redemptionReadyAt" | "terminationReadyAt" | "tokenIdSince">;

/** What a channel's provider must do now. */
export interface ProviderView {
  readonly policy: PaymentPolicy;
  /** Worth of what was accepted under the token id in use. */
  readonly unredeemed: bigint;
}

/**
 * A redemption under way is ended when it can be. Another one is started when there is something to redeem, and it is
 * old enough, worth enough or about to be lost with the channel.
 * @param now Unix seconds
 */
export function dutyOfProvider(channel: Terms, { policy, unredeemed }: ProviderView, now: number): Duty | undefined {
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

/** What a channel's consumer must know to act. */
export interface ConsumerView {
  readonly policy: PaymentPolicy;
  /** What the channel holds and no signed token has promised yet; negative when more was signed than is held. */
  readonly free: bigint;
}

/** Ends a termination that has waited long enough; adds to an open channel of which too little is left. */
export function dutyOfConsumer(channel: Terms, { policy, free }: ConsumerView, now: number): Duty | undefined {
  if (channel.status === "TERMINATING") return now >= channel.terminationReadyAt ? "FINALIZE_TERMINATION" : undefined;
  const { fundBelow, fundWith } = policy;
  if (channel.status !== "OPEN" || fundBelow === null || fundWith === null) return undefined;
  return free < fundBelow ? "FUND" : undefined;
}
