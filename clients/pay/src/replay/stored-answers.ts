import type { ServerResponse } from "node:http";
import { deferred } from "../promises/deferred.ts";
import { type StoredAnswer, tapResponse } from "./response-tap.ts";

/**
 * Why a request has no answer to send again: too large to keep; not paid after all; begun, and broken off; or never begun,
 * so that who paid has nothing yet.
 */
export type NoAnswer = "too large" | "not paid" | "interrupted" | "unanswered";

/** A request that was paid for, or is about to be. */
export interface PaidRequest<P> {
  /** Of method, path and body. */
  readonly digest: string;
  readonly answer: Promise<StoredAnswer | NoAnswer>;
  /** Its payment, once it is paid. */
  payment?: P;
}

/** How much is kept for requests that are sent again. */
export interface ReplayLimits {
  /** Answers; default 20,000. */
  readonly answers?: number | undefined;
  /** Bytes of one body; default 256 KiB. */
  readonly answerBytes?: number | undefined;
  /** Bytes of all answers, headers included; default 64 MiB. */
  readonly totalBytes?: number | undefined;
}

interface Kept<P> extends PaidRequest<P> {
  answer: Promise<StoredAnswer | NoAnswer>;
  bytes: number;
  /** How often who asked has left before the answer began. */
  leavings: number;
}

/** How long a service may go on with an answer for somebody who has left. */
export const patienceMs = 30_000;

/** So often the same request is served when who asks leaves each time before the answer begins. */
const maxLeavings = 3;

/** Ends of listening, by response, for answers that are none of the service's. */
const listening = new WeakMap<ServerResponse, () => void>();

/** Whether the rest of an answer is kept for who asks again, though nobody may be there to read it. */
export const isKept = (response: ServerResponse): boolean => listening.has(response);

/** Says that a response is no answer of its service: the same request, sent again, is served. */
export const leaveUnanswered = (response: ServerResponse): void => listening.get(response)?.();

/** Answers to paid requests, the newest ones; the oldest make room. */
export class StoredAnswers<P> {
  readonly #kept = new Map<string, Kept<P>>();
  readonly #limits: Readonly<Record<keyof ReplayLimits, number>>;
  #bytes = 0;

  constructor({ answers = 20_000, answerBytes = 256 * 1024, totalBytes = 64 * 1024 * 1024 }: ReplayLimits = {}) {
    this.#limits = { answers, answerBytes, totalBytes };
  }

  find(name: string): PaidRequest<P> | undefined {
    return this.#kept.get(name);
  }

  /** Keeps what a response will be, however it ends. @returns the request, and what forgets it when it was not paid */
  record(name: string, digest: string, response: ServerResponse): { request: PaidRequest<P>; forget: () => void } {
    const { promise: answer, resolve } = deferred<StoredAnswer | NoAnswer>();
    const before = this.#kept.get(name);
    const kept: Kept<P> = { digest, answer, bytes: 0, leavings: before?.leavings ?? 0 };
    this.#delete(name);
    this.#kept.set(name, kept);
    const settle = (outcome: StoredAnswer | NoAnswer) => {
      resolve(outcome);
      // An answer that was broken off for its reader may still come to its end.
      kept.answer = Promise.resolve(outcome);
    };
    const end = (outcome: StoredAnswer | NoAnswer) => {
      clearTimeout(waiting);
      listening.delete(response);
      if (typeof outcome === "object") this.#count(name, kept, sizeOf(name, outcome));
      settle(outcome);
      this.#makeRoom();
    };
    const stop = tapResponse(response, this.#limits.answerBytes, (stored) => end(stored ?? "too large"));
    let waiting: NodeJS.Timeout | undefined;
    const endWithout = (outcome: NoAnswer) => {
      stop();
      end(outcome);
    };
    response.once("close", () => {
      if (!listening.has(response)) return;
      if (response.headersSent) settle("interrupted");
      else kept.leavings += 1;
      const isWithout = !response.headersSent && kept.leavings < maxLeavings;
      waiting = setTimeout(() => endWithout(isWithout ? "unanswered" : "interrupted"), patienceMs).unref();
    });
    listening.set(response, () => endWithout("unanswered"));
    const forget = () => {
      if (this.#kept.get(name) === kept) this.#delete(name);
      endWithout("not paid");
    };
    return { request: kept, forget };
  }

  #count(name: string, kept: Kept<P>, bytes: number): void {
    if (this.#kept.get(name) !== kept) return;
    kept.bytes = bytes;
    this.#bytes += bytes;
  }

  #delete(name: string): void {
    this.#bytes -= this.#kept.get(name)?.bytes ?? 0;
    this.#kept.delete(name);
  }

  #makeRoom(): void {
    const { answers, totalBytes } = this.#limits;
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= answers && this.#bytes <= totalBytes) break;
      this.#delete(name);
    }
  }
}

function sizeOf(name: string, { headers, body }: StoredAnswer): number {
  return name.length + JSON.stringify(headers).length + body.length;
}
