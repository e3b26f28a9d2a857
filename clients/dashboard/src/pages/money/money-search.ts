import { address, day, startOf, startOfNext } from "../../parts/search.ts";

/** Range of time and asset that all panels share; days of UTC, both inclusive. */
export interface MoneySearch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A token's address; the zero address is ether. */
  readonly asset?: string | undefined;
}

const dayMs = 86_400_000;

export const moneySearch = ({ from, to, asset }: Record<string, unknown>): MoneySearch => ({
  from: day(from),
  to: day(to),
  asset: address(asset),
});

/** The range as the graph takes it: its end is exclusive there. */
export function periodOf({ from, to }: MoneySearch): { from?: string; to?: string } {
  return {
    ...(from && { from: startOf(from) }),
    ...(to && { to: startOfNext(to) }),
  };
}

/** The day that lies a number of days before a time. */
export const daysBefore = (time: number, days: number): string =>
  new Date(time - days * dayMs).toISOString().slice(0, 10);
