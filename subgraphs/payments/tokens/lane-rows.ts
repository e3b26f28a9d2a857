import type { Sql } from "../../shared/store/database.ts";
import { ownTables } from "../own-tables.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import type { LaneKey, NewestToken, TakenCounters } from "./token-store.ts";

const table = ownTables.lanes;

interface LaneRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly accepted: string | null;
  readonly is_closed: boolean;
}

/** A lane as the transaction that locked it has it. */
export interface LockedLane {
  readonly key: LaneKey;
  readonly accepted: AcceptedTokens;
  readonly isClosed: boolean;
  isChanged: boolean;
}

/** Takes the next counters to sign. */
export async function takeCounters(
  sql: Sql,
  { channel, tokenId, lane }: LaneKey,
  count: number,
): Promise<TakenCounters> {
  const [row] = await sql.query<{ first: bigint }>(
    `INSERT INTO ${table} AS known (channel, token_id, lane, signed) VALUES ($1, $2, $3, $4)
     ON CONFLICT (channel, token_id, lane) DO UPDATE SET signed = known.signed + $4
     RETURNING signed - $4 + 1 AS first`,
    [channel, String(tokenId), lane, count],
  );
  return { tokenId, first: BigInt(row?.first ?? 1n) };
}

/** How many requests were signed on a lane. */
export async function signedRequests(sql: Sql, { channel, tokenId, lane }: LaneKey): Promise<bigint> {
  const [row] = await sql.query<{ signed: bigint }>(
    `SELECT signed FROM ${table} WHERE channel = $1 AND token_id = $2 AND lane = $3`,
    [channel, String(tokenId), lane],
  );
  return BigInt(row?.signed ?? 0n);
}

/** A lane's name among others. */
export const nameOf = ({ channel, tokenId, lane }: LaneKey): string => `${channel}/${tokenId}/${lane}`;

/** The newest token of a lane. */
export async function newestToken(sql: Sql, { channel, tokenId, lane }: LaneKey): Promise<NewestToken | undefined> {
  const [row] = await sql.query<LaneRow>(
    `SELECT accepted FROM ${table} WHERE channel = $1 AND token_id = $2 AND lane = $3`,
    [channel, String(tokenId), lane],
  );
  return acceptedOf(row?.accepted ?? null).newest();
}

/** Marks a lane as closed. @returns its newest token */
export async function closeLane(sql: Sql, { channel, tokenId, lane }: LaneKey): Promise<NewestToken | undefined> {
  const [row] = await sql.query<LaneRow>(
    `INSERT INTO ${table} (channel, token_id, lane, is_closed) VALUES ($1, $2, $3, true)
     ON CONFLICT (channel, token_id, lane) DO UPDATE SET is_closed = true RETURNING accepted`,
    [channel, String(tokenId), lane],
  );
  return acceptedOf(row?.accepted ?? null).newest();
}

function acceptedOf(text: string | null): AcceptedTokens {
  return text === null ? new AcceptedTokens() : AcceptedTokens.fromBytes(Buffer.from(text, "base64"));
}

/** Locks lanes, always in the same order, so that no two transactions wait for each other. */
export async function lockLanes(sql: Sql, keys: ReadonlyMap<string, LaneKey>): Promise<Map<string, LockedLane>> {
  const wanted = JSON.stringify(
    [...keys.values()].map(({ channel, tokenId, lane }) => ({ channel, token_id: String(tokenId), lane })),
  );
  const given = "json_to_recordset($1::text::json) AS wanted(channel text, token_id numeric, lane integer)";
  await sql.query(
    `INSERT INTO ${table} (channel, token_id, lane) SELECT channel, token_id, lane FROM ${given}
     ORDER BY channel, token_id, lane ON CONFLICT DO NOTHING`,
    [wanted],
  );
  const rows = await sql.query<LaneRow>(
    `SELECT kept.channel, kept.token_id::text, kept.lane, kept.accepted, kept.is_closed
     FROM ${table} AS kept JOIN ${given} USING (channel, token_id, lane)
     ORDER BY kept.channel, kept.token_id, kept.lane FOR UPDATE OF kept`,
    [wanted],
  );
  return new Map(
    rows.map((row) => {
      const key = { channel: row.channel, tokenId: BigInt(row.token_id), lane: row.lane };
      const accepted = acceptedOf(row.accepted);
      return [nameOf(key), { key, accepted, isClosed: row.is_closed, isChanged: false }];
    }),
  );
}

/** Writes what was accepted on lanes. */
export async function writeLanes(sql: Sql, locked: ReadonlyMap<string, LockedLane>): Promise<void> {
  const changed = [...locked.values()].filter(({ isChanged }) => isChanged);
  if (changed.length === 0) return;
  const rows = changed.map(({ key: { channel, tokenId, lane }, accepted }) => {
    return { channel, token_id: String(tokenId), lane, accepted: Buffer.from(accepted.toBytes()).toString("base64") };
  });
  await sql.query(
    `UPDATE ${table} AS kept SET accepted = written.accepted
     FROM json_to_recordset($1::text::json) AS written(channel text, token_id numeric, lane integer, accepted text)
     WHERE kept.channel = written.channel AND kept.token_id = written.token_id AND kept.lane = written.lane`,
    [JSON.stringify(rows)],
  );
}
