import { PlatformError } from "../../errors/platform-error.ts";
import { askedBy, disconnect } from "../../serving/asking.ts";
import type { Sql } from "./database.ts";

/** Lists that are read at a time on a server; an embedded database, which has one thread, reads one. */
const places = 4;

const turnsOf = new WeakMap<Sql, Turns>();

/**
 * Runs a statement that reads lists when it is its caller's turn: callers that ask for much wait behind themselves, and
 * delay neither others for long nor look-ups by key, which need no turn. It ends when its caller has gone.
 * @throws TIMEOUT when its caller has gone
 */
export async function queryInTurn<Row>(sql: Sql, text: string, values: readonly unknown[]): Promise<Row[]> {
  const signal = disconnect();
  const turns = turnsOf.get(sql) ?? new Turns("isExclusive" in sql && sql.isExclusive ? 1 : places);
  turnsOf.set(sql, turns);
  const release = await turns.take(askedBy()?.caller ?? "", signal);
  try {
    return await sql.query<Row>(text, values, signal);
  } finally {
    afterTurns(turnsBetween, release);
  }
}

/**
 * Turns of the event loop between two lists. The embedded database works in this thread and would go on with the next
 * list before requests are even read; a look-up is read, gathered and answered in some.
 */
const turnsBetween = 12;

function afterTurns(count: number, then: () => void): void {
  if (count === 0) then();
  else setImmediate(afterTurns, count - 1, then);
}

/** @throws TIMEOUT when the caller has gone */
export function refuseDisconnected(signal = disconnect()): void {
  if (signal?.aborted) throw disconnected();
}

const disconnected = () => new PlatformError("TIMEOUT", "nobody waits for the answer any more", { retryable: true });

type Start = () => void;

/** Places that callers take in turn; statements of one caller wait in order. */
export class Turns {
  /** Waiting statements by caller, the next caller first. */
  readonly #waiting = new Map<string, Set<Start>>();
  #free: number;

  constructor(free: number) {
    this.#free = free;
  }

  /** @returns a call that gives the place back @throws TIMEOUT when the signal comes first */
  async take(caller: string, signal?: AbortSignal): Promise<() => void> {
    refuseDisconnected(signal);
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(caller, signal);
    return () => this.#next();
  }

  #wait(caller: string, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const own = this.#waiting.get(caller) ?? new Set();
    this.#waiting.set(caller, own.add(resolve));
    const leave = () => {
      own.delete(resolve);
      if (own.size === 0 && this.#waiting.get(caller) === own) this.#waiting.delete(caller);
      reject(disconnected());
    };
    signal?.addEventListener("abort", leave, { once: true });
    return promise.finally(() => signal?.removeEventListener("abort", leave));
  }

  #next(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    const [caller, own] = next;
    const [start] = own;
    this.#waiting.delete(caller);
    if (start) own.delete(start);
    // Behind all other callers that wait.
    if (own.size > 0) this.#waiting.set(caller, own);
    start?.();
  }
}
