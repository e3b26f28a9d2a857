import type { Database, Sql } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { ActLog, ActPart, TakenCounters } from "./act-log.ts";

const table = paymentServerTables.acts;

interface ActRow {
  readonly token_id: string | null;
  readonly first: string | null;
  readonly lane: number;
}

/** The act log of all instances. */
export class ActLogInDatabase implements ActLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(part: ActPart): Promise<TakenCounters | undefined> {
    return findAct(this.#database, part);
  }

  async forget(acts: readonly string[]): Promise<void> {
    await this.#database.query(`DELETE FROM ${table} WHERE act = ANY($1)`, [acts]);
  }

  async forgetBetween(first: string, end: string): Promise<void> {
    await this.#database.query(`DELETE FROM ${table} WHERE act COLLATE "C" >= $1 AND act COLLATE "C" < $2`, [
      first,
      end,
    ]);
  }

  /** Takes counters for a part of an act, once: of two that try, one waits for the other, and gets the same. */
  once(part: ActPart, take: (sql: Sql) => Promise<TakenCounters>): Promise<TakenCounters> {
    return this.#database.transaction(async (sql) => {
      const reserved = await sql.query(
        `INSERT INTO ${table} (act, part) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING act`,
        [part.act, part.part],
      );
      const done = reserved.length === 0 ? await findAct(sql, part) : undefined;
      if (done) return done;
      const { tokenId, first, lane } = await take(sql);
      await sql.query(`UPDATE ${table} SET token_id = $3, first = $4, lane = $5 WHERE act = $1 AND part = $2`, [
        part.act,
        part.part,
        String(tokenId),
        String(first),
        lane,
      ]);
      return { tokenId, first, lane };
    });
  }
}

async function findAct(sql: Sql, { act, part }: ActPart): Promise<TakenCounters | undefined> {
  const [row] = await sql.query<ActRow>(
    `SELECT token_id::text, first::text, lane FROM ${table} WHERE act = $1 AND part = $2`,
    [act, part],
  );
  if (!row?.token_id || !row.first) return undefined;
  return { tokenId: BigInt(row.token_id), lane: row.lane, first: BigInt(row.first) };
}

/** Keeps the counters of parts of acts, in the transaction that takes them. */
export async function keepActs(sql: Sql, done: readonly (ActPart & TakenCounters)[]): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ act, part, tokenId, first, lane }) => {
    return { act, part, token_id: `${tokenId}`, first: `${first}`, lane };
  });
  await sql.query(
    `INSERT INTO ${table} (act, part, token_id, first, lane) SELECT act, part, token_id, first, lane
     FROM json_to_recordset($1::text::json) AS done(act text, part integer, token_id numeric, first numeric, lane integer)`,
    [JSON.stringify(rows)],
  );
}
