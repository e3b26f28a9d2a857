import { Redis } from "ioredis";
import type { Config } from "../../config/config.ts";
import { type Finding, findingOf } from "./finding.ts";

/** How long they may take to answer, in ms. */
const answersWithinMs = 30_000;

/** Redis and the token issuer, where settings name them. */
export async function* examineServices({ redisUrl, identity }: Config): AsyncGenerator<Finding> {
  if (redisUrl) yield findingOf("Redis", () => pinged(redisUrl));
  const { trusted } = identity;
  if (trusted) yield findingOf("token issuer", () => keysAt(trusted.jwksUrl));
}

async function pinged(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: answersWithinMs,
    commandTimeout: answersWithinMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let failure: unknown;
  // Says more than the refused call, and would end this process without a listener.
  redis.on("error", (error) => {
    failure = error;
  });
  try {
    await redis.connect();
    return `answers ${await redis.ping()}`;
  } catch (error) {
    const message = "LEDGERLOOM_REDIS_URL names a Redis that cannot be used; start it, or set it right";
    throw new Error(message, { cause: failure ?? error });
  } finally {
    redis.disconnect();
  }
}

async function keysAt(url: string): Promise<string> {
  const wrong = (cause: unknown) => new Error("LEDGERLOOM_JWT_JWKS_URL must name the key set of an issuer", { cause });
  const response = await fetch(url, { signal: AbortSignal.timeout(answersWithinMs) }).catch((error) => {
    throw wrong(error);
  });
  const { keys } = (await response.json().catch(() => ({}))) as { keys?: unknown };
  if (!response.ok || !Array.isArray(keys) || keys.length === 0)
    throw wrong(new Error(`it answers ${response.status} without keys`));
  return `${keys.length} keys`;
}
