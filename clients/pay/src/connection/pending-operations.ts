import { randomBytes } from "node:crypto";
import { PaymentError } from "../errors/payment-error.ts";
import { type Deferred, deferred } from "../promises/deferred.ts";
import { framesOf } from "../protocol/frames.ts";
import type { Answer, NamedItem, OperationError } from "../protocol/operations.ts";

/** An operation that waits for its answer. */
interface Pending extends Deferred<unknown> {
  /** As frames carry it. */
  readonly text: string;
  /** By a clock that nobody sets. */
  readonly until: number;
}

const sweepMs = 250;

/** The payment server was away for too long. */
export const tooLate = () =>
  new PaymentError("TIMEOUT", "the payment server did not answer in time; does it run, and at this url?", true);

/** Operations that were asked for and not answered yet, and the frames that carry them. */
export class PendingOperations {
  readonly #patienceMs: number;
  /** Oldest first. */
  readonly #pending = new Set<Pending>();
  /** By id, the operations of each frame that was sent. */
  readonly #frames = new Map<string, readonly Pending[]>();
  /** Operations that no frame carries yet. */
  #next: Pending[] = [];
  /** Tells this process's frames from all others. */
  readonly #prefix = randomBytes(12).toString("base64url");
  #count = 0;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** How many operations no frame carries yet. */
  get waiting(): number {
    return this.#next.length;
  }

  /** @returns the answer, or TIMEOUT once patience is over */
  add(operation: NamedItem): Promise<unknown> {
    const until = performance.now() + this.#patienceMs;
    const pending = { text: JSON.stringify(operation), until, ...deferred<unknown>() };
    this.#pending.add(pending);
    this.#next.push(pending);
    this.#sweeping ??= setInterval(() => this.#sweep(), sweepMs);
    return pending.promise;
  }

  /** Payloads of frames with what no frame carried so far. */
  *newFrames(): Generator<string> {
    for (const frame of framesOf(this.#next.splice(0).filter((one) => this.#pending.has(one)))) {
      const id = this.#newId();
      this.#frames.set(id, frame);
      yield this.#payload(id, false, frame);
    }
  }

  /** Payloads of the frames of which something was not answered, to be sent again. */
  *sentFrames(): Generator<string> {
    for (const [id, frame] of this.#frames) yield this.#payload(id, true, frame);
  }

  settle(answer: Answer): void {
    const frame = this.#frames.get(answer.frame);
    const pending = frame?.[answer.place];
    if (!pending || !this.#pending.delete(pending)) return;
    if ("error" in answer) pending.reject(paymentErrorOf(answer.error));
    else pending.resolve(answer.result);
    if (!frame.some((other) => this.#pending.has(other))) this.#frames.delete(answer.frame);
  }

  failAll(error: PaymentError): void {
    for (const { reject } of this.#pending) reject(error);
    this.#pending.clear();
    this.#sweep();
  }

  /** Begins with the minute, after which it is forgotten by and by. */
  #newId(): string {
    const minute = Math.floor(Date.now() / 60_000)
      .toString(16)
      .padStart(8, "0");
    return `${minute}.${this.#prefix}.${(this.#count++).toString(36)}`;
  }

  #payload(id: string, isAgain: boolean, frame: readonly Pending[]): string {
    const texts = frame.map((one) => (this.#pending.has(one) ? one.text : "null"));
    return `{"id":"${id}","isAgain":${isAgain},"operations":[${texts.join(",")}]}`;
  }

  /** All have the same patience, so the oldest come first. */
  #sweep(): void {
    const now = performance.now();
    for (const pending of this.#pending) {
      if (pending.until > now) break;
      this.#pending.delete(pending);
      pending.reject(tooLate());
    }
    for (const [id, frame] of this.#frames) {
      if (!frame.some((one) => this.#pending.has(one))) this.#frames.delete(id);
    }
    if (this.#pending.size > 0) return;
    this.#next = [];
    clearInterval(this.#sweeping);
    this.#sweeping = undefined;
  }
}

const paymentErrorOf = ({ code, message, isRetryable }: OperationError) => new PaymentError(code, message, isRetryable);
