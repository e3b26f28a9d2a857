import type { WebSocket } from "ws";

/**
 * Abort signals of operations over a WebSocket. The protocol's library ends streams when their client cancels them or
 * leaves, but lets queries run on.
 */
export class SocketDisconnects {
  readonly #underWay = new Map<string, AbortController>();

  constructor(socket: WebSocket) {
    socket.on("message", (message) => {
      if (this.#underWay.size > 0) this.#read(String(message));
    });
    socket.once("close", () => {
      for (const id of [...this.#underWay.keys()]) this.#end(id);
    });
  }

  /** Signal that is aborted when the operation is cancelled before it is {@link forget forgotten}. */
  of(id: string): AbortSignal {
    const ending = new AbortController();
    this.#underWay.set(id, ending);
    return ending.signal;
  }

  /** Forgets an operation that is answered, or has become a stream. */
  forget(id: string): void {
    this.#underWay.delete(id);
  }

  #end(id: string): void {
    this.#underWay.get(id)?.abort();
    this.#underWay.delete(id);
  }

  /** Reads a `complete`; the library closes the connection on anything that is no message of the protocol. */
  #read(text: string): void {
    if (!text.includes('"complete"')) return;
    try {
      const { type, id } = JSON.parse(text) as { readonly type?: unknown; readonly id?: unknown };
      if (type === "complete") this.#end(String(id));
    } catch {
      // Not JSON.
    }
  }
}
