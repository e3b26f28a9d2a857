import type { ChannelRow, ExecutionRow, HistoryRow, OperationRow, StepRow, VoteRow } from "@ledgerloom/chaincode";
import type { StoreDefinition } from "../../../store/projection/store.ts";
import { bigint, integer, json, text, timestamp } from "../../../store/tables/columns.ts";
import { defineTable } from "../../../store/tables/table.ts";

/** Tables of the ledger's rows: the whole row in `content`, beside the columns by which it is found. */
export const channelsTable = defineTable({
  name: "channels",
  columns: { name: text(), content: json<ChannelRow>() },
  key: ["name"],
});

export const operationsTable = defineTable({
  name: "operations",
  columns: {
    id: text(),
    status: text(),
    channel: text(),
    proposer: text(),
    requestedAt: timestamp(),
    content: json<OperationRow>(),
  },
  key: ["id"],
  indexes: ["(requested_at, id)"],
});

export const votesTable = defineTable({
  name: "votes",
  columns: { operation: text(), organization: text(), content: json<VoteRow>() },
  key: ["operation", "organization"],
});

export const executionsTable = defineTable({
  name: "executions",
  columns: { operation: text(), organization: text(), content: json<ExecutionRow>() },
  key: ["operation", "organization"],
});

export const stepsTable = defineTable({
  name: "steps",
  columns: { operation: text(), organization: text(), place: integer(), content: json<StepRow>() },
  key: ["operation", "organization", "place"],
});

/** Table of acts in the order of the ledger: by block, transaction and write. */
export const historyTable = defineTable({
  name: "history",
  columns: { operation: text(), block: bigint(), tx: integer(), place: integer(), content: json<HistoryRow>() },
  key: ["operation", "block", "tx", "place"],
});

/** Store of ops: rows of its channel. */
export function opsStore(channel: string): StoreDefinition {
  const tables = [channelsTable, operationsTable, votesTable, executionsTable, stepsTable, historyTable];
  return { schema: "ops", source: `fabric/${channel}`, tables };
}
