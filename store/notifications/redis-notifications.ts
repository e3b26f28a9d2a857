import { Redis } from "ioredis";
import type { Logger } from "pino";
import { Listeners, type Notifications } from "./notifications.ts";

/** Pause before a lost server is tried again, in ms. */
const retryMs = 500;

const prefix = "ledgerloom.moved.";

/** Notifications over Redis. A server that is away is tried again until it is back; meanwhile there are none. */
export function redisNotifications(url: string, log: Logger): Notifications {
  const listeners = new Listeners();
  const options = { enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: () => retryMs };
  const [speaker, hearer] = [new Redis(url, options), new Redis(url, options)];
  for (const client of [speaker, hearer]) client.on("error", (error) => log.debug({ err: error }, "Redis is away"));
  let isHearing = false;
  // One pattern for all topics: notifications without a listener are dropped here.
  hearer.on("ready", () => {
    hearer.psubscribe(`${prefix}*`).then(
      () => {
        isHearing = true;
      },
      () => {},
    );
  });
  hearer.on("close", () => {
    if (isHearing) log.warn("Lost Redis; moves of other instances are seen later until it is back");
    isHearing = false;
  });
  hearer.on("pmessage", (_pattern, channel, position) => listeners.hear(channel.slice(prefix.length), position));
  return {
    get isConnected() {
      return isHearing;
    },
    tell: (topic, position) => void speaker.publish(prefix + topic, `${position}`).catch(() => {}),
    listen: (topic, heard) => listeners.add(topic, heard),
    close: async () => {
      speaker.disconnect();
      hearer.disconnect();
    },
  };
}
