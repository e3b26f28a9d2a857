import { EventEmitter } from "node:events";

/**
 * Notifications between processes that share a database that one of them has moved on. They may be lost: receivers also
 * read the database from time to time.
 */
export interface Notifications {
  /** Whether notifications come through at the moment. */
  readonly isConnected: boolean;
  notify(topic: string, position: bigint): void;
  /** Calls back for each notification on a topic, one's own included. @returns a call that ends that */
  listen(topic: string, onNotified: (position: bigint) => void): () => void;
  close(): Promise<void>;
}

/** Listeners of this process by topic. */
export class Listeners {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  add(topic: string, onNotified: (position: bigint) => void): () => void {
    this.#emitter.on(topic, onNotified);
    return () => this.#emitter.off(topic, onNotified);
  }

  /** @param position as it came; anything but a whole number is ignored */
  notify(topic: string, position: string): void {
    if (/^-?\d{1,19}$/.test(position)) this.#emitter.emit(topic, BigInt(position));
  }
}

/** Notifications on a database that no other process has open. */
export function notificationsInProcess(): Notifications {
  const listeners = new Listeners();
  return {
    isConnected: true,
    notify: (topic, position) => listeners.notify(topic, `${position}`),
    listen: (topic, onNotified) => listeners.add(topic, onNotified),
    close: async () => {},
  };
}
