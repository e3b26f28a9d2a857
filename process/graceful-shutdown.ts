import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Server as ListeningServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Times of a graceful shutdown. */
export interface Stopping {
  /**
   * Time in which it takes requests while it reports that it is not ready, in ms: as long as a balancer needs to
   * notice.
   */
  readonly delayMs: number;
  /** Longest time that answers under way may take after that, in ms. */
  readonly timeoutMs: number;
}

/** Ends an HTTP server without a failed request, for callers that respect its readiness. */
export class GracefulEnd {
  readonly #server: Server;
  readonly #stopping: Stopping;
  readonly #open = new Map<ServerResponse, IncomingMessage>();
  #hasBegun = false;
  #drained: (() => void) | undefined;

  constructor(server: Server, stopping: Stopping = { delayMs: 0, timeoutMs: 5_000 }) {
    this.#server = server;
    this.#stopping = stopping;
    server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
      // Before any other listener of the request, so before its answer begins.
      if (this.#hasBegun) response.shouldKeepAlive = false;
      this.#open.set(response, request);
      response.once("close", () => {
        this.#open.delete(response);
        if (this.#open.size === 0) this.#drained?.();
      });
    });
  }

  /** Whether it is about to end, and so not ready for more. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /**
   * Waits until balancers have noticed, stops listening, ends streams, and lets other answers finish until their time
   * is up. Connections close with their answers.
   * @param endStreams ends streams on connections that are no longer HTTP
   */
  async run(endStreams: () => Promise<void>): Promise<void> {
    this.#hasBegun = true;
    for (const response of this.#open.keys()) response.shouldKeepAlive = false;
    await delay(this.#stopping.delayMs);
    // Not `http.Server.close`, which also closes the idle connections that a request may be on its way over.
    const closed = new Promise((resolve) => ListeningServer.prototype.close.call(this.#server, resolve));
    await endStreams();
    for (const [response, { headers }] of this.#open) {
      if (headers.accept?.includes("text/event-stream")) response.end();
    }
    if (this.#open.size > 0) await this.#empty();
    this.#server.closeAllConnections();
    await closed;
  }

  #empty(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#stopping.timeoutMs);
      this.#drained = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
