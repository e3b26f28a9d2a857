import type { ErrorCode } from "../../../errors/error-codes.ts";
import { integer, nullable, text, timestamp } from "../../../store/tables/columns.ts";
import { defineRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import type { Duty } from "./duties.ts";

export const alarmColumns = {
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
};

export const alarmRow = defineRow(alarmColumns);

/** Alarm as it is kept. */
export type AlarmRow = RowOf<typeof alarmRow>;

/** Alarm: a duty that fails though it is tried again and again. */
export type Alarm = Pick<AlarmRow, "account" | "channel" | "duty" | "code" | "message">;
