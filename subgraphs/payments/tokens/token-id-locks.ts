import type { Sql } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { type LaneKey, type TokenIdKey } from "../model/lane-key.ts";
import { LaneMap } from "../model/lane-map.ts";
import { AcceptedLane } from "./accepted-lane.ts";
import { admit, type OfferedToken, replayed } from "./admission.ts";

const table = paymentServerTables.lanes;

/** The row that stands for a whole token id: whoever has it locked decides what counts under the id. No lane has it. */
export const guardLane = -1;

interface LaneRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly accepted: string | null;
  readonly is_closed: boolean;
}

/** Token ids with all their lanes, as the transaction that locked them decides on them. */
export class TokenIdLocks {
  /** All lanes with what is accepted on them. */
  readonly lanes: readonly (readonly [LaneKey, AcceptedLane])[];
  readonly #known = new LaneMap(() => new AcceptedLane());
  readonly #closed = new Set<string>();
  readonly #changed = new Map<AcceptedLane, LaneKey>();

  /**
   * Locks ids, always in the same order, so that no two transactions wait for each other.
   * @param lanes those that must have a row
   */
  static async lock(sql: Sql, ids: readonly TokenIdKey[], lanes: readonly LaneKey[]): Promise<TokenIdLocks> {
    const guards = ids.map((id) => ({ ...id, lane: guardLane }));
    await insertMissing(sql, [...guards, ...lanes]);
    const wanted = encode(guards);
    const sameId = "kept.channel = wanted.channel AND kept.token_id = wanted.token_id";
    const found = `FROM ${table} AS kept JOIN ${given} ON ${sameId}`;
    const locked = "ORDER BY kept.channel, kept.token_id, kept.lane FOR UPDATE OF kept";
    await sql.query(`SELECT kept.lane ${found} WHERE kept.lane = ${guardLane} ${locked}`, [wanted]);
    // Only now all is seen that others, who had the guards before, have accepted.
    const columns = "kept.channel, kept.token_id::text, kept.lane, kept.accepted, kept.is_closed";
    return new TokenIdLocks(await sql.query<LaneRow>(`SELECT ${columns} ${found} ${locked}`, [wanted]));
  }

  private constructor(rows: readonly LaneRow[]) {
    const keyOf = ({ channel, token_id, lane }: LaneRow) => ({ channel, tokenId: BigInt(token_id), lane });
    const [guards, lanes] = [rows.filter(isGuard), rows.filter((row) => !isGuard(row))];
    for (const guard of guards) if (guard.is_closed) this.#closed.add(idName(keyOf(guard)));
    this.lanes = lanes.map((row) => [keyOf(row), acceptedOf(row.accepted)]);
    for (const [key, accepted] of this.lanes) this.#known.set(key, accepted);
  }

  /** @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS, RISK_CAP_EXCEEDED, PRICE_CHANGED */
  admit(token: OfferedToken): void {
    if (this.#closed.has(idName(token.lane))) throw replayed(token.requests);
    this.#changed.set(admit(token, this.#known), token.lane);
  }

  /** Writes what was admitted. */
  async write(sql: Sql): Promise<void> {
    if (this.#changed.size === 0) return;
    const rows = [...this.#changed].map(([accepted, { channel, tokenId, lane }]) => {
      return { channel, token_id: String(tokenId), lane, accepted: Buffer.from(accepted.toBytes()).toString("base64") };
    });
    await sql.query(
      `UPDATE ${table} AS kept SET accepted = written.accepted
       FROM json_to_recordset($1::text::json) AS written(channel text, token_id numeric, lane integer, accepted text)
       WHERE kept.channel = written.channel AND kept.token_id = written.token_id AND kept.lane = written.lane`,
      [JSON.stringify(rows)],
    );
  }
}

async function insertMissing(sql: Sql, lanes: readonly LaneKey[]): Promise<void> {
  await sql.query(
    `INSERT INTO ${table} (channel, token_id, lane) SELECT DISTINCT channel, token_id, lane FROM ${given}
     ORDER BY channel, token_id, lane ON CONFLICT DO NOTHING`,
    [encode(lanes)],
  );
}

const given = "json_to_recordset($1::text::json) AS wanted(channel text, token_id numeric, lane integer)";

const encode = (lanes: readonly LaneKey[]): string =>
  JSON.stringify(lanes.map(({ channel, tokenId, lane }) => ({ channel, token_id: String(tokenId), lane })));

/** What a row says was accepted. */
export function acceptedOf(text: string | null): AcceptedLane {
  return text === null ? new AcceptedLane() : AcceptedLane.fromBytes(Buffer.from(text, "base64"));
}

const idName = ({ channel, tokenId }: TokenIdKey): string => `${channel}/${tokenId}`;

const isGuard = ({ lane }: LaneRow): boolean => lane === guardLane;
