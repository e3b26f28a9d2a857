import { type Condition, conditionWith, equalsEach, type GivenValues } from "../../../store/tables/list-query.ts";
import type { EntryType } from "../projection/statement-entry.ts";
import type { Period } from "./period.ts";

/** Accounts of a statement, and its period. */
export interface StatementKey {
  /** In any case. */
  readonly accounts: readonly string[];
  readonly period: Period;
}

/** Direction in which a line changed its account's money. */
export type LineDirection = "IN" | "OUT";

/** Blocks after one of them, up to and with another. */
export interface BlockRange {
  readonly after?: bigint;
  readonly upTo?: bigint;
}

/** Conditions on lines; every one that is given must hold. */
export interface LineConditions extends GivenValues<"account" | "asset" | "channel" | "counterparty"> {
  readonly types?: readonly EntryType[] | null | undefined;
  readonly direction?: LineDirection | null | undefined;
  /** Amounts, both inclusive. */
  readonly minimum?: bigint | null | undefined;
  readonly maximum?: bigint | null | undefined;
  readonly blocks?: BlockRange | undefined;
}

/** Conditions as SQL takes them. */
export function lineConditions({ types, direction, minimum, maximum, blocks, ...wanted }: LineConditions): Condition[] {
  const { account, asset, channel, counterparty } = wanted;
  const ofTypes = types ? [{ sql: (bound: string) => `type = ANY(${bound}::text[])`, value: types }] : [];
  const sign = direction && (direction === "IN" ? "1" : "-1");
  return [
    ...ofTypes,
    ...equalsEach({ account, asset, channel, counterparty }),
    ...conditionWith(sign, (bound) => `sign(change) = ${bound}::numeric`),
    ...conditionWith(minimum?.toString(), (bound) => `amount >= ${bound}::numeric`),
    ...conditionWith(maximum?.toString(), (bound) => `amount <= ${bound}::numeric`),
    ...conditionWith(blocks?.after?.toString(), (bound) => `block > ${bound}::bigint`),
    ...conditionWith(blocks?.upTo?.toString(), (bound) => `block <= ${bound}::bigint`),
  ];
}
