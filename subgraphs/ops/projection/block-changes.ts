import type {
  ChannelRow,
  ExecutionRow,
  HistoryRow,
  OperationEventPayload,
  OperationRow,
  StepRow,
  VoteRow,
} from "@ledgerloom/chaincode";
import type { KeyWrite, LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import { opsChaincode } from "../../../ledgers/fabric/contracts/ops.ts";
import type { OutboxEvent, StoredEvent } from "../../../store/events/event-log.ts";
import type { BlockChanges } from "../../../store/projection/store.ts";
import { type RowChange, upsert } from "../../../store/tables/row-writer.ts";
import { splitStateKey } from "./state-key.ts";
import { channelsTable, executionsTable, historyTable, operationsTable, stepsTable, votesTable } from "./tables.ts";

/** Act on an operation, as its transaction's event reports it. */
export interface OperationAct extends OperationEventPayload {
  readonly type: string;
  readonly at: Date;
  readonly transactionId: string;
}

/** Place of a write on the ledger. */
interface Place {
  readonly block: bigint;
  readonly tx: number;
  readonly place: number;
}

/**
 * Rows and events that a block's valid transactions wrote as the ops chaincode. Rows equal the ledger's state by
 * construction.
 */
export function changesOf(block: LedgerBlock): Pick<BlockChanges, "rows" | "events"> {
  return {
    rows: block.transactions.flatMap(({ writes }, tx) =>
      writes.flatMap((write, place) =>
        write.namespace === opsChaincode ? rowOf(write, { block: block.number, tx, place }) : [],
      ),
    ),
    events: eventsOf(block),
  };
}

/** Row of a write. The chaincode deletes nothing but the index of open operations, which has no rows here. */
function rowOf({ key, value }: KeyWrite, at: Place): RowChange[] {
  if (value === null) return [];
  const [kind = "", operation = ""] = splitStateKey(key);
  const write = writers[kind];
  return write ? [write(JSON.parse(Buffer.from(value).toString("utf8")) as never, operation, at)] : [];
}

const writers: Readonly<Record<string, (content: never, operation: string, at: Place) => RowChange>> = {
  channel: (content: ChannelRow) => upsert(channelsTable, { name: content.name, content }),
  operation: (content: OperationRow) => {
    const { id, status, channel, proposer } = content;
    const requestedAt = new Date(content.requestedAt);
    return upsert(operationsTable, { id, status, channel, proposer, requestedAt, content });
  },
  vote: (content: VoteRow, operation) => upsert(votesTable, { operation, organization: content.organization, content }),
  execution: (content: ExecutionRow, operation) =>
    upsert(executionsTable, { operation, organization: content.organization, content }),
  step: (content: StepRow, operation) =>
    upsert(stepsTable, { operation, organization: content.organization, place: content.index, content }),
  history: (content: HistoryRow, operation, at) => upsert(historyTable, { operation, ...at, content }),
};

function eventsOf(block: LedgerBlock): OutboxEvent[] {
  return block.transactions.flatMap(({ event, id, timestamp }, transaction) => {
    if (event?.chaincode !== opsChaincode) return [];
    const payload = JSON.parse(Buffer.from(event.payload).toString("utf8")) as Partial<OperationEventPayload>;
    if (!payload.operation || payload.organization === undefined) return [];
    const kept = { act: payload, at: timestamp.toISOString(), transactionId: id };
    return [{ transaction, index: 0, type: event.name, payload: kept }];
  });
}

/** Act of an event in the log, as readers get it. */
export function operationAct({ type, payload }: StoredEvent): OperationAct {
  const { act, at, transactionId } = payload as { act: OperationEventPayload; at: string; transactionId: string };
  return { ...act, type, at: new Date(at), transactionId };
}
