import type { Sql } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { originName } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import { type Cause, keptTraced, type LateCause, type TracedRequests, tracedBy } from "./cause.ts";
import { SignedOrigins } from "./signed-origins.ts";

const { lanes, traces, tracesNumber } = paymentServerTables;

interface TracedRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly first: string;
  readonly count: number;
  readonly origin: string;
  readonly price: string;
}

/** A lane's condition, and the values of its parameters. */
const isLane = "channel = $1 AND token_id = $2 AND lane = $3";
const valuesOf = ({ channel, tokenId, lane }: LaneKey) => [channel, String(tokenId), lane];

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
  const origins = before === null ? new SignedOrigins() : SignedOrigins.fromJson(before);
  origins.add(originName(cause.origin), count);
  await writeOrigins(sql, lane, origins);
  await keepTraced(sql, tracedBy(lane, first, count, cause));
}

/** Keeps what caused counters of a lane that were taken before, of each what is said first. */
export async function keepLateCauses(sql: Sql, lane: LaneKey, late: readonly LateCause[]): Promise<void> {
  const key = valuesOf(lane);
  const [row] = await sql.query<{ origins: string | null }>(
    `SELECT origins FROM ${lanes} WHERE ${isLane} FOR UPDATE`,
    key,
  );
  if (!row?.origins) return;
  const origins = SignedOrigins.fromJson(row.origins);
  const counters = late.map(({ counter }) => String(counter));
  const known = await sql.query<{ first: string }>(
    `SELECT first::text FROM ${traces} WHERE ${isLane} AND first = ANY($4::numeric[])`,
    [...key, counters],
  );
  const told = new Set(known.map(({ first }) => first));
  const moved: LateCause[] = [];
  for (const one of late) {
    const counter = String(one.counter);
    if (told.has(counter) || !origins.move(one.counter, originName(one.cause.origin))) continue;
    told.add(counter);
    moved.push(one);
  }
  if (moved.length === 0) return;
  await writeOrigins(sql, lane, origins);
  await keepTraced(
    sql,
    moved.flatMap(({ counter, cause }) => tracedBy(lane, counter, 1, cause)),
  );
}

async function writeOrigins(sql: Sql, lane: LaneKey, origins: SignedOrigins): Promise<void> {
  await sql.query(`UPDATE ${lanes} SET origins = $4 WHERE ${isLane}`, [...valuesOf(lane), origins.toJson()]);
}

/** Adds requests of traces; the oldest make room. */
async function keepTraced(sql: Sql, traced: readonly TracedRequests[]): Promise<void> {
  if (traced.length === 0) return;
  const rows = traced.map(({ traceId, lane: { channel, tokenId, lane }, first, count, origin, price }) => {
    const key = { trace_id: traceId, channel, token_id: `${tokenId}`, lane, first: `${first}` };
    return { ...key, count, origin, price: `${price}` };
  });
  await sql.query(
    `INSERT INTO ${traces} AS kept (number, place, trace_id, channel, token_id, lane, first, count, origin, price)
     SELECT number, number % ${keptTraced}, trace_id, channel, token_id, lane, first, count, origin, price
     FROM (SELECT nextval('${tracesNumber}') AS number, wanted.* FROM json_to_recordset($1::text::json)
       AS wanted(trace_id text, channel text, token_id numeric, lane integer, first numeric, count integer, origin text,
         price numeric)) AS added
     ON CONFLICT (place) DO UPDATE SET (number, trace_id, channel, token_id, lane, first, count, origin, price) =
       (excluded.number, excluded.trace_id, excluded.channel, excluded.token_id, excluded.lane, excluded.first,
        excluded.count, excluded.origin, excluded.price)`,
    [JSON.stringify(rows)],
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
