import type { CallRightsRow, ServiceRow, UserRow } from "@ledgerloom/chaincode";
import type { KeyWrite, LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import type { BlockChanges } from "../../../store/store.ts";
import type { RowChange } from "../../../store/tables/row-writer.ts";
import { fold } from "../../kit/fold.ts";
import { outboxEventsOf } from "../events/event-record.ts";
import { marketplaceChaincode } from "./chaincode-name.ts";
import { callRightsTable, servicesTable, usersTable } from "./tables.ts";

/** What a block's valid transactions wrote: the rows equal the ledger's state by construction. */
export function changesOf(block: LedgerBlock): Pick<BlockChanges, "rows" | "events"> {
  const writes = block.transactions.flatMap((transaction) => transaction.writes);
  const own = writes.filter(({ namespace }) => namespace === marketplaceChaincode);
  return { rows: own.flatMap(rowOf), events: outboxEventsOf(block) };
}

/** Keys of the ledger: `service/<name>`, or composite ones that begin with their kind. */
function rowOf({ key, value }: KeyWrite): RowChange[] {
  // Of the rows shown here none is ever deleted.
  if (value === null) return [];
  if (key.startsWith("service/")) return [{ table: servicesTable, row: serviceColumns(parse<ServiceRow>(value)) }];
  if (key.startsWith("\0user\0")) return [{ table: usersTable, row: userColumns(parse<UserRow>(value)) }];
  if (key.startsWith("\0rights\0"))
    return [{ table: callRightsTable, row: rightsColumns(parse<CallRightsRow>(value)) }];
  return [];
}

function serviceColumns(row: ServiceRow) {
  const { name, kind, status, developer, tags, description, price } = row;
  return {
    ...{ name, folded_name: fold(name), kind, status, developer, tags, description, price },
    category: row.category || null,
    url: row.url || null,
    composed_names: [...row.composes].sort(),
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

function userColumns({ address, name, introduction, organization, joinedAt }: UserRow) {
  return { address, name, introduction, organization, joined_at: joinedAt };
}

function rightsColumns({ service, user, callsLeft, callsBought, paid, updatedAt }: CallRightsRow) {
  return { service, account: user, calls_left: callsLeft, calls_bought: callsBought, paid, updated_at: updatedAt };
}

function parse<Row>(value: Uint8Array): Row {
  return JSON.parse(Buffer.from(value.buffer, value.byteOffset, value.length).toString("utf8")) as Row;
}
