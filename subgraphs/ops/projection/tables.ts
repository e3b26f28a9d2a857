import type { StoreDefinition } from "../../../store/store.ts";
import type { TableDefinition } from "../../../store/tables/table.ts";

/** Rows of the ledger are kept as they are, in `content`, beside the columns by which they are found. */
export const channelsTable: TableDefinition = {
  name: "channels",
  columns: { name: "text", content: "json" },
  key: ["name"],
};

export const operationsTable: TableDefinition = {
  name: "operations",
  columns: {
    id: "text",
    status: "text",
    channel: "text",
    proposer: "text",
    requested_at: "timestamptz",
    content: "json",
  },
  key: ["id"],
  indexes: ["(requested_at, id)"],
};

export const votesTable: TableDefinition = {
  name: "votes",
  columns: { operation: "text", organization: "text", content: "json" },
  key: ["operation", "organization"],
};

export const executionsTable: TableDefinition = { ...votesTable, name: "executions" };

export const stepsTable: TableDefinition = {
  name: "steps",
  columns: { operation: "text", organization: "text", place: "integer", content: "json" },
  key: ["operation", "organization", "place"],
};

/** Acts, in the order of the ledger: by block, transaction and write. */
export const historyTable: TableDefinition = {
  name: "history",
  columns: { operation: "text", block: "bigint", tx: "integer", place: "integer", content: "json" },
  key: ["operation", "block", "tx", "place"],
};

/** What ops keeps of its channel. */
export function opsStore(channel: string): StoreDefinition {
  const tables = [channelsTable, operationsTable, votesTable, executionsTable, stepsTable, historyTable];
  return { schema: "ops", source: `fabric/${channel}`, tables };
}
