import { address, flag } from "../../parts/search.ts";
import { type MoneySearch, moneySearch } from "./money-search.ts";

/** Flows that are shown. */
export interface FlowsSearch extends MoneySearch {
  /** Account that is looked at. */
  readonly focus?: string | undefined;
  /** Only flows of the viewer's organisation. */
  readonly own?: true | undefined;
}

export const flowsSearch = (search: Record<string, unknown>): FlowsSearch => ({
  ...moneySearch(search),
  focus: address(search.focus),
  own: flag(search.own),
});
