import { Redis } from "ioredis";
import type { Logger } from "pino";

/** Time-out of a command, in ms; a server that takes longer counts as away. */
const answersWithinMs = 500;

/**
 * Opens a Redis connection that its users can do without: while the server is away each command fails at once, and the
 * connection is tried again until it is back.
 */
export function openRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: answersWithinMs,
    // Also ends connections to a server that accepts them and says nothing.
    socketTimeout: 2 * answersWithinMs,
    retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
  });
  let wasReady = false;
  redis.on("error", (error) => log.debug({ err: error }, "Redis is away"));
  redis.on("ready", () => {
    wasReady = true;
    log.info("Limits are shared over Redis");
  });
  redis.on("close", () => {
    if (wasReady) log.warn("Lost Redis; each gateway counts limits for itself until it is back");
    wasReady = false;
  });
  return redis;
}
