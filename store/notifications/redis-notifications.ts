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
  const [publisher, subscriber] = [new Redis(url, options), new Redis(url, options)];
  for (const client of [publisher, subscriber])
    client.on("error", (error) => log.debug({ err: error }, "Redis is away"));
  let isSubscribed = false;
  // One pattern for all topics: notifications without a listener are dropped here.
  subscriber.on("ready", () => {
    subscriber.psubscribe(`${prefix}*`).then(
      () => {
        isSubscribed = true;
      },
      () => {},
    );
  });
  subscriber.on("close", () => {
    if (isSubscribed) log.warn("Lost Redis; moves of other instances are seen later until it is back");
    isSubscribed = false;
  });
  subscriber.on("pmessage", (_pattern, channel, position) => listeners.notify(channel.slice(prefix.length), position));
  return {
    get isConnected() {
      return isSubscribed;
    },
    notify: (topic, position) => void publisher.publish(prefix + topic, `${position}`).catch(() => {}),
    listen: (topic, onNotified) => listeners.add(topic, onNotified),
    close: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
