import type { Sql } from "../../shared/store/database.ts";
import { ownTables } from "../own-tables.ts";
import type { LaneKey } from "../tokens/token-store.ts";
import { type Cause, keptTraced, type TracedRequests } from "./cause.ts";
import { originName } from "./origin.ts";
import { SignedOrigins } from "./signed-origins.ts";

const { lanes, traces, tracesNumber } = ownTables;

interface TracedRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly first: string;
  readonly count: number;
  readonly origin: string;
  readonly price: string;
}

/** Counters that were just taken, in the transaction that has the lane's row locked. */
export interface CausedCounters {
  readonly lane: LaneKey;
  readonly first: bigint;
  readonly count: number;
  readonly cause: Cause;
  /** What the row said before. */
  readonly before: string | null;
}

/** Keeps what caused counters. */
export async function keepCause(sql: Sql, { lane, first, count, cause, before }: CausedCounters): Promise<void> {
  const { channel, tokenId } = lane;
  const origin = originName(cause.origin);
  const origins = before === null ? new SignedOrigins() : SignedOrigins.fromJson(before);
  origins.add(origin, count);
  await sql.query(`UPDATE ${lanes} SET origins = $4 WHERE channel = $1 AND token_id = $2 AND lane = $3`, [
    ...[channel, String(tokenId), lane.lane, origins.toJson()],
  ]);
  if (!cause.trace) return;
  const { id, price } = cause.trace;
  await sql.query(
    `INSERT INTO ${traces} AS kept (number, place, trace_id, channel, token_id, lane, first, count, origin, price)
     SELECT number, number % ${keptTraced}, $1, $2, $3, $4, $5, $6, $7, $8
     FROM nextval('${tracesNumber}') AS next(number)
     ON CONFLICT (place) DO UPDATE SET (number, trace_id, channel, token_id, lane, first, count, origin, price) =
       (excluded.number, excluded.trace_id, excluded.channel, excluded.token_id, excluded.lane, excluded.first,
        excluded.count, excluded.origin, excluded.price)`,
    [id, channel, String(tokenId), lane.lane, String(first), count, origin, String(price)],
  );
}

/** On whose behalf the counters of lanes were taken; nothing for lanes of which none was. */
export async function readOrigins(sql: Sql, keys: readonly LaneKey[]): Promise<(SignedOrigins | undefined)[]> {
  const wanted = keys.map(({ channel, tokenId, lane }) => ({ channel, token_id: String(tokenId), lane }));
  const rows = await sql.query<{ at: bigint; origins: string | null }>(
    `SELECT wanted.at, kept.origins
     FROM ROWS FROM (json_to_recordset($1::text::json) AS (channel text, token_id numeric, lane integer))
       WITH ORDINALITY AS wanted(channel, token_id, lane, at)
     LEFT JOIN ${lanes} AS kept USING (channel, token_id, lane) ORDER BY wanted.at`,
    [JSON.stringify(wanted)],
  );
  return rows.map(({ origins }) => (origins === null ? undefined : SignedOrigins.fromJson(origins)));
}

/** The newest requests of a trace that were signed, oldest first. */
export async function readTraced(sql: Sql, traceId: string): Promise<TracedRequests[]> {
  const rows = await sql.query<TracedRow>(
    `SELECT channel, token_id::text, lane, first::text, count, origin, price::text
     FROM ${traces} WHERE trace_id = $1 ORDER BY number`,
    [traceId],
  );
  return rows.map(({ channel, token_id, lane, first, count, origin, price }) => {
    const key = { channel, tokenId: BigInt(token_id), lane };
    return { traceId, lane: key, first: BigInt(first), count, origin, price: BigInt(price) };
  });
}
