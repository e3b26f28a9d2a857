import type { Sql } from "../../../store/database/database.ts";
import { queryInTurn } from "../../../store/database/turns.ts";
import { integer, numeric, text } from "../../../store/tables/columns.ts";
import {
  type Condition,
  equalsEach,
  type GivenValues,
  type OrderColumn,
  type Ordering,
  orderOf,
} from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { defineRow, type StoredRow } from "../../../store/tables/row-codec.ts";
import { type RowOf, validAt } from "../../../store/tables/table.ts";
import { entriesTable } from "../projection/statement-entry.ts";
import { isEarning } from "../statements/balances.ts";
import { inPeriod, type Period } from "../statements/period.ts";

/** Conditions on flows; every one that is given must hold. */
export interface FlowConditions extends GivenValues<"consumer" | "provider" | "asset"> {
  readonly period?: Period;
  /** Accounts, at least one of which pays or is paid. */
  readonly accounts?: readonly string[] | null | undefined;
}

export type FlowOrder = "PARTIES" | "DEPOSITED" | "REDEEMED" | "REQUESTS";

const flowRow = defineRow({
  consumer: text("account"),
  provider: text("counterparty"),
  asset: text(),
  deposited: numeric(),
  redeemed: numeric(),
  requests: numeric(),
  channels: integer(),
});

/** Flow from a consumer to a provider in a period; amounts in the asset's smallest unit. */
export type FlowRow = RowOf<typeof flowRow>;

const parties = orderOf(entriesTable, "account", "counterparty", "asset");

const orders: Readonly<Record<FlowOrder, readonly OrderColumn[]>> = {
  PARTIES: parties,
  DEPOSITED: [{ column: "deposited", type: "numeric" }, ...parties],
  REDEEMED: [{ column: "redeemed", type: "numeric" }, ...parties],
  REQUESTS: [{ column: "requests", type: "numeric" }, ...parties],
};

const byParties: Ordering<FlowOrder> = { field: "PARTIES", isDescending: false };

const aggregates = [
  "coalesce(sum(amount) FILTER (WHERE type = 'DEPOSIT'), 0) AS deposited",
  `coalesce(sum(amount) FILTER (WHERE ${isEarning}), 0) AS redeemed`,
  "coalesce(sum(requests), 0) AS requests",
  "count(DISTINCT channel)::integer AS channels",
];

const flows = {
  schema: "payments",
  table: entriesTable,
  grouping: { row: flowRow, by: parties.map(({ column }) => column), aggregates },
};

const totalRow = flowRow.pick("asset", "deposited", "redeemed", "requests", "channels");

/** Total of all flows of an asset. */
export type FlowTotal = RowOf<typeof totalRow>;

/** Limit of assets with totals: anybody can make more. */
const maxTotals = 100;

/** Reads of flows between accounts, for one request. */
export class FlowReads {
  readonly #sql: Sql;
  readonly #asOf: bigint | undefined;
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#sql = sql;
    this.#asOf = asOf;
    this.#pages = new PageLoader(sql, asOf);
  }

  /** One flow for each consumer, provider and asset between which something moved. @throws BAD_INPUT */
  flows(wanted: FlowConditions, args: PageRequest, ordering = byParties): Promise<Connection<FlowRow>> {
    const { field, isDescending } = ordering;
    const query = { ...flows, order: orders[field], isDescending, conditions: conditionsOf(wanted) };
    return this.#pages.page(query, args);
  }

  /** Totals of flows, by asset: of the {@link maxTotals} with the most requests. @throws BAD_INPUT */
  async totals(wanted: FlowConditions): Promise<FlowTotal[]> {
    const values: unknown[] = [];
    const conditions = conditionsOf(wanted).map(({ sql, value }) => sql(`$${values.push(value)}`));
    const rows = await queryInTurn<StoredRow>(
      this.#sql,
      `SELECT asset, ${aggregates} FROM payments.entries WHERE ${[validAt(this.#asOf), ...conditions].join(" AND ")}
       GROUP BY asset ORDER BY requests DESC, asset LIMIT ${maxTotals}`,
      values,
    );
    return rows.map((row) => totalRow.decode(row));
  }
}

function conditionsOf({ period, consumer, provider, accounts, asset }: FlowConditions): Condition[] {
  const isOf = (bound: string) => `(account = ANY(${bound}::text[]) OR counterparty = ANY(${bound}::text[]))`;
  return [
    { sql: (bound) => `is_consumer = ${bound}`, value: true },
    { sql: (bound) => `type <> ALL(${bound}::text[])`, value: ["RETURN", "PAYOUT"] },
    ...inPeriod(period),
    ...equalsEach({ account: consumer, counterparty: provider, asset }),
    ...(accounts ? [{ sql: isOf, value: accounts.map((address) => address.toLowerCase()) }] : []),
  ];
}
