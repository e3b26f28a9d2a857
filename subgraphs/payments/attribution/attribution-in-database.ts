import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database, Sql } from "../../../store/database/database.ts";
import { integer, numeric, safeInteger, text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { pathName } from "../model/call-path.ts";
import { type LaneKey, laneName } from "../model/lane-key.ts";
import {
  type Attribution,
  type AttributionLog,
  keptTraced,
  type NumberedRequests,
  type TracedRequests,
  tracedBy,
} from "./attribution.ts";
import { PathCounts } from "./path-counts.ts";

const { lanes, traces, tracesNumber } = paymentServerTables;

const tracedRow = defineRow({
  number: safeInteger("bigint"),
  traceId: text(),
  channel: text(),
  tokenId: numeric(),
  lane: integer(),
  first: numeric(),
  count: integer(),
  path: text("origin"),
  price: numeric(),
});

/** Limit of requests that are attributed again together. */
const maxBatch = 1_000;

interface Late {
  readonly lane: LaneKey;
  readonly counter: bigint;
  readonly attribution: Attribution;
}

/** The attribution log of all instances. */
export class AttributionInDatabase implements AttributionLog {
  readonly #database: Database;
  readonly #late = new MicroBatcher<Late>((late) => this.#keepAll(late), { maxBatch });

  constructor(database: Database) {
    this.#database = database;
  }

  reattribute(lane: LaneKey, counter: bigint, attribution: Attribution): Promise<void> {
    return this.#late.add({ lane, counter, attribution });
  }

  async pathCounts(keys: readonly LaneKey[]): Promise<(PathCounts | undefined)[]> {
    const wanted = keys.map(({ channel, tokenId, lane }) => ({ channel, token_id: String(tokenId), lane }));
    const rows = await this.#database.query<{ at: bigint; origins: string | null }>(
      `SELECT wanted.at, kept.origins
       FROM ROWS FROM (json_to_recordset($1::text::json) AS (channel text, token_id numeric, lane integer))
         WITH ORDINALITY AS wanted(channel, token_id, lane, at)
       LEFT JOIN ${lanes} AS kept USING (channel, token_id, lane) ORDER BY wanted.at`,
      [JSON.stringify(wanted)],
    );
    return rows.map(({ origins }) => (origins === null ? undefined : PathCounts.fromJson(origins)));
  }

  async traced(traceId: string): Promise<TracedRequests[]> {
    const statement = `SELECT * FROM ${traces} WHERE trace_id = $1 ORDER BY number`;
    const rows = await this.#database.query<StoredRow>(statement, [traceId]);
    return rows.map((row) => numberedRequests(row).traced);
  }

  async allTraced(): Promise<NumberedRequests[]> {
    const rows = await this.#database.query<StoredRow>(`SELECT * FROM ${traces} ORDER BY number`);
    return rows.map(numberedRequests);
  }

  end(): Promise<void> {
    return this.#late.drain();
  }

  /**
   * Keeps attributions, one lane in a transaction: several would have to be locked in an order that all agree on. One
   * after the other, so that connections are left for requests that wait.
   */
  async #keepAll(late: readonly Late[]): Promise<Map<Late, unknown>> {
    const failed = new Map<Late, unknown>();
    for (const ofLane of Map.groupBy(late, ({ lane }) => laneName(lane)).values()) {
      try {
        await this.#database.transaction((sql) => keepLate(sql, ofLane));
      } catch (error) {
        for (const one of ofLane) failed.set(one, error);
      }
    }
    return failed;
  }
}

function numberedRequests(row: StoredRow): NumberedRequests {
  const { number, channel, tokenId, lane, ...requests } = tracedRow.decode(row);
  return { number, traced: { lane: { channel, tokenId, lane }, ...requests } };
}

/** Condition of a lane, and the values of its parameters. */
const isLane = "channel = $1 AND token_id = $2 AND lane = $3";
const valuesOf = ({ channel, tokenId, lane }: LaneKey) => [channel, String(tokenId), lane];

/** Counters taken in the transaction that has the lane's row locked, and their attribution. */
export interface AttributedCounters {
  readonly lane: LaneKey;
  readonly first: bigint;
  readonly count: number;
  readonly attribution: Attribution;
  /** Path counts of the lane's row before, as JSON. */
  readonly before: string | null;
}

/** Keeps the attribution of counters. */
export async function keepAttribution(sql: Sql, counters: AttributedCounters): Promise<void> {
  const { lane, first, count, attribution, before } = counters;
  const counts = before === null ? new PathCounts() : PathCounts.fromJson(before);
  counts.add(pathName(attribution.callPath), count);
  await writeCounts(sql, lane, counts);
  await keepTraced(sql, tracedBy(lane, first, count, attribution));
}

/** Keeps attributions of a lane's counters that were taken before; of each counter the first. */
async function keepLate(sql: Sql, late: readonly Late[]): Promise<void> {
  const { lane } = late[0] as Late;
  const key = valuesOf(lane);
  const [row] = await sql.query<{ origins: string | null }>(
    `SELECT origins FROM ${lanes} WHERE ${isLane} FOR UPDATE`,
    key,
  );
  if (!row?.origins) return;
  const counts = PathCounts.fromJson(row.origins);
  const known = await sql.query<{ first: string }>(
    `SELECT first::text FROM ${traces} WHERE ${isLane} AND first = ANY($4::numeric[])`,
    [...key, late.map(({ counter }) => String(counter))],
  );
  const told = new Set(known.map(({ first }) => first));
  const moved = late.filter(({ counter, attribution }) => {
    const isFirst =
      !told.has(`${counter}`) && counts.reattribute(counter, pathName(attribution.callPath)) !== undefined;
    if (isFirst) told.add(`${counter}`);
    return isFirst;
  });
  if (moved.length === 0) return;
  await writeCounts(sql, lane, counts);
  await keepTraced(
    sql,
    moved.flatMap(({ counter, attribution }) => tracedBy(lane, counter, 1, attribution)),
  );
}

async function writeCounts(sql: Sql, lane: LaneKey, counts: PathCounts): Promise<void> {
  await sql.query(`UPDATE ${lanes} SET origins = $4 WHERE ${isLane}`, [...valuesOf(lane), counts.toJson()]);
}

/** Adds requests of traces; the oldest make room. */
async function keepTraced(sql: Sql, traced: readonly TracedRequests[]): Promise<void> {
  if (traced.length === 0) return;
  const rows = traced.map(({ traceId, lane: { channel, tokenId, lane }, first, count, path, price }) => {
    const key = { trace_id: traceId, channel, token_id: `${tokenId}`, lane, first: `${first}` };
    return { ...key, count, origin: path, price: `${price}` };
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
