import type { Database, Sql } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { ActPart, TakenCounters } from "./token-store.ts";

const table = paymentServerTables.acts;

/** A part of an act, and what it took. */
export interface LoggedAct extends ActPart {
  readonly taken: TakenCounters;
}

interface ActRow {
  readonly token_id: string | null;
  readonly first: string | null;
  readonly lane: number;
}

/** Keeps what parts of acts did, in the transaction that does it. */
export async function keepActs(sql: Sql, done: readonly LoggedAct[]): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ act, part, taken }) => ({
    act,
    part,
    token_id: `${taken.tokenId}`,
    first: `${taken.first}`,
    lane: taken.lane,
  }));
  await sql.query(
    `INSERT INTO ${table} (act, part, token_id, first, lane) SELECT act, part, token_id, first, lane
     FROM json_to_recordset($1::text::json) AS done(act text, part integer, token_id numeric, first numeric, lane integer)`,
    [JSON.stringify(rows)],
  );
}

/** What a part of an act did; `undefined` when it has done nothing yet. */
export async function findAct(sql: Sql, { act, part }: ActPart): Promise<TakenCounters | undefined> {
  const [row] = await sql.query<ActRow>(
    `SELECT token_id::text, first::text, lane FROM ${table} WHERE act = $1 AND part = $2`,
    [act, part],
  );
  if (!row?.token_id || !row.first) return undefined;
  return { tokenId: BigInt(row.token_id), lane: row.lane, first: BigInt(row.first) };
}

/** Does a part of an act, unless it was done: of two that try, one waits for the other, and gets what that one took. */
export function actOnce(
  database: Database,
  part: ActPart,
  take: (sql: Sql) => Promise<TakenCounters>,
): Promise<TakenCounters> {
  return database.transaction(async (sql) => {
    const reserved = await sql.query(
      `INSERT INTO ${table} (act, part) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING act`,
      [part.act, part.part],
    );
    const done = reserved.length === 0 ? await findAct(sql, part) : undefined;
    if (done) return done;
    const taken = await take(sql);
    await sql.query(`UPDATE ${table} SET token_id = $3, first = $4, lane = $5 WHERE act = $1 AND part = $2`, [
      part.act,
      part.part,
      String(taken.tokenId),
      String(taken.first),
      taken.lane,
    ]);
    return taken;
  });
}

/** Deletes what acts did. */
export async function forgetActs(sql: Sql, acts: readonly string[]): Promise<void> {
  await sql.query(`DELETE FROM ${table} WHERE act = ANY($1)`, [acts]);
}

/** Deletes what acts did whose names sort from `first` and before `end`. */
export async function forgetActsBetween(sql: Sql, first: string, end: string): Promise<void> {
  await sql.query(`DELETE FROM ${table} WHERE act COLLATE "C" >= $1 AND act COLLATE "C" < $2`, [first, end]);
}
