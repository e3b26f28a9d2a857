import type { CallRightsRow, ServiceRow, UserRow } from "@ledgerloom/chaincode";
import type { RowOf } from "../../../store/tables/table.ts";
import { searchedColumns } from "./search-words.ts";
import type { callRightsTable, servicesTable, usersTable } from "./tables.ts";

/** Rows of a service, of an account's user and of its call rights, as the store and the graph have them. */
export type ServiceRecord = RowOf<typeof servicesTable>;
export type UserRecord = RowOf<typeof usersTable>;
export type CallRightsRecord = RowOf<typeof callRightsTable>;

/** Orders of a list of services. */
export type ServiceOrder = "NAME" | "CREATED_AT" | "UPDATED_AT" | "PRICE" | "RELEVANCE";

/** Service of the ledger's row. */
export function serviceRecord({ developer, composes, isRewardDue, isFeeDue, ...row }: ServiceRow): ServiceRecord {
  return {
    ...row,
    ...searchedColumns(row),
    developerAddress: developer,
    category: row.category || null,
    url: row.url || null,
    price: BigInt(row.price),
    composedNames: [...composes].sort(),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  };
}

/** Names of users that fold to the same are one name on the ledger. */
export const foldUserName = (name: string): string => name.toLowerCase();

/** User of the ledger's row. */
export function userRecord({ organization, joinedAt, ...row }: UserRow): UserRecord {
  return { ...row, foldedName: foldUserName(row.name), mspId: organization, joinedAt: new Date(joinedAt) };
}

/** Call rights of the ledger's row. */
export function callRightsRecord(row: CallRightsRow): CallRightsRecord {
  return {
    serviceName: row.service,
    userAddress: row.user,
    callsLeft: BigInt(row.callsLeft),
    callsBought: BigInt(row.callsBought),
    paid: BigInt(row.paid),
    updatedAt: new Date(row.updatedAt),
  };
}
