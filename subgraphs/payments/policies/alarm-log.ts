import { PlatformError } from "../../../errors/platform-error.ts";
import type { Database } from "../../../store/database/database.ts";
import { bigint, text, timestamp } from "../../../store/tables/columns.ts";
import { decodeCursor, encodeCursor } from "../../../store/tables/cursor.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import { alarmColumns } from "./alarm-row.ts";

const { accounts, alarmEvents } = paymentServerTables;

/** Topic of notifications about new events. */
const topic = alarmEvents;

/** Events that are kept of all accounts together; the oldest are forgotten a hundred at a time. */
const keptEvents = 100_000n;
const forgottenAtOnce = 100n;

/** Events of one read. */
const pageSize = 100;

export type AlarmEventType = "OPENED" | "TRIED" | "ENDED";

const eventRow = defineRow({
  ...alarmColumns,
  id: bigint(),
  type: text<AlarmEventType>(),
  happenedAt: timestamp(),
});

/** Change of an alarm, with the alarm as it was then. */
export type AlarmEvent = RowOf<typeof eventRow>;

/** Event as it was appended. */
export interface AppendedEvent {
  readonly id: bigint;
  readonly type: AlarmEventType;
  readonly account: string;
}

const copied = "type, account, channel, duty, code, message, since, attempts, next_attempt_at, ended_at";

/**
 * Statement that appends an event for each row of a selection of changed alarms. Only one transaction at a time takes
 * ids, so that a reader who has got one has missed none before it.
 */
export const appendFrom = (changed: string): string =>
  `INSERT INTO ${alarmEvents} (${copied}) SELECT ${copied}
   FROM ${changed}, (SELECT pg_advisory_xact_lock(hashtext('ledgerloom.alarm events'))) AS turn
   RETURNING id, type, account`;

/** Changes of alarms in order, kept for all instances. */
export class AlarmLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Tells the readers of all instances of an event, and makes room for later ones. */
  async onAppended({ id }: AppendedEvent): Promise<void> {
    this.#database.notifications.notify(topic, id);
    if (id % forgottenAtOnce !== 0n) return;
    await this.#database.query(`DELETE FROM ${alarmEvents} WHERE id <= $1`, [id - keptEvents]);
  }

  /** Calls back when there may be new events. @returns a call that ends that */
  listen(wake: () => void): () => void {
    return this.#database.notifications.listen(topic, wake);
  }

  /** The next events of an organisation's accounts. */
  async readAfter(organization: string, id: bigint): Promise<AlarmEvent[]> {
    const rows = await this.#database.query<StoredRow>(
      `SELECT event.* FROM ${alarmEvents} AS event JOIN ${accounts} AS held ON held.address = event.account
       WHERE held.organization = $1 AND event.id > $2 ORDER BY event.id LIMIT ${pageSize}`,
      [organization, id],
    );
    return rows.map((row) => eventRow.decode(row));
  }

  /** Id of the newest event; 0 before the first. */
  async newest(): Promise<bigint> {
    const [row] = await this.#database.query<{ id: bigint | null }>(`SELECT max(id) AS id FROM ${alarmEvents}`);
    return row?.id ?? 0n;
  }

  /** Id of a cursor's event. @throws BAD_INPUT when there is none such, or those after it are forgotten */
  async idOf(cursor: string): Promise<bigint> {
    const [, digits] = /^alarm\.(\d{1,18})$/.exec(decodeCursor(cursor)) ?? [];
    if (digits === undefined) throw bad("the cursor is not of this stream; begin without one");
    const [id, newest] = [BigInt(digits), await this.newest()];
    if (id > newest) throw bad("the cursor is of no event of this payment server; begin without one");
    if (id < newest - keptEvents)
      throw bad("events after the cursor are forgotten; read paymentAlarms, and begin without one");
    return id;
  }
}

export const alarmCursor = (id: bigint): string => encodeCursor(`alarm.${id}`);

const bad = (message: string) => new PlatformError("BAD_INPUT", message);
