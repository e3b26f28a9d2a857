import { randomUUID } from "node:crypto";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { FencedError } from "../projection/checkpoint.ts";

/** Name of an act: its key counts per principal and mutation. */
export interface RequestName {
  readonly organization: string;
  readonly subject: string;
  readonly mutation: string;
  readonly key: string;
}

/** A request that this process acts on, until its lease runs out. */
export interface HeldRequest {
  readonly id: bigint;
  readonly holder: string;
  /** Steps that its act has taken so far. */
  readonly steps: readonly unknown[];
}

/** State that a key was found in. */
export type FoundRequest =
  | { readonly is: "ours"; readonly request: HeldRequest }
  | { readonly is: "answered"; readonly payload: string }
  | { readonly is: "another" }
  | { readonly is: "under way" };

/** How long a holder that is not heard of keeps others waiting. */
const leaseMs = 5_000;

/** How often a holder must be heard of. */
export const renewalMs = leaseMs / 3;

const leaseEnd = `clock_timestamp() + interval '${leaseMs} milliseconds'`;
const table = "requests.requests";

/** Tells this process's holders from those of a process that is gone. */
const thisProcess = randomUUID();
let holders = 0;

/** The rows of requests with keys. They tell what ledgers cannot: no rebuilding of a store touches them. */
export class RequestTable {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database): Promise<RequestTable> {
    await migrate(database, "requests", [
      `CREATE TABLE IF NOT EXISTS ${table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, organization text NOT NULL,
         subject text NOT NULL, mutation text NOT NULL, key text NOT NULL, digest text NOT NULL, holder text NOT NULL,
         held_until timestamptz NOT NULL, steps json NOT NULL DEFAULT '[]', payload text,
         created_at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (organization, subject, mutation, key))`,
      `CREATE INDEX IF NOT EXISTS requests_created_at ON ${table} (created_at)`,
    ]);
    return new RequestTable(database);
  }

  /** Takes a request that nobody acts on, or whose holder is gone. */
  async claim({ organization, subject, mutation, key }: RequestName, digest: string): Promise<FoundRequest> {
    const name = [organization, subject, mutation, key];
    const holder = `${thisProcess}/${++holders}`;
    // Of a database that no other process can have open, holders of other processes are gone.
    const isGone = this.#database.isExclusive ? "split_part(known.holder, '/', 1) <> $7" : "$7::text IS NULL";
    const [ours] = await this.#database.query<Omit<HeldRequest, "holder">>(
      `INSERT INTO ${table} AS known (organization, subject, mutation, key, digest, holder, held_until)
       VALUES ($1, $2, $3, $4, $5, $6, ${leaseEnd}) ON CONFLICT (organization, subject, mutation, key)
       DO UPDATE SET holder = $6, held_until = ${leaseEnd}
       WHERE known.payload IS NULL AND known.digest = $5 AND (known.held_until < clock_timestamp() OR ${isGone})
       RETURNING id, steps`,
      [...name, digest, holder, thisProcess],
    );
    if (ours) return { is: "ours", request: { ...ours, holder } };
    const [known] = await this.#database.query<{ digest: string; payload: string | null }>(
      `SELECT digest, payload FROM ${table} WHERE organization = $1 AND subject = $2 AND mutation = $3 AND key = $4`,
      name,
    );
    if (known && known.digest !== digest) return { is: "another" };
    return known?.payload ? { is: "answered", payload: known.payload } : { is: "under way" };
  }

  /** Tells that the holder lives. @throws FencedError */
  renew(request: HeldRequest): Promise<void> {
    return this.#update(request, `held_until = ${leaseEnd}`);
  }

  /** Keeps what the act is about to do. @throws FencedError when another holder goes on with it */
  keepSteps(request: HeldRequest, steps: readonly unknown[]): Promise<void> {
    return this.#update(request, `steps = $3::text::json, held_until = ${leaseEnd}`, JSON.stringify(steps));
  }

  /** Keeps the answer for good; the steps are not needed any more. @throws FencedError */
  answer(request: HeldRequest, payload: string): Promise<void> {
    return this.#update(request, "payload = $3, steps = '[]', held_until = '-infinity'", payload);
  }

  /** Lets the act be tried again. @throws FencedError */
  release(request: HeldRequest): Promise<void> {
    return this.#update(request, "held_until = '-infinity'");
  }

  /** Deletes up to `limit` requests older than an age, unless somebody acts on them. @returns their ids */
  async sweep(olderThanMs: number, limit: number): Promise<bigint[]> {
    const swept = await this.#database.query<{ id: bigint }>(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table}
         WHERE created_at < clock_timestamp() - $1 * interval '1 millisecond' AND held_until < clock_timestamp()
         ORDER BY created_at LIMIT $2) RETURNING id`,
      [olderThanMs, limit],
    );
    return swept.map(({ id }) => BigInt(id));
  }

  async #update({ id, holder }: HeldRequest, changes: string, value?: string): Promise<void> {
    const touched = await this.#database.query(
      `UPDATE ${table} SET ${changes} WHERE id = $1 AND holder = $2 RETURNING id`,
      [id, holder, ...(value === undefined ? [] : [value])],
    );
    if (touched.length !== 1) throw new FencedError(`somebody else goes on with request ${id}`);
  }
}
