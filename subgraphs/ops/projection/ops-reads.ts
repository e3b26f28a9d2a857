import type { ChannelRow, ExecutionRow, HistoryRow, OperationRow, StepRow, VoteRow } from "@ledgerloom/chaincode";
import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  conditionWith,
  equals,
  type ListQuery,
  type OrderColumn,
  orderOf,
} from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import type { Connection, PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { type Table, validAt } from "../../../store/tables/table.ts";
import { executionsTable, historyTable, operationsTable, stepsTable, votesTable } from "./tables.ts";

/** Operation with all rows that belong to it. */
export interface OperationRecord {
  readonly row: OperationRow;
  readonly votes: ReadonlyMap<string, VoteRow>;
  readonly executions: ReadonlyMap<string, ExecutionRow>;
  /** Steps by organisation, each in their order. */
  readonly steps: ReadonlyMap<string, readonly StepRow[]>;
  /** Acts in the order of the ledger. */
  readonly history: readonly HistoryRow[];
}

/** Conditions of a list of operations; all that are given must hold. */
export interface OperationConditions {
  readonly status?: readonly string[] | null | undefined;
  readonly channel?: string | null | undefined;
  readonly proposer?: string | null | undefined;
  /** Name of a template. */
  readonly template?: string | null | undefined;
  /** In id, title or description, in any case of letters. */
  readonly text?: string | null | undefined;
  readonly requestedFrom?: Date | null | undefined;
  readonly requestedTo?: Date | null | undefined;
  /** MSP id of an organisation whose vote is missing, and would still count. */
  readonly awaitingVoteOf?: string | null | undefined;
}

/** Orders of a list of operations. */
export type OperationOrder = "REQUESTED_AT" | "CHANNEL" | "PROPOSER";

const newestFirst = { field: "REQUESTED_AT", isDescending: true } as const;

/** Status with EXECUTING, which the ledger does not store: an approved operation has it from its first execution on. */
const effectiveStatus = (asOf: bigint | undefined) => `CASE WHEN status = 'APPROVED' AND EXISTS (
  SELECT 1 FROM ops.executions WHERE executions.operation = operations.id AND ${validAt(asOf, "executions.")}
) THEN 'EXECUTING' ELSE status END`;

const orders: Readonly<Record<OperationOrder, readonly OrderColumn[]>> = {
  REQUESTED_AT: orderOf(operationsTable, "requestedAt", "id"),
  CHANNEL: orderOf(operationsTable, "channel", "id"),
  PROPOSER: orderOf(operationsTable, "proposer", "id"),
};

const schema = "ops";

/** Reads of one request from the store: each thing once, and many in one statement. */
export class OpsReads {
  readonly #sql: Sql;
  readonly #asOf: bigint | undefined;
  readonly #operations: DataLoader<string, OperationRecord | undefined>;
  readonly #pages: PageLoader;
  #channels: Promise<readonly ChannelRow[]> | undefined;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#sql = sql;
    this.#asOf = asOf;
    this.#operations = new DataLoader((ids) => findOperations(sql, ids, asOf));
    this.#pages = new PageLoader(sql, asOf);
  }

  /** All registered channels, by name. */
  channels(): Promise<readonly ChannelRow[]> {
    this.#channels ??= this.#sql
      .query<{ content: ChannelRow }>(`SELECT content FROM ops.channels WHERE ${validAt(this.#asOf)} ORDER BY name`)
      .then((rows) => rows.map(({ content }) => content));
    return this.#channels;
  }

  async channel(name: string): Promise<ChannelRow | undefined> {
    return (await this.channels()).find((row) => row.name === name);
  }

  operation(id: string): Promise<OperationRecord | undefined> {
    return this.#operations.load(id.replaceAll("\0", "\ufffd"));
  }

  /** Operations, newest first unless ordered otherwise. @throws BAD_INPUT */
  async operations(
    wanted: OperationConditions,
    args: PageRequest,
    { field, isDescending }: { readonly field: OperationOrder; readonly isDescending: boolean } = newestFirst,
  ): Promise<Connection<OperationRecord>> {
    const [order, conditions] = [orders[field], conditionsOf(wanted, this.#asOf)];
    const query: ListQuery<{ id: string }> = { schema, table: operationsTable, order, isDescending, conditions };
    const page = await this.#pages.page(query, args);
    const records = await Promise.all(page.nodes.map(({ id }) => this.operation(id)));
    const edges = page.edges.map(({ cursor }, at) => ({ cursor, node: records[at] as OperationRecord }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }
}

async function findOperations(
  sql: Sql,
  ids: readonly string[],
  block: bigint | undefined,
): Promise<(OperationRecord | undefined)[]> {
  const partsOf = async <Row extends { readonly operation: string; readonly content: unknown }>(
    table: Table<Row>,
    ...order: readonly (keyof Row & string)[]
  ) => {
    const what = { schema, table, key: "operation", columns: ["operation", "content"], order, block } as const;
    const parts = await lookUp<Row, "operation" | "content">(sql, what, ids);
    return (id: string): Row["content"][] => (parts.get(id) ?? []).map(({ content }) => content);
  };
  const rows = { schema, table: operationsTable, key: "id", columns: ["id", "content"], block } as const;
  const [operations, votesOf, executionsOf, stepsOf, historyOf] = await Promise.all([
    lookUp(sql, rows, ids),
    partsOf(votesTable, "organization"),
    partsOf(executionsTable, "organization"),
    partsOf(stepsTable, "organization", "place"),
    partsOf(historyTable, "block", "tx", "place"),
  ]);
  return ids.map((id) => {
    const row = operations.get(id)?.[0]?.content;
    if (!row) return undefined;
    const executions = byOrganization(executionsOf(id));
    return {
      row: row.status === "APPROVED" && executions.size > 0 ? { ...row, status: "EXECUTING" } : row,
      votes: byOrganization(votesOf(id)),
      executions,
      steps: Map.groupBy(stepsOf(id), ({ organization }) => organization),
      history: historyOf(id),
    };
  });
}

/** Rows by their organisation. */
export function byOrganization<Row extends { readonly organization: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.organization, row]));
}

const searched = "lower(concat_ws(' ', id, content->>'title', content->>'description'))";

/** The ledger closes an expired proposal only when somebody asks it to. */
const awaitsVote = (asOf: bigint | undefined) => (bound: string) =>
  `(status = 'PROPOSED'
  AND (content->>'expiresAt')::timestamptz > now()
  AND (content->'electorate')::jsonb @> to_jsonb(ARRAY[${bound}::text])
  AND NOT EXISTS (SELECT 1 FROM ops.votes
    WHERE votes.operation = operations.id AND votes.organization = ${bound} AND ${validAt(asOf, "votes.")}))`;

function conditionsOf(wanted: OperationConditions, asOf: bigint | undefined): Condition[] {
  const { status, channel, proposer, template, text, requestedFrom, requestedTo, awaitingVoteOf } = wanted;
  return [
    ...equals("content->'template'->>'name'", template),
    ...conditionWith(text, (bound) => `strpos(${searched}, lower(${bound}::text)) > 0`),
    ...conditionWith(requestedFrom?.toISOString(), (bound) => `requested_at >= ${bound}::timestamptz`),
    ...conditionWith(requestedTo?.toISOString(), (bound) => `requested_at < ${bound}::timestamptz`),
    ...conditionWith(awaitingVoteOf, awaitsVote(asOf)),
    ...(status ? [{ sql: (bound: string) => `${effectiveStatus(asOf)} = ANY(${bound}::text[])`, value: status }] : []),
    ...equals("channel", channel),
    ...equals("proposer", proposer),
  ];
}
