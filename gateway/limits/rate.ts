import { GraphQLError } from "graphql";
import type { Redis } from "ioredis";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { countRefusal } from "../../telemetry/metrics.ts";

const seconds = 60;

/**
 * How many points of cost a caller may ask for in a minute that begins with the first operation. Counted in Redis for
 * all gateways together; without it, and while it is away, in this process.
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
          // Who is over need not be asked about again.
          inMemoryBlockOnConsumed: points + 1,
        })
      : memory;
  }

  /** Takes an operation's points, of which it has at least one. @throws RATE_LIMITED until the minute is over */
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
