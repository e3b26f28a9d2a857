import { PlatformError } from "../../../errors/platform-error.ts";
import type { Condition } from "../../../store/tables/list-query.ts";

/** From when, inclusive, until when, exclusive, by the time of blocks; all time when nothing is said. */
export type Period = { readonly [End in "from" | "to"]?: Date | null | undefined } | null | undefined;

/** A period as SQL takes it. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** @throws BAD_INPUT when it ends before it begins */
export function boundsOf(period: Period): Bounds {
  const { from, to } = period ?? {};
  if (from && to && to < from) throw new PlatformError("BAD_INPUT", "to must not be before from");
  return { from: from?.toISOString() ?? "-infinity", to: to?.toISOString() ?? "infinity" };
}

/** Conditions on rows of a period. @throws BAD_INPUT when it ends before it begins */
export function inPeriod(period: Period): Condition[] {
  const { from, to } = boundsOf(period);
  return [
    { sql: (bound) => `happened_at >= ${bound}::timestamptz`, value: from },
    { sql: (bound) => `happened_at < ${bound}::timestamptz`, value: to },
  ];
}
