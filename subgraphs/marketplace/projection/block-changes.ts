import type { KeyWrite, LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import { marketplaceChaincode } from "../../../ledgers/fabric/contracts/marketplace.ts";
import type { BlockChanges } from "../../../store/projection/store.ts";
import { type RowChange, upsert } from "../../../store/tables/row-writer.ts";
import { outboxEventsOf } from "./event-record.ts";
import { callRightsRecord, serviceRecord, userRecord } from "./rows.ts";
import { callRightsTable, servicesTable, usersTable } from "./tables.ts";

/** Rows and events that a block's valid transactions wrote. Rows equal the ledger's state by construction. */
export function changesOf(block: LedgerBlock): Pick<BlockChanges, "rows" | "events"> {
  const writes = block.transactions.flatMap((transaction) => transaction.writes);
  const own = writes.filter(({ namespace }) => namespace === marketplaceChaincode);
  return { rows: own.flatMap(rowOf), events: outboxEventsOf(block) };
}

/** Row of a write; its key is `service/<name>`, or a composite one that begins with its kind. */
function rowOf({ key, value }: KeyWrite): RowChange[] {
  // None of the rows shown here is ever deleted.
  if (value === null) return [];
  if (key.startsWith("service/")) return [upsert(servicesTable, serviceRecord(parse(value)))];
  if (key.startsWith("\0user\0")) return [upsert(usersTable, userRecord(parse(value)))];
  if (key.startsWith("\0rights\0")) return [upsert(callRightsTable, callRightsRecord(parse(value)))];
  return [];
}

function parse<Row>(value: Uint8Array): Row {
  return JSON.parse(Buffer.from(value.buffer, value.byteOffset, value.length).toString("utf8")) as Row;
}
