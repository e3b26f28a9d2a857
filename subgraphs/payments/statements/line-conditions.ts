import { type Condition, equalsEach, type GivenValues } from "../../../store/tables/list-query.ts";
import type { EntryType } from "../projection/statement-entry.ts";
import type { Period } from "./period.ts";

/** Accounts of a statement, and its period. */
export interface StatementKey {
  /** In any case. */
  readonly accounts: readonly string[];
  readonly period: Period;
}

/** Conditions on lines; every one that is given must hold. */
export interface LineConditions extends GivenValues<"asset" | "channel" | "counterparty"> {
  readonly types?: readonly EntryType[] | null | undefined;
}

/** Conditions as SQL takes them. */
export function lineConditions({ types, asset, channel, counterparty }: LineConditions): Condition[] {
  const ofTypes = types ? [{ sql: (bound: string) => `type = ANY(${bound}::text[])`, value: types }] : [];
  return [...ofTypes, ...equalsEach({ asset, channel, counterparty })];
}
