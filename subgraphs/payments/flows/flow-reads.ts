import type { Sql } from "../../../store/database/database.ts";
import { type Condition, equals, type ListQuery, type OrderColumn } from "../../../store/tables/list-query.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { mapNodes } from "../../kit/paging.ts";
import { isEarning } from "../statements/balances.ts";
import { inPeriod, type Period } from "../statements/period.ts";

/** Which flows; every condition given must hold. */
export interface FlowConditions {
  readonly period?: Period;
  readonly consumer?: string | null | undefined;
  readonly provider?: string | null | undefined;
  /** Of whom at least one pays or is paid. */
  readonly accounts?: readonly string[] | null | undefined;
  readonly asset?: string | null | undefined;
}

/** What flows can be ordered by. */
export type FlowOrder = "PARTIES" | "REDEEMED" | "REQUESTS";

/** What went from a consumer to a provider in a period; amounts in the asset's smallest unit. */
export interface FlowRow {
  readonly consumer: string;
  readonly provider: string;
  readonly asset: string;
  readonly deposited: bigint;
  readonly redeemed: bigint;
  readonly requests: bigint;
  readonly channels: number;
}

interface StoredFlow {
  readonly account: string;
  readonly counterparty: string;
  readonly asset: string;
  readonly deposited: string;
  readonly redeemed: string;
  readonly requests: string;
  readonly channels: number;
}

const parties = [
  { column: "account", type: "text" },
  { column: "counterparty", type: "text" },
  { column: "asset", type: "text" },
] as const satisfies OrderColumn[];

const orders: Readonly<Record<FlowOrder, readonly OrderColumn[]>> = {
  PARTIES: parties,
  REDEEMED: [{ column: "redeemed", type: "numeric" }, ...parties],
  REQUESTS: [{ column: "requests", type: "numeric" }, ...parties],
};

const flows = {
  table: "payments.entries",
  grouping: {
    by: parties.map(({ column }) => column),
    aggregates: [
      "coalesce(sum(amount) FILTER (WHERE type = 'DEPOSIT'), 0) AS deposited",
      `coalesce(sum(amount) FILTER (WHERE ${isEarning}), 0) AS redeemed`,
      "coalesce(sum(requests), 0) AS requests",
      "count(DISTINCT channel)::integer AS channels",
    ],
  },
} as const;

/** Who paid whom, by what happened in channels. */
export class FlowReads {
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#pages = new PageLoader(sql, asOf);
  }

  /** One flow for each consumer, provider and asset between which something moved. @throws BAD_INPUT */
  async flows(
    wanted: FlowConditions,
    args: PageRequest,
    { field, isDescending }: { readonly field: FlowOrder; readonly isDescending: boolean },
  ): Promise<Connection<FlowRow>> {
    const query: ListQuery = { ...flows, order: orders[field], isDescending, conditions: conditionsOf(wanted) };
    return mapNodes(await this.#pages.page<StoredFlow>(query, args), flowRow);
  }
}

function conditionsOf({ period, consumer, provider, accounts, asset }: FlowConditions): Condition[] {
  const isOf = (bound: string) => `(account = ANY(${bound}::text[]) OR counterparty = ANY(${bound}::text[]))`;
  return [
    { sql: (bound) => `is_consumer = ${bound}`, value: true },
    { sql: (bound) => `type <> ALL(${bound}::text[])`, value: ["RETURN", "PAYOUT"] },
    ...inPeriod(period),
    ...equals("account", consumer?.toLowerCase()),
    ...equals("counterparty", provider?.toLowerCase()),
    ...(accounts ? [{ sql: isOf, value: accounts.map((address) => address.toLowerCase()) }] : []),
    ...equals("asset", asset?.toLowerCase()),
  ];
}

function flowRow({ account, counterparty, asset, channels, ...sums }: StoredFlow): FlowRow {
  return {
    ...{ consumer: account, provider: counterparty, asset, channels },
    deposited: BigInt(sums.deposited),
    redeemed: BigInt(sums.redeemed),
    requests: BigInt(sums.requests),
  };
}
