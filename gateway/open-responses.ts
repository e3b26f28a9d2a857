import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Follows the answers that a server has under way, so that a shutdown can tell short ones from endless ones. */
export class OpenResponses {
  readonly #server: Server;
  readonly #open = new Map<ServerResponse, IncomingMessage>();
  #drained: (() => void) | undefined;

  constructor(server: Server) {
    this.#server = server;
    server.on("request", (request, response) => {
      this.#open.set(response, request);
      response.once("close", () => {
        this.#open.delete(response);
        if (this.#open.size === 0) this.#drained?.();
      });
    });
  }

  /** Ends event streams at once, waits for the other answers until the time is up, then closes what is left. */
  async drain(timeoutMs: number): Promise<void> {
    for (const [response, { headers }] of this.#open) {
      if (headers.accept?.includes("text/event-stream")) response.end();
    }
    if (this.#open.size > 0) await this.#empty(timeoutMs);
    this.#server.closeAllConnections();
  }

  #empty(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#drained = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
