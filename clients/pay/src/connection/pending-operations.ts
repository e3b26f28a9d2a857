import { randomBytes } from "node:crypto";
import { PaymentError } from "../payment-error.ts";
import type { Answer } from "../protocol/operations.ts";

interface Pending extends PromiseWithResolvers<unknown> {
  /** As frames carry it. */
  readonly text: string;
  readonly until: number;
}

const sweepMs = 250;

/** The payment server was away for too long. */
export const tooLate = () => new PaymentError("TIMEOUT", "the payment server did not answer in time", true);

/** Operations that were asked for and not answered yet, oldest first. */
export class PendingOperations {
  readonly #pending = new Map<string, Pending>();
  readonly #patienceMs: number;
  /** Tells this process's operations from all others. */
  readonly #prefix = randomBytes(12).toString("base64url");
  #count = 0;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** An id that no other operation has; begins with the minute, after which it is forgotten by and by. */
  newId(): string {
    const minute = Math.floor(Date.now() / 60_000)
      .toString(16)
      .padStart(8, "0");
    return `${minute}.${this.#prefix}.${(this.#count++).toString(36)}`;
  }

  /** @returns the answer, or TIMEOUT once patience is over */
  add(id: string, text: string): Promise<unknown> {
    const pending = { text, until: Date.now() + this.#patienceMs, ...Promise.withResolvers<unknown>() };
    this.#pending.set(id, pending);
    this.#sweeping ??= setInterval(() => this.#sweep(), sweepMs);
    return pending.promise;
  }

  settle([id, result, code, message, isRetryable]: Answer): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    if (code === undefined) pending.resolve(result);
    else pending.reject(new PaymentError(code, message ?? "", isRetryable));
  }

  /** As frames carry them. */
  texts(): string[] {
    return Array.from(this.#pending.values(), ({ text }) => text);
  }

  failAll(error: PaymentError): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#sweep();
  }

  /** All have the same patience, so the oldest come first. */
  #sweep(): void {
    const now = Date.now();
    for (const [id, { until, reject }] of this.#pending) {
      if (until > now) break;
      this.#pending.delete(id);
      reject(tooLate());
    }
    if (this.#pending.size > 0) return;
    clearInterval(this.#sweeping);
    this.#sweeping = undefined;
  }
}
