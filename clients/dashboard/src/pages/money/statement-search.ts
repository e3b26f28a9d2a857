import { address, oneOf, text } from "../../parts/search.ts";
import { type MoneySearch, moneySearch } from "./money-search.ts";

export const lineTypes = ["DEPOSIT", "REDEMPTION", "SETTLEMENT", "RETURN", "PAYOUT"] as const;

/** Lines that are shown, and the one whose evidence is open. */
export interface StatementSearch extends MoneySearch {
  readonly type?: (typeof lineTypes)[number] | undefined;
  readonly counterparty?: string | undefined;
  /** Address of a channel's contract. */
  readonly channel?: string | undefined;
  /** Cursor of the open line. */
  readonly line?: string | undefined;
}

export const statementSearch = (search: Record<string, unknown>): StatementSearch => ({
  ...moneySearch(search),
  type: oneOf(lineTypes, search.type),
  counterparty: address(search.counterparty),
  channel: address(search.channel),
  line: text(search.line),
});

/** Lines of a search as the graph filters them. */
export const lineFilter = ({ type, counterparty, channel, asset }: StatementSearch) => ({
  ...(type && { types: [type] }),
  ...(counterparty && { counterparty }),
  ...(channel && { channel }),
  ...(asset && { asset }),
});
