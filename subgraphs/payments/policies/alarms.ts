import type { ErrorCode } from "../../../errors/error-codes.ts";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { Duty } from "./duties.ts";

const table = paymentServerTables.alarms;

/** Alarms that one read gives. */
const maxAlarms = 10_000;

/** A duty that is not done, though it is tried again and again. */
export interface Alarm {
  /** Lower case, like the channel. */
  readonly account: string;
  readonly channel: string;
  readonly duty: Duty;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Alarm with the time since when. */
export interface AlarmRow extends Alarm {
  readonly since: Date;
}

/** Alarms that people must look at, kept for all instances until they are over. */
export class Alarms {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Alarms of accounts, oldest first, at most {@link maxAlarms}. */
  ofAccounts(accounts: readonly string[]): Promise<AlarmRow[]> {
    return this.#database.query(
      `SELECT account, channel, duty, code, message, since FROM ${table} WHERE account = ANY($1::text[])
       ORDER BY since, channel, duty LIMIT ${maxAlarms}`,
      [accounts],
    );
  }

  /** @returns whether it is new */
  async raise({ account, channel, duty, code, message }: Alarm): Promise<boolean> {
    const [row] = await this.#database.query<{ is_new: boolean }>(
      `INSERT INTO ${table} AS known (account, channel, duty, code, message) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (channel, duty) DO UPDATE SET code = excluded.code, message = excluded.message
       RETURNING since = now() AS is_new`,
      [account, channel, duty, code, message],
    );
    return row?.is_new ?? false;
  }

  /** Channels and duties with an alarm. */
  all(): Promise<Pick<Alarm, "channel" | "duty">[]> {
    return this.#database.query(`SELECT channel, duty FROM ${table}`);
  }

  async clear({ channel, duty }: Pick<Alarm, "channel" | "duty">): Promise<void> {
    await this.#database.query(`DELETE FROM ${table} WHERE channel = $1 AND duty = $2`, [channel, duty]);
  }
}
