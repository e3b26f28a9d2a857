import type { ServiceKind, ServiceStatus } from "@ledgerloom/chaincode";
import type { StoreDefinition } from "../../../store/projection/store.ts";
import { nullable, numeric, searched, text, texts, timestamp } from "../../../store/tables/columns.ts";
import { defineTable } from "../../../store/tables/table.ts";

export const servicesTable = defineTable({
  name: "services",
  columns: {
    name: text(),
    /** Name, folded. */
    foldedName: searched(),
    /** Name, category and tags, folded. */
    labels: searched(),
    /** Words of all of these and of the description. */
    words: searched("tsvector"),
    kind: text<ServiceKind>(),
    status: text<ServiceStatus>(),
    /** Address of the account that registered it. */
    developerAddress: text("developer"),
    category: nullable(text()),
    tags: texts(),
    description: text(),
    url: nullable(text()),
    price: numeric(),
    /** Names of the services that a mashup composes, sorted. */
    composedNames: texts(),
    createdAt: timestamp(),
    updatedAt: timestamp(),
  },
  key: ["name"],
  indexes: [
    "(status, name)",
    "(price, name)",
    "(created_at, name)",
    "(developer, name)",
    "(category, name)",
    "USING gin (tags)",
    "USING gin (composed_names)",
    "(updated_at, name)",
    "USING gin (words)",
    "USING gin (labels gin_trgm_ops)",
  ],
});

export const usersTable = defineTable({
  name: "users",
  columns: {
    address: text(),
    name: text(),
    /** Name as the ledger compares it: in lower case. */
    foldedName: text(),
    introduction: text(),
    mspId: text("organization"),
    joinedAt: timestamp(),
  },
  key: ["address"],
  indexes: ["(organization, address)", "(folded_name)"],
});

export const callRightsTable = defineTable({
  name: "call_rights",
  columns: {
    serviceName: text("service"),
    userAddress: text("account"),
    callsLeft: numeric(),
    callsBought: numeric(),
    paid: numeric(),
    updatedAt: timestamp(),
  },
  key: ["userAddress", "serviceName"],
});

/** Store of the marketplace: rows of its channel. */
export function marketplaceStore(channel: string): StoreDefinition {
  const tables = [servicesTable, usersTable, callRightsTable];
  // Changes with the derivation of rows, such as how names are folded.
  const version = "words 1";
  return { schema: "marketplace", source: `fabric/${channel}`, tables, extensions: ["pg_trgm"], version };
}
