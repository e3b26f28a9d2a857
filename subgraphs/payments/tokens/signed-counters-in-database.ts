import type { Database, Sql } from "../../../store/database/database.ts";
import { ownAttribution } from "../attribution/attribution.ts";
import { keepAttribution } from "../attribution/attribution-in-database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import type { ActPart, TakenCounters } from "./act-log.ts";
import type { ActLogInDatabase } from "./act-log-in-database.ts";
import type { SignedCounters } from "./signed-counters.ts";

const table = paymentServerTables.lanes;

/** Signed counters of all instances. */
export class SignedCountersInDatabase implements SignedCounters {
  readonly #database: Database;
  readonly #acts: ActLogInDatabase;

  constructor(database: Database, acts: ActLogInDatabase) {
    this.#database = database;
    this.#acts = acts;
  }

  take(lane: LaneKey, count: number, part?: ActPart, attribution = ownAttribution): Promise<TakenCounters> {
    const take = async (sql: Sql) => {
      const [row] = await sql.query<{ first: bigint; origins: string | null }>(
        `INSERT INTO ${table} AS known (channel, token_id, lane, signed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (channel, token_id, lane) DO UPDATE SET signed = known.signed + $4
         RETURNING signed - $4 + 1 AS first, origins`,
        [lane.channel, String(lane.tokenId), lane.lane, count],
      );
      const first = BigInt(row?.first ?? 1n);
      await keepAttribution(sql, { lane, first, count, attribution, before: row?.origins ?? null });
      return { tokenId: lane.tokenId, lane: lane.lane, first };
    };
    return part ? this.#acts.once(part, take) : this.#database.transaction(take);
  }

  async taken({ channel, tokenId }: TokenIdKey): Promise<ReadonlyMap<number, bigint>> {
    const rows = await this.#database.query<{ lane: number; signed: bigint }>(
      `SELECT lane, signed FROM ${table} WHERE channel = $1 AND token_id = $2 AND signed > 0`,
      [channel, String(tokenId)],
    );
    return new Map(rows.map(({ lane, signed }) => [lane, BigInt(signed)]));
  }
}
