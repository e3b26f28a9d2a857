import type { Redis } from "ioredis";
import { AskedBytes } from "./asked-bytes.ts";
import type { Limits } from "./limits.ts";
import { RateLimit } from "./rate.ts";
import { SharedSlots } from "./shared-slots.ts";
import { LocalSlots, type Slots } from "./slots.ts";

/** Limits of each caller, counted over all gateways when they share a Redis. */
export interface CallerLimits {
  /** Absent when the rate is not limited. */
  readonly rate: RateLimit | undefined;
  /** Bytes in this gateway's memory, which each gateway counts for itself. */
  readonly asked: AskedBytes;
  readonly subscriptions: Slots;
  readonly sockets: Slots;
  close(): Promise<void>;
}

/**
 * Makes the limits.
 * @param redis closed by its owner, not here
 */
export function callerLimits(limits: Limits, redis?: Redis): CallerLimits {
  const slots = (name: string, max: number) => (redis ? new SharedSlots({ redis, name, max }) : new LocalSlots(max));
  const subscriptions = slots("subscriptions", limits.maxSubscriptions);
  const sockets = slots("sockets", limits.maxSockets);
  return {
    rate: limits.pointsPerMinute > 0 ? new RateLimit(limits.pointsPerMinute, redis) : undefined,
    asked: new AskedBytes(limits.maxAskedBytes),
    subscriptions,
    sockets,
    close: async () => {
      await Promise.all([subscriptions.close(), sockets.close()]);
    },
  };
}
