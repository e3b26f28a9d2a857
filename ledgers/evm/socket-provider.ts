import { JsonRpcApiProvider, type JsonRpcError, type JsonRpcPayload, type JsonRpcResult } from "ethers";
import { WebSocket } from "ws";
import { PlatformError } from "../../errors/platform-error.ts";
import { notAnswered } from "./rpc-failures.ts";

const shortestPauseMs = 100;
const maxPauseMs = 5_000;

type Answer = JsonRpcResult | JsonRpcError;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Notification {
  readonly method?: string;
  readonly params?: { readonly subscription?: string };
}

/** An ethers provider over one WebSocket that comes back by itself and follows the chain's heads. */
export class SocketProvider extends JsonRpcApiProvider {
  readonly #url: string;
  readonly #timeoutMs: number;
  #socket: WebSocket | undefined;
  #opening: Promise<WebSocket> | undefined;
  #waiting = new Map<number, Waiting>();
  #headListeners = new Set<() => void>();
  #reconnectListeners = new Set<() => void>();
  #pauseMs = shortestPauseMs;
  #wasOpen = false;
  #isSubscribed = false;
  #ended = false;
  #retry: NodeJS.Timeout | undefined;

  /** @param timeoutMs longest time of the node to accept the connection, and of each answer */
  constructor(url: string, timeoutMs: number) {
    super(1, { staticNetwork: true, batchMaxCount: 1 });
    this.#url = url;
    this.#timeoutMs = timeoutMs;
    this._start();
  }

  /** Notifies of each new head, and once after every reconnection. */
  onHead(listener: () => void): () => void {
    this.#headListeners.add(listener);
    void this.#subscribe();
    return () => void this.#headListeners.delete(listener);
  }

  onReconnect(listener: () => void): () => void {
    this.#reconnectListeners.add(listener);
    return () => void this.#reconnectListeners.delete(listener);
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<Answer[]> {
    const socket = await this.#open();
    const payloads = Array.isArray(payload) ? payload : [payload];
    return Promise.all(
      payloads.map(
        (one) =>
          new Promise<Answer>((resolve, reject) => {
            if (socket.readyState !== WebSocket.OPEN) return reject(unavailable("the connection was lost"));
            this.#wait(one.id, { resolve, reject });
            socket.send(JSON.stringify(one));
          }),
      ),
    );
  }

  override destroy(): void {
    this.#ended = true;
    clearTimeout(this.#retry);
    this.#socket?.terminate();
    super.destroy();
  }

  #wait(id: number, { resolve, reject }: Waiting): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(id);
      reject(notAnswered());
    }, this.#timeoutMs);
    const settled = <T>(settle: (outcome: T) => void) => {
      return (outcome: T) => {
        clearTimeout(timer);
        settle(outcome);
      };
    };
    this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
  }

  #open(): Promise<WebSocket> {
    if (this.#ended) return Promise.reject(unavailable("the connection was closed"));
    if (this.#socket?.readyState === WebSocket.OPEN) return Promise.resolve(this.#socket);
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  #connect(): Promise<WebSocket> {
    const socket = new WebSocket(this.#url, { perMessageDeflate: false, handshakeTimeout: this.#timeoutMs });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.once("open", () => {
        this.#pauseMs = shortestPauseMs;
        resolve(socket);
        this.#opened();
      });
      socket.on("message", (data) => {
        try {
          this.#receive(String(data));
        } catch {
          // The other side is no JSON-RPC node.
          socket.terminate();
        }
      });
      socket.on("error", () => reject(unavailable("it cannot be connected to")));
      socket.once("close", () => {
        reject(unavailable("the connection was lost"));
        this.#lost();
      });
    });
  }

  #opened(): void {
    const again = this.#wasOpen;
    this.#wasOpen = true;
    this.#isSubscribed = false;
    if (this.#headListeners.size > 0) void this.#subscribe();
    if (!again) return;
    for (const listener of this.#reconnectListeners) listener();
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Answer & Notification;
    if (message.method === "eth_subscription") {
      this.#announceHead();
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.resolve(message);
  }

  #announceHead(): void {
    for (const listener of this.#headListeners) listener();
  }

  /** Fails the calls under way and reconnects later, with growing pauses. */
  #lost(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(unavailable("the connection was lost"));
    if (this.#ended || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#open().catch(() => {});
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, maxPauseMs);
  }

  async #subscribe(): Promise<void> {
    if (this.#isSubscribed) return;
    this.#isSubscribed = true;
    try {
      await this.send("eth_subscribe", ["newHeads"]);
      this.#announceHead();
    } catch {
      // A lost connection subscribes anew when it is back.
      this.#isSubscribed = false;
    }
  }
}

const unavailable = (why: string) =>
  new PlatformError("LEDGER_UNAVAILABLE", `the chain's node does not answer: ${why}`, { retryable: true });
