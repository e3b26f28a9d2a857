import type { Redis } from "ioredis";
import { AskedBytes } from "./asked-bytes.ts";
import type { Limits } from "./limits.ts";
import { RateLimit } from "./rate.ts";
import { SharedSlots } from "./shared-slots.ts";
import { LocalSlots, type Slots } from "./slots.ts";

/** What is counted for each caller, over all gateways when they share a Redis. */
export interface CallerLimits {
  /** Absent where anybody may ask as often as they like. */
  readonly rate: RateLimit | undefined;
  /** Of this gateway's memory, and so counted by each for itself. */
  readonly asked: AskedBytes;
  readonly subscriptions: Slots;
  readonly sockets: Slots;
  close(): Promise<void>;
}

/** @param redis whoever opened it closes it */
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
