import type { ErrorCode } from "../../../errors/error-codes.ts";
import type { Database } from "../../../store/database/database.ts";
import { integer, nullable, text, timestamp } from "../../../store/tables/columns.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { Duty } from "./duties.ts";

const { alarms, endedAlarms } = paymentServerTables;

/** Alarms that one read gives, and ended ones that are kept of an account. */
const maxAlarms = 10_000;
const keptEnded = 1_000;

const alarmRow = defineRow({
  /** Lower case, like the channel. */
  account: text(),
  channel: text(),
  duty: text<Duty>(),
  code: text<ErrorCode>(),
  message: text(),
  since: timestamp(),
  /** Failures so far. */
  attempts: integer(),
  nextAttemptAt: nullable(timestamp()),
  endedAt: nullable(timestamp()),
});

/** Alarm as it is kept. */
export type AlarmRow = RowOf<typeof alarmRow>;

/** Alarm: a duty that fails though it is tried again and again. */
export type Alarm = Pick<AlarmRow, "account" | "channel" | "duty" | "code" | "message">;

/** Attempts at a duty. */
export interface Attempts {
  /** Failures in a row, as this instance knows them. */
  readonly failures: number;
  /** Until the next one, in ms. */
  readonly pauseMs: number;
}

/** Alarms that people must look at, kept for all instances; those that are over stay for a while. */
export class Alarms {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Alarms of accounts, oldest first: the newest {@link maxAlarms} of those that last, or of those that are over. */
  async ofAccounts(accounts: readonly string[], isEnded = false): Promise<AlarmRow[]> {
    const from = isEnded
      ? `(SELECT *, NULL::timestamptz AS next_attempt_at FROM ${endedAlarms})`
      : `(SELECT *, NULL::timestamptz AS ended_at FROM ${alarms})`;
    const rows = await this.#database.query<StoredRow>(
      `SELECT * FROM (SELECT * FROM ${from} AS kept WHERE account = ANY($1::text[]) ORDER BY since DESC LIMIT ${maxAlarms}) AS newest
       ORDER BY since, channel, duty`,
      [accounts],
    );
    return rows.map((row) => alarmRow.decode(row));
  }

  /** @returns whether it is new */
  async raise({ account, channel, duty, code, message }: Alarm, { failures, pauseMs }: Attempts): Promise<boolean> {
    const [row] = await this.#database.query<{ is_new: boolean }>(
      `INSERT INTO ${alarms} AS known (account, channel, duty, code, message, attempts, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')
       ON CONFLICT (channel, duty) DO UPDATE SET code = excluded.code, message = excluded.message,
         attempts = greatest(known.attempts + 1, excluded.attempts), next_attempt_at = excluded.next_attempt_at
       RETURNING since = now() AS is_new`,
      [account, channel, duty, code, message, failures, pauseMs],
    );
    return row?.is_new ?? false;
  }

  /** Channels and duties with an alarm. */
  all(): Promise<Pick<Alarm, "channel" | "duty">[]> {
    return this.#database.query(`SELECT channel, duty FROM ${alarms}`);
  }

  /** Ends an alarm, if there is one. */
  async clear({ channel, duty }: Pick<Alarm, "channel" | "duty">): Promise<void> {
    const copied = "account, channel, duty, code, message, since, attempts";
    const [ended] = await this.#database.query<{ account: string }>(
      `WITH ended AS (DELETE FROM ${alarms} WHERE channel = $1 AND duty = $2 RETURNING ${copied})
       INSERT INTO ${endedAlarms} (${copied}) SELECT ${copied} FROM ended RETURNING account`,
      [channel, duty],
    );
    if (ended) await this.#forgetOldest(ended.account);
  }

  async #forgetOldest(account: string): Promise<void> {
    await this.#database.query(
      `DELETE FROM ${endedAlarms} WHERE account = $1 AND id <=
         (SELECT id FROM ${endedAlarms} WHERE account = $1 ORDER BY id DESC OFFSET ${keptEnded} LIMIT 1)`,
      [account],
    );
  }
}
