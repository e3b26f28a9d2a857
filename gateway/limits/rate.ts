import { GraphQLError } from "graphql";
import type { Redis } from "ioredis";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { countRefusal } from "../../telemetry/metrics.ts";

const seconds = 60;

/**
 * Rate limit: points that a caller may use in a minute, which begins with its first operation. Counted in Redis for all
 * gateways together; without Redis, and while it is away, in this process.
 */
export class RateLimit {
  readonly #limiter: RateLimiterAbstract;

  constructor(points: number, redis?: Redis) {
    const limit = { points, duration: seconds, keyPrefix: "ledgerloom:rate" };
    const memory = new RateLimiterMemory(limit);
    this.#limiter = redis
      ? new RateLimiterRedis({
          ...limit,
          storeClient: redis,
          insuranceLimiter: memory,
          rejectIfRedisNotReady: true,
          // Callers over the limit are refused from memory until their minute is over.
          inMemoryBlockOnConsumed: points + 1,
        })
      : memory;
  }

  /** Charges an operation's points, at least one. @throws RATE_LIMITED until the minute is over */
  async charge(caller: string, points: number): Promise<void> {
    try {
      await this.#limiter.consume(caller, Math.max(1, points));
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? rateLimited(refusal.msBeforeNext) : refusal;
    }
  }
}

function rateLimited(waitMs: number): GraphQLError {
  countRefusal("pointsPerMinute");
  const wait = Math.max(1, Math.ceil(waitMs / 1000));
  return new GraphQLError(`Too much was asked for within a minute; try again in ${wait} s.`, {
    extensions: {
      code: "RATE_LIMITED",
      retryable: true,
      http: { status: 429, headers: { "retry-after": `${wait}` } },
    },
  });
}
