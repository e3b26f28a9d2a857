import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { LocalSlots, type Release, type Slots } from "./slots.ts";

/**
 * Redis scripts. A holder's slots are a sorted set: their ids, and until when each is leased, by the server's clock.
 */
const now = "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)";
const takeScript = `${now}
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
  redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return 1`;
const renewScript = `${now}
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

export interface SharedSlotsOptions {
  readonly redis: Redis;
  /** Prefix that keeps these slots apart from others in the same Redis. */
  readonly name: string;
  readonly max: number;
  /** Lease of a slot whose gateway has died, in ms; default 30 s. */
  readonly leaseMs?: number;
}

/**
 * Slots that all gateways count together, leased: those of a gateway that died are free again when their lease ends.
 * While Redis is away this process counts its own.
 */
export class SharedSlots implements Slots {
  readonly max: number;
  readonly #options: Required<SharedSlotsOptions>;
  readonly #local: LocalSlots;
  /** Redis key of each slot held here, by the slot's id. */
  readonly #held = new Map<string, string>();
  readonly #renewal: NodeJS.Timeout;

  constructor(options: SharedSlotsOptions) {
    this.max = options.max;
    this.#options = { leaseMs: 30_000, ...options };
    this.#local = new LocalSlots(options.max);
    this.#renewal = setInterval(() => this.#renew(), this.#options.leaseMs / 3).unref();
  }

  async take(holder: string): Promise<Release | undefined> {
    const { redis, name, max, leaseMs } = this.#options;
    const release = this.#local.takeNow(holder);
    if (!release) return undefined;
    const [id, key] = [randomUUID(), `ledgerloom:${name}:${holder}`];
    const isTaken = await redis.eval(takeScript, 1, key, id, max, leaseMs).catch(() => undefined);
    if (isTaken === 0) {
      release();
      return undefined;
    }
    // A slot taken while Redis is away is registered there with the next renewal.
    this.#held.set(id, key);
    return () => {
      release();
      if (this.#held.delete(id)) redis.zrem(key, id).catch(() => {});
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#renewal);
    const { redis } = this.#options;
    await Promise.all([...this.#held].map(([id, key]) => redis.zrem(key, id).catch(() => {})));
    this.#held.clear();
  }

  #renew(): void {
    const { redis, leaseMs } = this.#options;
    for (const [id, key] of this.#held) redis.eval(renewScript, 1, key, id, leaseMs).catch(() => {});
  }
}
