import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  conditionWith,
  equals,
  equalsEach,
  type GivenValues,
  type ListQuery,
  orderOf,
} from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { type EntryRow, entriesTable } from "../projection/statement-entry.ts";

/** Conditions on redemptions; every one that is given must hold. */
export interface RedemptionConditions extends GivenValues<"channel" | "consumer" | "provider" | "asset"> {
  readonly redeemedFrom?: Date | null | undefined;
  readonly redeemedTo?: Date | null | undefined;
}

const redemptions: ListQuery<EntryRow> = {
  schema: "payments",
  table: entriesTable,
  order: orderOf(entriesTable, "happenedAt", "ordinal"),
};

/** Reads of the finished redemptions of all channels, by their entries in the consumers' books. */
export class RedemptionReads {
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#pages = new PageLoader(sql, asOf);
  }

  /** Redemptions by the time of their blocks. @throws BAD_INPUT */
  redemptions(wanted: RedemptionConditions, args: PageRequest, isDescending: boolean): Promise<Connection<EntryRow>> {
    return this.#pages.page<EntryRow>({ ...redemptions, isDescending, conditions: conditionsOf(wanted) }, args);
  }
}

function conditionsOf({ redeemedFrom, redeemedTo, ...wanted }: RedemptionConditions): Condition[] {
  const { channel, consumer, provider, asset } = wanted;
  return [
    ...equals("type", "REDEMPTION"),
    // Claims of x402 have no token id.
    { sql: (bound) => `is_consumer = ${bound} AND token_id IS NOT NULL`, value: true },
    ...equalsEach({ channel, account: consumer, counterparty: provider, asset }),
    ...conditionWith(redeemedFrom?.toISOString(), (bound) => `happened_at >= ${bound}::timestamptz`),
    ...conditionWith(redeemedTo?.toISOString(), (bound) => `happened_at < ${bound}::timestamptz`),
  ];
}
