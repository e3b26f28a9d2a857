import { EventEmitter } from "node:events";

/**
 * Carries word between those who share a database that one of them has moved on. Word may be lost: whoever waits for
 * it looks by itself from time to time.
 */
export interface Notifications {
  /** Whether word comes through at the moment. */
  readonly isConnected: boolean;
  tell(topic: string, position: bigint): void;
  /** Calls back for each word on a topic, one's own included. @returns what ends that */
  listen(topic: string, heard: (position: bigint) => void): () => void;
  close(): Promise<void>;
}

/** Who listens to what in this process. */
export class Listeners {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  add(topic: string, heard: (position: bigint) => void): () => void {
    this.#emitter.on(topic, heard);
    return () => this.#emitter.off(topic, heard);
  }

  /** @param position as it came; anything but a whole number is nobody's word */
  hear(topic: string, position: string): void {
    if (/^-?\d{1,19}$/.test(position)) this.#emitter.emit(topic, BigInt(position));
  }
}

/** For a database that no other process has open. */
export function notificationsInProcess(): Notifications {
  const listeners = new Listeners();
  return {
    isConnected: true,
    tell: (topic, position) => listeners.hear(topic, `${position}`),
    listen: (topic, heard) => listeners.add(topic, heard),
    close: async () => {},
  };
}
