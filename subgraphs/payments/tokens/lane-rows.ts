import type { Sql } from "../../../store/database/database.ts";
import { type Cause, ownCause } from "../attribution/cause.ts";
import { keepCause } from "../attribution/cause-rows.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { type LaneKey, type TokenIdKey } from "../model/lane-key.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { type NewestTokens, newestOf, type TakenCounters } from "./token-store.ts";

const table = paymentServerTables.lanes;

/** A lane's row. */
export interface LaneRow {
  readonly channel: string;
  readonly token_id: string;
  readonly lane: number;
  readonly accepted: string | null;
  readonly is_closed: boolean;
}

/** The row that stands for a whole token id: whoever has it locked decides what counts under the id. No lane has it. */
export const guardLane = -1;

/** Takes the next counters to sign, in a transaction. */
export async function takeCounters(
  sql: Sql,
  key: LaneKey,
  count: number,
  cause: Cause = ownCause,
): Promise<TakenCounters> {
  const { channel, tokenId, lane } = key;
  const [row] = await sql.query<{ first: bigint; origins: string | null }>(
    `INSERT INTO ${table} AS known (channel, token_id, lane, signed) VALUES ($1, $2, $3, $4)
     ON CONFLICT (channel, token_id, lane) DO UPDATE SET signed = known.signed + $4
     RETURNING signed - $4 + 1 AS first, origins`,
    [channel, String(tokenId), lane, count],
  );
  const first = BigInt(row?.first ?? 1n);
  await keepCause(sql, { lane: key, first, count, cause, before: row?.origins ?? null });
  return { tokenId, lane, first };
}

/** By lane, how many counters were taken to sign under a token id. */
export async function takenCounters(sql: Sql, { channel, tokenId }: TokenIdKey): Promise<Map<number, bigint>> {
  const rows = await sql.query<{ lane: number; signed: bigint }>(
    `SELECT lane, signed FROM ${table} WHERE channel = $1 AND token_id = $2 AND signed > 0`,
    [channel, String(tokenId)],
  );
  return new Map(rows.map(({ lane, signed }) => [lane, BigInt(signed)]));
}

/** The newest tokens that were accepted under a token id. */
export async function newestTokens(sql: Sql, { channel, tokenId }: TokenIdKey): Promise<NewestTokens> {
  const rows = await sql.query<LaneRow>(
    `SELECT lane, accepted FROM ${table} WHERE channel = $1 AND token_id = $2 AND accepted IS NOT NULL`,
    [channel, String(tokenId)],
  );
  return newestOf(new Map(rows.map(({ lane, accepted }) => [lane, acceptedOf(accepted)])));
}

/** Marks a token id as closed, when nobody accepts anything under it any more. */
export async function closeId(sql: Sql, { channel, tokenId }: TokenIdKey): Promise<void> {
  await sql.query(
    `INSERT INTO ${table} (channel, token_id, lane, is_closed) VALUES ($1, $2, ${guardLane}, true)
     ON CONFLICT (channel, token_id, lane) DO UPDATE SET is_closed = true`,
    [channel, String(tokenId)],
  );
}

/** What a row says was accepted. */
export function acceptedOf(text: string | null): AcceptedTokens {
  return text === null ? new AcceptedTokens() : AcceptedTokens.fromBytes(Buffer.from(text, "base64"));
}
