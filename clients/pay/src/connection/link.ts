import { WebSocket } from "ws";
import { closing, maxFrame } from "../protocol/closing.ts";
import { FrameSeal } from "../protocol/frame-seal.ts";
import { parsedJson } from "../protocol/frames.ts";
import {
  challengeSchema,
  isProofOf,
  newNonce,
  proofOf,
  protocolVersion,
  sessionKeyOf,
  type Welcome,
  welcomeSchema,
} from "../protocol/handshake.ts";

/** A key of a service, as `paymentServiceKeyCreate` gives it. */
export interface ServiceKey {
  readonly keyId: string;
  readonly secret: string;
}

/** Events of a link. */
export interface LinkEvents {
  /** Both sides have proved themselves. */
  onOpen(welcome: Welcome): void;
  onPayload(payload: string): void;
  /** It is gone, for good. @param reason in words of the other side, which may be none */
  onClose(code: number, reason: string): void;
}

/** After so long without a word, not even a ping, the other side is gone. */
const silenceMs = 75_000;

const handshakeTimeoutMs = 5_000;

/** One connection to a payment server: proves itself, then carries sealed frames. */
export class Link {
  readonly #socket: WebSocket;
  readonly #key: ServiceKey;
  readonly #events: LinkEvents;
  readonly #nonce = newNonce();
  #silence: NodeJS.Timeout;
  #outgoing: FrameSeal | undefined;
  #incoming: FrameSeal | undefined;
  #isOpen = false;

  constructor(url: string, key: ServiceKey, events: LinkEvents) {
    this.#key = key;
    this.#events = events;
    this.#socket = new WebSocket(url, {
      maxPayload: maxFrame,
      perMessageDeflate: false,
      handshakeTimeout: handshakeTimeoutMs,
    });
    this.#silence = this.#giveUpAfter(handshakeTimeoutMs);
    this.#socket.on("open", () => {
      this.#socket.send(JSON.stringify({ version: protocolVersion, keyId: key.keyId, nonce: this.#nonce }));
    });
    this.#socket.on("message", (data: Buffer) => this.#take(data));
    this.#socket.on("ping", () => void this.#silence.refresh());
    // Tells no more than the closing that follows.
    this.#socket.on("error", () => {});
    this.#socket.on("close", (code, reason) => {
      clearTimeout(this.#silence);
      this.#events.onClose(code, String(reason));
    });
  }

  /** Only once it is open. */
  send(payload: string): void {
    if (this.#outgoing) this.#socket.send(this.#outgoing.seal(payload));
  }

  close(code: number = closing.goingAway): void {
    if (this.#socket.readyState === WebSocket.CONNECTING) this.#socket.terminate();
    else this.#socket.close(code);
  }

  #take(data: Buffer): void {
    this.#silence.refresh();
    if (!this.#incoming) return void this.#prove(data);
    const payload = this.#incoming.open(data);
    if (payload === undefined) return void this.close(closing.badSeal);
    if (this.#isOpen) return void this.#events.onPayload(payload);
    const { success, data: welcome } = welcomeSchema.safeParse(parsedJson(payload));
    if (!success) return void this.close(closing.malformed);
    this.#isOpen = true;
    clearTimeout(this.#silence);
    this.#silence = this.#giveUpAfter(silenceMs);
    this.#events.onOpen(welcome);
  }

  #giveUpAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#socket.terminate(), ms);
  }

  #prove(data: Buffer): void {
    const { success, data: challenge } = challengeSchema.safeParse(parsedJson(data.toString()));
    if (!success) return void this.close(closing.malformed);
    const { secret } = this.#key;
    const nonces = { service: this.#nonce, server: challenge.nonce };
    if (!isProofOf("server", challenge.proof, secret, nonces)) {
      // Either side has the wrong secret; the other one must not take our proof to try it elsewhere.
      return void this.close(closing.unauthenticated);
    }
    const sessionKey = sessionKeyOf(secret, nonces);
    this.#outgoing = new FrameSeal("service", sessionKey);
    this.#incoming = new FrameSeal("server", sessionKey);
    this.#socket.send(JSON.stringify({ proof: proofOf("service", secret, nonces) }));
  }
}
