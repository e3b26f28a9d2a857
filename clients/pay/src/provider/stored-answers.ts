import type { ServerResponse } from "node:http";
import { deferred } from "../deferred.ts";
import { type StoredAnswer, tapResponse } from "./response-tap.ts";

/** Why a paid request has no answer to send again. */
export type NoAnswer = "too large" | "not paid";

/** A request that was paid for, or is about to be. */
export interface PaidRequest {
  /** Method, path and body's digest. */
  readonly digest: string;
  readonly answer: Promise<StoredAnswer | NoAnswer>;
}

/** How much is kept for requests that are sent again. */
export interface ReplayLimits {
  /** Answers; default 20,000. */
  readonly answers?: number | undefined;
  /** Bytes of one body; default 256 KiB. */
  readonly answerBytes?: number | undefined;
  /** Bytes of all bodies; default 64 MiB. */
  readonly totalBytes?: number | undefined;
}

interface Kept extends PaidRequest {
  bytes: number;
}

/** Answers to paid requests, the newest ones; the oldest make room. */
export class StoredAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #limits: Readonly<Record<keyof ReplayLimits, number>>;
  #bytes = 0;

  constructor({ answers = 20_000, answerBytes = 256 * 1024, totalBytes = 64 * 1024 * 1024 }: ReplayLimits = {}) {
    this.#limits = { answers, answerBytes, totalBytes };
  }

  find(name: string): PaidRequest | undefined {
    return this.#kept.get(name);
  }

  /** Keeps what a response will be. @returns what forgets it, when the request was not paid after all */
  record(name: string, digest: string, response: ServerResponse): () => void {
    const { promise: answer, resolve } = deferred<StoredAnswer | NoAnswer>();
    const kept: Kept = { digest, answer, bytes: 0 };
    this.#kept.set(name, kept);
    const stop = tapResponse(response, this.#limits.answerBytes, (stored) => {
      if (stored && this.#kept.get(name) === kept) {
        kept.bytes = stored.body.length;
        this.#bytes += kept.bytes;
      }
      resolve(stored ?? "too large");
      this.#makeRoom();
    });
    return () => {
      stop();
      this.#kept.delete(name);
      resolve("not paid");
    };
  }

  #makeRoom(): void {
    const { answers, totalBytes } = this.#limits;
    for (const [name, { bytes }] of this.#kept) {
      if (this.#kept.size <= answers && this.#bytes <= totalBytes) break;
      this.#kept.delete(name);
      this.#bytes -= bytes;
    }
  }
}
