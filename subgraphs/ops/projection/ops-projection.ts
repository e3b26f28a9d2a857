import type {
  ChannelRow,
  ExecutionRow,
  HistoryRow,
  OperationEventPayload,
  OperationRow,
  OpsKey,
  StepRow,
  VoteRow,
} from "@ledgerloom/chaincode";
import type { KeyWrite, LedgerBlock, LedgerTransaction } from "../../../ledgers/fabric/blocks.ts";
import { EventFeed } from "../../shared/event-feed.ts";
import { splitStateKey } from "./state-key.ts";

/** An operation with all rows that belong to it. */
export interface OperationRecord {
  /** Sorts operations newest first. */
  readonly order: string;
  row: OperationRow;
  readonly votes: Map<string, VoteRow>;
  readonly executions: Map<string, ExecutionRow>;
  /** By organisation, each in the order of the steps. */
  readonly steps: Map<string, StepRow[]>;
  /** In the order of the ledger. */
  readonly history: HistoryRow[];
}

/** An act on an operation, as its transaction's event tells it. */
export interface OperationAct extends OperationEventPayload {
  readonly type: string;
  readonly at: Date;
  readonly transactionId: string;
}

interface WrittenRow {
  readonly kind: keyof typeof OpsKey;
  readonly id: string;
  readonly row: unknown;
}

const newestFirst = 10n ** 20n;

/**
 * The ops chaincode's state, kept equal to the ledger by applying each valid transaction's writes, and the stream of
 * its events.
 */
export class OpsProjection {
  readonly #chaincode: string;
  readonly #channels = new Map<string, ChannelRow>();
  readonly #operations = new Map<string, OperationRecord>();
  readonly #newestFirst: OperationRecord[] = [];
  readonly events = new EventFeed<OperationAct>();

  constructor(chaincode: string) {
    this.#chaincode = chaincode;
  }

  get channels(): readonly ChannelRow[] {
    return [...this.#channels.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  channel(name: string): ChannelRow | undefined {
    return this.#channels.get(name);
  }

  operation(id: string): OperationRecord | undefined {
    return this.#operations.get(id);
  }

  /** Newest first; the list is the projection's own and changes with the next block. */
  get operations(): readonly OperationRecord[] {
    return this.#newestFirst;
  }

  apply(block: LedgerBlock): void {
    for (const [index, transaction] of block.transactions.entries()) {
      const rows = transaction.writes.flatMap((write) => this.#rowOf(write));
      const position = block.number * 1_000_000n + BigInt(index);
      // Writes are sorted by key, which puts some parts of a new operation before the operation itself.
      for (const { kind, row } of rows) if (kind === "operation") this.#writeOperation(row as OperationRow, position);
      for (const { kind, id, row } of rows) this.#writeRow(kind, id, row);
      this.#tell(transaction, { block: block.number, transaction: index, event: 0 });
    }
  }

  /** Nothing of the chaincode is ever deleted but the index of open operations, which is not kept here. */
  #rowOf({ namespace, key, value }: KeyWrite): WrittenRow[] {
    if (namespace !== this.#chaincode || value === null) return [];
    const [kind, id = ""] = splitStateKey(key);
    return [{ kind: kind as WrittenRow["kind"], id, row: JSON.parse(Buffer.from(value).toString("utf8")) as unknown }];
  }

  #writeOperation(row: OperationRow, position: bigint): void {
    const record = this.#operations.get(row.id);
    if (record) {
      record.row = row;
      return;
    }
    const order = String(newestFirst - position);
    const parts = { votes: new Map(), executions: new Map(), steps: new Map(), history: [] };
    const added: OperationRecord = { order, row, ...parts };
    this.#operations.set(row.id, added);
    this.#newestFirst.unshift(added);
  }

  #writeRow(kind: WrittenRow["kind"], id: string, row: unknown): void {
    if (kind === "channel") this.#channels.set(id, row as ChannelRow);
    const record = this.#operations.get(id);
    if (!record) return;
    if (kind === "vote") record.votes.set((row as VoteRow).organization, row as VoteRow);
    if (kind === "execution") {
      record.executions.set((row as ExecutionRow).organization, row as ExecutionRow);
      // The ledger stores no EXECUTING: it is what an approved operation is from its first execution on.
      if (record.row.status === "APPROVED") record.row = { ...record.row, status: "EXECUTING" };
    }
    if (kind === "step") appendStep(record, row as StepRow);
    if (kind === "history") record.history.push(row as HistoryRow);
  }

  #tell(
    { event, id, timestamp }: LedgerTransaction,
    position: { block: bigint; transaction: number; event: number },
  ): void {
    if (event?.chaincode !== this.#chaincode) return;
    const payload = JSON.parse(Buffer.from(event.payload).toString("utf8")) as Partial<OperationEventPayload>;
    const { operation, organization } = payload;
    if (!operation || organization === undefined) return;
    const act = { ...payload, operation, organization, type: event.name, at: timestamp, transactionId: id };
    this.events.append(position, act);
  }
}

function appendStep({ steps }: OperationRecord, row: StepRow): void {
  const own = steps.get(row.organization) ?? [];
  own[row.index] = row;
  steps.set(row.organization, own);
}
