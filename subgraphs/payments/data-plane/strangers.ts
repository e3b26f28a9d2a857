import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Limits of connections that have not proved a key. */
export interface StrangerLimits {
  /** Connections at a time; the oldest gives way to one more, so that nobody keeps services out by waiting. */
  readonly most: number;
  /** From the connection's beginning to the proof, in ms, traffic or not. */
  readonly timeoutMs: number;
  /** Of all that is received until then: headers and two short messages. */
  readonly maxBytes: number;
}

/** Connections that have proved no key yet. */
export class Strangers {
  readonly #limits: StrangerLimits;
  /** Oldest first. */
  readonly #timers = new Map<Socket, NodeJS.Timeout>();

  constructor(server: Server, limits: StrangerLimits) {
    this.#limits = limits;
    server.on("connection", (socket: Socket) => this.#meet(socket));
  }

  /** Counts the bytes of a connection that has become a WebSocket, and drops it beyond the limit. */
  watch(socket: Socket): void {
    socket.on("data", () => {
      if (this.#timers.has(socket) && socket.bytesRead > this.#limits.maxBytes) socket.destroy();
    });
  }

  /** Lifts the limits of a connection that has proved a key. */
  admit(socket: Socket): void {
    clearTimeout(this.#timers.get(socket));
    this.#timers.delete(socket);
  }

  close(): void {
    for (const socket of this.#timers.keys()) socket.destroy();
  }

  #meet(socket: Socket): void {
    const { most, timeoutMs } = this.#limits;
    if (this.#timers.size >= most) this.#dropOldest();
    this.#timers.set(
      socket,
      setTimeout(() => socket.destroy(), timeoutMs),
    );
    socket.on("close", () => this.admit(socket));
  }

  #dropOldest(): void {
    for (const oldest of this.#timers.keys()) {
      this.admit(oldest);
      return void oldest.destroy();
    }
  }
}
