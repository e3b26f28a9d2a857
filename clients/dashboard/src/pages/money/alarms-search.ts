import { oneOf } from "../../parts/search.ts";

export const duties = ["START_REDEMPTION", "FINALIZE_REDEMPTION", "FINALIZE_TERMINATION", "FUND"] as const;

/** Alarms that are shown. */
export interface AlarmsSearch {
  readonly duty?: (typeof duties)[number] | undefined;
}

export const alarmsSearch = ({ duty }: Record<string, unknown>): AlarmsSearch => ({ duty: oneOf(duties, duty) });
