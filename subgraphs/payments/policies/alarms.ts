import type { Database } from "../../../store/database/database.ts";
import type { StoredRow } from "../../../store/tables/row-codec.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { AlarmLog, type AppendedEvent, appendFrom } from "./alarm-log.ts";
import { type Alarm, type AlarmRow, alarmRow } from "./alarm-row.ts";

const { alarms, endedAlarms } = paymentServerTables;

/** Alarms that one read gives, and ended ones that are kept of an account. */
const maxAlarms = 10_000;
const keptEnded = 1_000;

/** Attempts at a duty. */
export interface Attempts {
  /** Failures in a row, as this instance knows them. */
  readonly failures: number;
  /** Until the next one, in ms. */
  readonly pauseMs: number;
}

/** Alarms that people must look at, kept for all instances; those that are over stay for a while. */
export class Alarms {
  readonly log: AlarmLog;
  readonly #database: Database;

  constructor(database: Database) {
    this.log = new AlarmLog(database);
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
    const event = await this.#change(
      `INSERT INTO ${alarms} AS known (account, channel, duty, code, message, attempts, next_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond')
       ON CONFLICT (channel, duty) DO UPDATE SET code = excluded.code, message = excluded.message,
         attempts = greatest(known.attempts + 1, excluded.attempts), next_attempt_at = excluded.next_attempt_at
       RETURNING *, NULL::timestamptz AS ended_at, CASE WHEN since = now() THEN 'OPENED' ELSE 'TRIED' END AS type`,
      [account, channel, duty, code, message, failures, pauseMs],
    );
    return event?.type === "OPENED";
  }

  /** Channels and duties with an alarm. */
  all(): Promise<Pick<Alarm, "channel" | "duty">[]> {
    return this.#database.query(`SELECT channel, duty FROM ${alarms}`);
  }

  /** Ends an alarm, if there is one. */
  async clear({ channel, duty }: Pick<Alarm, "channel" | "duty">): Promise<void> {
    const copied = "account, channel, duty, code, message, since, attempts";
    const ended = await this.#change(
      `INSERT INTO ${endedAlarms} (${copied}) SELECT ${copied} FROM gone
       RETURNING *, NULL::timestamptz AS next_attempt_at, 'ENDED' AS type`,
      [channel, duty],
      `gone AS (DELETE FROM ${alarms} WHERE channel = $1 AND duty = $2 RETURNING ${copied}), `,
    );
    if (ended) await this.#forgetOldest(ended.account);
  }

  /** Runs a statement that changes alarms and returns them, and logs the change with it. */
  async #change(statement: string, values: readonly unknown[], before = ""): Promise<AppendedEvent | undefined> {
    const [event] = await this.#database.query<AppendedEvent>(
      `WITH ${before}changed AS (${statement}) ${appendFrom("changed")}`,
      values,
    );
    if (event) await this.log.onAppended(event);
    return event;
  }

  async #forgetOldest(account: string): Promise<void> {
    await this.#database.query(
      `DELETE FROM ${endedAlarms} WHERE account = $1 AND id <=
         (SELECT id FROM ${endedAlarms} WHERE account = $1 ORDER BY id DESC OFFSET ${keptEnded} LIMIT 1)`,
      [account],
    );
  }
}
