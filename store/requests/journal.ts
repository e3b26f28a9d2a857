import type { TransactionRecord } from "../../ledgers/transaction-record.ts";
import { FencedError } from "../projection/checkpoint.ts";
import type { HeldRequest, RequestTable } from "./request-table.ts";

/**
 * Policy for an act that met another one on the same rows of its ledger (MVCC conflict), so that it has no effect:
 * - `RETRIED`: it means the same whatever the other one did, so it is endorsed anew;
 * - `REPORTED`: the caller should look at what the other one did first, so it fails as MVCC_CONFLICT, retryable;
 * - `NONE`: its ledger puts acts into an order instead, or it touches no ledger.
 */
export type ConflictPolicy = "RETRIED" | "REPORTED" | "NONE";

/**
 * Steps that an act has taken on ledgers so far. An act that is done again after a crash takes its steps in the same order, and
 * finds at each what it did there before.
 */
export interface Journal {
  readonly onConflict: ConflictPolicy;
  /** Names the act in other stores that keep what it did; none when it has no key. */
  readonly act: string | undefined;
  /** The act's next step; none is kept when the act has no key. */
  next<T>(): TransactionRecord<T> | undefined;
}

/** For acts without a key. */
export function unkeptJournal(onConflict: ConflictPolicy): Journal {
  return { onConflict, act: undefined, next: () => undefined };
}

/** Makes a value once: an act that is done again gets the one that it had. */
export async function remembered<T>(journal: Journal, make: () => T | Promise<T>): Promise<T> {
  const record = journal.next<T>();
  if (record?.recorded !== undefined) return record.recorded;
  const value = await make();
  await record?.record(value);
  return value;
}

/** The journal of an act with a key; its steps lie in the request's row. */
export class KeptJournal implements Journal {
  readonly onConflict: ConflictPolicy;
  readonly act: string;
  readonly #table: RequestTable;
  readonly #request: HeldRequest;
  readonly #steps: unknown[];
  #taken = 0;

  constructor(table: RequestTable, request: HeldRequest, onConflict: ConflictPolicy) {
    this.onConflict = onConflict;
    this.act = actOf(request.id);
    this.#table = table;
    this.#request = request;
    this.#steps = [...request.steps];
  }

  next<T>(): TransactionRecord<T> {
    const steps = this.#steps;
    const at = this.#taken++;
    const keep = async (value: T | null) => {
      steps[at] = value;
      await this.#table.keepSteps(this.#request, steps);
    };
    return {
      get recorded() {
        return (steps[at] ?? undefined) as T | undefined;
      },
      record: keep,
      forget: () => keep(null),
    };
  }
}

/** The name of a request's act in other stores. */
export function actOf(request: bigint): string {
  return `request ${request}`;
}

/** Whether a request was taken over by another holder, who goes on with it. */
export function isTakenOver(error: unknown): boolean {
  return error instanceof FencedError;
}
