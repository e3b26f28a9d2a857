import type { WebSocket } from "ws";

/**
 * Tells which operations over a WebSocket nobody waits for any more. The protocol's library ends streams when their
 * client takes them back or leaves, but lets a query run on.
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

  /** Aborted when the operation is taken back before it is {@link forget forgotten}. */
  of(id: string): AbortSignal {
    const ending = new AbortController();
    this.#underWay.set(id, ending);
    return ending.signal;
  }

  /** An operation that is answered, or is a stream by now. */
  forget(id: string): void {
    this.#underWay.delete(id);
  }

  #end(id: string): void {
    this.#underWay.get(id)?.abort();
    this.#underWay.delete(id);
  }

  /** Whatever is no message of the protocol closes the connection elsewhere. */
  #read(text: string): void {
    if (!text.includes('"complete"')) return;
    try {
      const { type, id } = JSON.parse(text) as { readonly type?: unknown; readonly id?: unknown };
      if (type === "complete") this.#end(String(id));
    } catch {
      // No JSON.
    }
  }
}
