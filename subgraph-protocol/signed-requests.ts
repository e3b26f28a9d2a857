import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** HTTP headers, and keys of a WebSocket's connection parameters, between gateway and subgraphs. */
export const principalHeader = "x-ledgerloom-principal";
export const signatureHeader = "x-ledgerloom-signature";

/** Parts of a request that a signature covers besides its time and nonce. */
export interface SignedRequest {
  readonly method: string;
  /** URL of the one instance that it is for: no other takes the same request once more. */
  readonly url: string;
  readonly body: string | Uint8Array;
  /** The encoded principal in whose name the request acts. */
  readonly principal: string;
  /** The encoded positions that its reads are bound to, when there are any. */
  readonly readPositions?: string | undefined;
}

/** The request that stands for opening a WebSocket, whose parameters come after its HTTP request. */
export function socketRequest(url: string, principal: string): SignedRequest {
  return { method: "WEBSOCKET", url, body: "", principal };
}

/** Signs a request: HMAC-SHA256 over its parts, the time and a nonce. */
export function signRequest(secret: string, request: SignedRequest, now = Date.now()): string {
  const stamp = `${now}.${randomBytes(16).toString("base64url")}`;
  return `${stamp}.${mac(secret, request, stamp).toString("base64url")}`;
}

/** Largest difference between a signature's time and the clock of its verifier, in ms. */
const defaultWindowMs = 30_000;

/**
 * Verifies requests of parties that share the secret; each signature counts once. One from before this process began
 * does not count: it may have been used at the process before it.
 */
export class RequestVerifier {
  readonly #secret: string;
  readonly #windowMs: number;
  readonly #since: number;
  /** Nonces seen, in two generations of which the older is forgotten when none of it can count any more. */
  #newer = new Set<string>();
  #older = new Set<string>();
  #generationEnds = 0;

  constructor(secret: string, windowMs = defaultWindowMs, since = performance.timeOrigin) {
    this.#secret = secret;
    this.#windowMs = windowMs;
    this.#since = Math.floor(since);
  }

  verify(request: SignedRequest, signature: string, now = Date.now()): boolean {
    const [, time, nonce, given] = /^(\d{1,15})\.([\w-]{22})\.([\w-]{43})$/.exec(signature) ?? [];
    if (!time || !nonce || !given || Math.abs(now - Number(time)) > this.#windowMs) return false;
    if (Number(time) < this.#since) return false;
    const isRight = timingSafeEqual(Buffer.from(given, "base64url"), mac(this.#secret, request, `${time}.${nonce}`));
    return isRight && this.#isNew(nonce, now);
  }

  #isNew(nonce: string, now: number): boolean {
    if (now >= this.#generationEnds) {
      this.#older = this.#newer;
      this.#newer = new Set();
      this.#generationEnds = now + 2 * this.#windowMs;
    }
    if (this.#newer.has(nonce) || this.#older.has(nonce)) return false;
    this.#newer.add(nonce);
    return true;
  }
}

function mac(secret: string, request: SignedRequest, stamp: string): Buffer {
  const { method, url, body, principal, readPositions = "" } = request;
  const digest = createHash("sha256").update(body).digest("hex");
  const parts = ["ledgerloom-request-3", method, url, digest, principal, readPositions, stamp];
  return createHmac("sha256", secret).update(parts.join("\n")).digest();
}
