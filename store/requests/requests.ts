import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import { payloadOf, type Refusal, refusalOf } from "../../errors/refusal.ts";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";
import type { Database } from "../database/database.ts";
import { actOf, type ConflictPolicy, isTakenOver, type Journal, KeptJournal, unkeptJournal } from "./journal.ts";
import { decodePayload, digestOf, encodePayload } from "./request-body.ts";
import { type HeldRequest, type RequestName, RequestTable, renewalMs } from "./request-table.ts";

/** How long a request waits for another one with its key. */
const patienceMs = 60_000;
const maxPauseMs = 200;

/** How often old requests are deleted, and how many in one statement. */
const sweepingMs = 60_000;
const sweepLimit = 1_000;

const printable = /^[\x20-\x7e]{1,64}$/;

/** Answers one mutation: acts, and when the input has a key, at most once. */
export type AnswerMutation = <P extends object>(
  mutation: string,
  input: KeyedInput,
  act: Act<P>,
) => Promise<P & Refusal>;

/** An input that may name its act. */
export interface KeyedInput {
  readonly idempotencyKey?: string | null;
}

/** Does what a mutation asks for; leaves what it sends to ledgers in the journal. */
export type Act<P> = (journal: Journal) => Promise<P>;

export interface RequestsOptions {
  readonly database: Database;
  /** How long answers are kept; default 24. */
  readonly idempotencyRetentionHours?: number | undefined;
  /** Told the names of acts that nobody can do again, for stores that keep what they did. */
  readonly forget?: ((acts: readonly string[]) => Promise<void>) | undefined;
  /** The conflict policy of a mutation; `NONE` unless given. */
  readonly onConflict?: ((mutation: string) => ConflictPolicy) | undefined;
  readonly log: Logger;
}

/**
 * Requests that act once per idempotency key, whichever instances get them how often at the same time, and however these
 * end: a transaction is kept under its key before it is sent, so that the next instance goes on from there.
 */
export class Requests {
  readonly #table: RequestTable;
  readonly #options: RequestsOptions;
  readonly #sweeping: NodeJS.Timeout;

  private constructor(table: RequestTable, options: RequestsOptions) {
    this.#table = table;
    this.#options = options;
    this.#sweeping = setInterval(() => {
      this.sweep().catch((error) => options.log.warn({ err: error }, "Old requests not deleted"));
    }, sweepingMs).unref();
  }

  static async open(options: RequestsOptions): Promise<Requests> {
    return new Requests(await RequestTable.open(options.database), options);
  }

  /** How mutations of a principal are answered. Who is not known has no keys, and no acts either. */
  answering(principal: Principal): AnswerMutation {
    return (mutation, { idempotencyKey: key, ...body }, act) => {
      const policy = this.#options.onConflict?.(mutation) ?? "NONE";
      if (typeof key !== "string" || !isKnown(principal)) return payloadOf(() => act(unkeptJournal(policy)));
      if (!printable.test(key))
        return Promise.resolve(refusedKey("BAD_INPUT", "it takes 1 to 64 printable ASCII characters"));
      const { mspId: organization, subject } = principal;
      return this.#answerOnce({ organization, subject, mutation, key }, digestOf(body), { act, policy });
    };
  }

  /** Deletes the requests that are old enough; happens by itself every minute. */
  async sweep(): Promise<void> {
    const { idempotencyRetentionHours = 24, forget } = this.#options;
    let swept: bigint[];
    do {
      swept = await this.#table.sweep(idempotencyRetentionHours * 3_600_000, sweepLimit);
      if (swept.length > 0) await forget?.(swept.map(actOf));
    } while (swept.length === sweepLimit);
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  /** @throws TIMEOUT when another request with the key takes too long; what the act throws */
  async #answerOnce<P extends object>(name: RequestName, digest: string, how: How<P>): Promise<P & Refusal> {
    const end = performance.now() + patienceMs;
    for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      const payload = await this.#attempt(name, digest, how);
      if (payload) return payload;
      if (performance.now() > end)
        throw new PlatformError("TIMEOUT", "the act is still under way; ask again with the same idempotencyKey", {
          retryable: true,
        });
      await pause(pauseMs * (0.5 + Math.random()));
    }
  }

  /** Answers with what the key has, or acts. @returns `undefined` while another holder acts */
  async #attempt<P extends object>(name: RequestName, digest: string, how: How<P>): Promise<(P & Refusal) | undefined> {
    const found = await this.#table.claim(name, digest);
    if (found.is === "answered") return decodePayload(found.payload);
    if (found.is === "another")
      return refusedKey<P>("IDEMPOTENCY_KEY_REUSED", "it came before with another input; take a new key for a new act");
    return found.is === "ours" ? this.#act(found.request, how) : undefined;
  }

  /** @returns `undefined` when another holder took over. A fault leaves the key free to be tried again. */
  async #act<P extends object>(request: HeldRequest, { act, policy }: How<P>): Promise<(P & Refusal) | undefined> {
    const table = this.#table;
    const ignore = (error: unknown) => this.#options.log.debug({ err: error, request: request.id }, "Lease not kept");
    const renewal = setInterval(() => void table.renew(request).catch(ignore), renewalMs);
    try {
      const payload = await payloadOf(() => act(new KeptJournal(table, request, policy)));
      await table.answer(request, encodePayload(payload));
      return payload;
    } catch (error) {
      if (isTakenOver(error)) return undefined;
      await table.release(request).catch(ignore);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }
}

interface How<P> {
  readonly act: Act<P>;
  readonly policy: ConflictPolicy;
}

function refusedKey<P extends object>(code: "BAD_INPUT" | "IDEMPOTENCY_KEY_REUSED", message: string): P & Refusal {
  return refusalOf({ code, message: `idempotencyKey: ${message}`, field: ["input", "idempotencyKey"] });
}
