import type { Sql } from "../../../store/database/database.ts";
import { boolean, integer, numeric, text } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { type LaneKey, type TokenIdKey } from "../model/lane-key.ts";
import { AcceptedLane } from "./accepted-lane.ts";

const table = paymentServerTables.lanes;

/** Guard of a token id, as a lane: the transaction that has its row locked accepts tokens under the id. */
export const guardLane = -1;

const storedLane = defineRow({
  channel: text(),
  tokenId: numeric(),
  lane: integer(),
  accepted: { type: "text", decode: acceptedOf },
  isClosed: boolean(),
});

/** Row of a locked lane, or of the guard of its id. */
export type LockedLane = RowOf<typeof storedLane>;

/**
 * Locks token ids with all their lanes, always in the same order, so that no two transactions wait for each other.
 * @param lanes those that must have a row
 * @returns rows of the guards and of the lanes
 */
export async function lockTokenIds(
  sql: Sql,
  ids: readonly TokenIdKey[],
  lanes: readonly LaneKey[],
): Promise<LockedLane[]> {
  const guards = ids.map((id) => ({ ...id, lane: guardLane }));
  await sql.query(
    `INSERT INTO ${table} (channel, token_id, lane) SELECT DISTINCT channel, token_id, lane FROM ${given}
     ORDER BY channel, token_id, lane ON CONFLICT DO NOTHING`,
    [encode([...guards, ...lanes])],
  );
  const sameId = "kept.channel = wanted.channel AND kept.token_id = wanted.token_id";
  const found = `FROM ${table} AS kept JOIN ${given} ON ${sameId}`;
  const locked = "ORDER BY kept.channel, kept.token_id, kept.lane FOR UPDATE OF kept";
  await sql.query(`SELECT kept.lane ${found} WHERE kept.lane = ${guardLane} ${locked}`, [encode(guards)]);
  // Only now the tokens are seen that other transactions accepted while they had the guards.
  const columns = "kept.channel, kept.token_id, kept.lane, kept.accepted, kept.is_closed";
  const rows = await sql.query<StoredRow>(`SELECT ${columns} ${found} ${locked}`, [encode(guards)]);
  return rows.map((row) => storedLane.decode(row));
}

/** Writes the accepted requests of locked lanes. */
export async function writeAccepted(sql: Sql, changed: ReadonlyMap<AcceptedLane, LaneKey>): Promise<void> {
  if (changed.size === 0) return;
  const rows = [...changed].map(([accepted, { channel, tokenId, lane }]) => {
    return { channel, token_id: String(tokenId), lane, accepted: Buffer.from(accepted.toBytes()).toString("base64") };
  });
  await sql.query(
    `UPDATE ${table} AS kept SET accepted = written.accepted
     FROM json_to_recordset($1::text::json) AS written(channel text, token_id numeric, lane integer, accepted text)
     WHERE kept.channel = written.channel AND kept.token_id = written.token_id AND kept.lane = written.lane`,
    [JSON.stringify(rows)],
  );
}

const given = "json_to_recordset($1::text::json) AS wanted(channel text, token_id numeric, lane integer)";

const encode = (lanes: readonly LaneKey[]): string =>
  JSON.stringify(lanes.map(({ channel, tokenId, lane }) => ({ channel, token_id: String(tokenId), lane })));

/** Accepted requests of a lane, as its row has them. */
export function acceptedOf(stored: string | null): AcceptedLane {
  return stored === null ? new AcceptedLane() : AcceptedLane.fromBytes(Buffer.from(stored, "base64"));
}
