import { WebSocket } from "ws";
import { PlatformError } from "../../../errors/platform-error.ts";

/** A JSON-RPC error as the node gave it. */
export class NodeRefusal extends Error {
  override readonly name = "NodeRefusal";
  readonly code: number;
  readonly data: unknown;

  constructor({ code, message, data }: { code: number; message: string; data?: unknown }) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** One method of the node with its parameters. */
export type Call = readonly [method: string, params: readonly unknown[]];

/** A block by number and hash. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
  readonly params?: { readonly result?: { readonly number: string; readonly hash: string } };
}

/** Our own connection to anvil. It has no timeouts: anvil answers, or it has ended and so do we. */
export class Upstream {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #id = 0;
  /** The newest block that anvil reported. */
  head: Head | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#receive(JSON.parse(String(data))));
    socket.on("error", () => {});
    socket.once("close", () => {
      for (const { reject } of this.#waiting.values()) reject(gone());
      this.#waiting.clear();
    });
  }

  /** @throws Error while nothing listens there */
  static async open(url: string): Promise<Upstream> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return new Upstream(socket);
  }

  /** @throws NodeRefusal, LEDGER_UNAVAILABLE when anvil has ended */
  call(...[method, params]: Call): Promise<unknown> {
    if (this.#socket.readyState !== WebSocket.OPEN) return Promise.reject(gone());
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(++this.#id, answer);
    this.#socket.send(JSON.stringify({ jsonrpc: "2.0", id: this.#id, method, params }));
    return answer.promise;
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive({ id, result, error, params }: Message): void {
    if (id === undefined) {
      const header = params?.result;
      if (header) this.head = { number: Number(header.number), hash: header.hash };
      return;
    }
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) answer?.reject(new NodeRefusal(error));
    else answer?.resolve(result);
  }
}

const gone = () =>
  new PlatformError("LEDGER_UNAVAILABLE", "the chain's node has ended; try again when it runs anew", {
    retryable: true,
  });
