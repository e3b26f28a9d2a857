import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const page = (text: string) => `<!doctype html><meta charset="utf-8"><title>Ledgerloom</title><p>${text}</p>`;

function show(response: ServerResponse, isAnswer: boolean): void {
  response.writeHead(isAnswer ? 200 : 404, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(page(isAnswer ? "You may close this page and go on in the terminal." : "Nothing is here."));
}

/** A place on this machine to which the browser comes back from an issuer, once. */
export class LoopbackRedirect {
  readonly uri: string;
  readonly #server: Server;
  readonly #answer: Promise<URL>;

  private constructor(server: Server, state: string) {
    this.#server = server;
    this.uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    this.#answer = new Promise((resolve) => {
      server.on("request", (request, response) => {
        const url = new URL(request.url ?? "/", this.uri);
        // Others that find the port do not know the state.
        const isAnswer = url.pathname === "/callback" && url.searchParams.get("state") === state;
        show(response, isAnswer);
        if (isAnswer) resolve(url);
      });
    });
  }

  /** @param state by which the answer to our own question is known */
  static async listen(state: string): Promise<LoopbackRedirect> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new LoopbackRedirect(server, state);
  }

  /** The URL to which the browser came back. @throws the signal's reason */
  async answered(signal: AbortSignal): Promise<URL> {
    signal.throwIfAborted();
    const aborted = once(signal, "abort").then(() => Promise.reject(signal.reason));
    return Promise.race([this.#answer, aborted]);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
