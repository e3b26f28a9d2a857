import type { Database, Sql } from "../../shared/store/database.ts";
import { ownTables } from "../own-tables.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { KnownLanes } from "./known-lanes.ts";
import {
  type LaneKey,
  type NewestToken,
  type OfferedToken,
  replayed,
  requireAdmissible,
  type TokenStore,
} from "./token-store.ts";

const table = ownTables.lanes;

/** How many tokens one transaction accepts at most. */
const largestBatch = 5_000;

interface Offer extends PromiseWithResolvers<void> {
  readonly token: OfferedToken;
}

interface LaneRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly accepted: string | null;
  readonly is_closed: boolean;
}

/** A lane as the transaction that locked it has it. */
interface LockedLane {
  readonly key: LaneKey;
  readonly accepted: AcceptedTokens;
  readonly isClosed: boolean;
  isChanged: boolean;
}

/**
 * Token counters of all instances, in the database. Tokens that come while one transaction is under way go together into
 * the next, which locks their lanes: of two instances with the same token one accepts it.
 */
export class SharedTokenStore implements TokenStore {
  readonly #database: Database;
  readonly #lanes = new KnownLanes();
  #offers: Offer[] = [];
  #deciding: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  known(lane: LaneKey): AcceptedTokens {
    return this.#lanes.of(lane);
  }

  accept(token: OfferedToken): Promise<void> {
    const offer = { token, ...Promise.withResolvers<void>() };
    this.#offers.push(offer);
    this.#deciding ??= this.#decideAll();
    return offer.promise;
  }

  async newest(key: LaneKey): Promise<NewestToken | undefined> {
    const rows = await this.#database.query<LaneRow>(
      `SELECT accepted FROM ${table} WHERE channel = $1 AND token_id = $2 AND lane = $3`,
      [key.channel, String(key.tokenId), key.lane],
    );
    return newestOf(rows);
  }

  async close(key: LaneKey): Promise<NewestToken | undefined> {
    const rows = await this.#database.query<LaneRow>(
      `INSERT INTO ${table} (channel, token_id, lane, is_closed) VALUES ($1, $2, $3, true)
       ON CONFLICT (channel, token_id, lane) DO UPDATE SET is_closed = true RETURNING accepted`,
      [key.channel, String(key.tokenId), key.lane],
    );
    return newestOf(rows);
  }

  async takeCounters(key: LaneKey, count: number): Promise<bigint> {
    const [row] = await this.#database.query<{ first: bigint }>(
      `INSERT INTO ${table} AS known (channel, token_id, lane, signed) VALUES ($1, $2, $3, $4)
       ON CONFLICT (channel, token_id, lane) DO UPDATE SET signed = known.signed + $4
       RETURNING signed - $4 + 1 AS first`,
      [key.channel, String(key.tokenId), key.lane, count],
    );
    return BigInt(row?.first ?? 1n);
  }

  async end(): Promise<void> {
    await this.#deciding;
  }

  async #decideAll(): Promise<void> {
    // What comes in the same turn goes together.
    await Promise.resolve();
    while (this.#offers.length > 0) await this.#decide(this.#offers.splice(0, largestBatch));
    this.#deciding = undefined;
  }

  async #decide(offers: readonly Offer[]): Promise<void> {
    try {
      const refused = new Map<Offer, unknown>();
      const lanes = await this.#database.transaction(async (sql) => {
        const locked = await lockLanes(sql, offers);
        for (const offer of offers) {
          try {
            admit(offer.token, locked);
          } catch (error) {
            refused.set(offer, error);
          }
        }
        await writeLanes(sql, locked);
        return locked;
      });
      for (const { key, accepted } of lanes.values()) this.#lanes.set(key, accepted);
      for (const offer of offers) {
        if (refused.has(offer)) offer.reject(refused.get(offer));
        else offer.resolve();
      }
    } catch (error) {
      for (const offer of offers) offer.reject(error);
    }
  }
}

const nameOf = ({ channel, tokenId, lane }: LaneKey): string => `${channel}/${tokenId}/${lane}`;

function newestOf([row]: readonly Pick<LaneRow, "accepted">[]): NewestToken | undefined {
  return acceptedOf(row?.accepted ?? null).newest();
}

function acceptedOf(text: string | null): AcceptedTokens {
  return text === null ? new AcceptedTokens() : AcceptedTokens.fromBytes(Buffer.from(text, "base64"));
}

/** Always in the same order, so that no two transactions wait for each other. */
async function lockLanes(sql: Sql, offers: readonly Offer[]): Promise<Map<string, LockedLane>> {
  const keys = new Map<string, LaneKey>();
  for (const { token } of offers) {
    for (const key of [token.lane, token.other]) if (key) keys.set(nameOf(key), key);
  }
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

/** @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS */
function admit(token: OfferedToken, locked: ReadonlyMap<string, LockedLane>): void {
  const lane = locked.get(nameOf(token.lane));
  if (!lane || lane.isClosed) throw replayed(token.requests);
  requireAdmissible(token, (key) => locked.get(nameOf(key))?.accepted ?? lane.accepted);
  lane.accepted.add(token.requests, token.signature);
  lane.isChanged = true;
}

async function writeLanes(sql: Sql, locked: ReadonlyMap<string, LockedLane>): Promise<void> {
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
