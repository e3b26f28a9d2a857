import type { StoreDefinition } from "../../../store/store.ts";
import type { TableDefinition } from "../../../store/tables/table.ts";

export const servicesTable: TableDefinition = {
  name: "services",
  columns: {
    name: "text",
    /** The name as it is searched. */
    folded_name: "text",
    kind: "text",
    status: "text",
    developer: "text",
    category: "text",
    tags: "text[]",
    description: "text",
    url: "text",
    price: "numeric",
    composed_names: "text[]",
    created_at: "timestamptz",
    updated_at: "timestamptz",
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
  ],
};

export const usersTable: TableDefinition = {
  name: "users",
  columns: { address: "text", name: "text", introduction: "text", organization: "text", joined_at: "timestamptz" },
  key: ["address"],
  indexes: ["(organization, address)"],
};

export const callRightsTable: TableDefinition = {
  name: "call_rights",
  columns: {
    service: "text",
    account: "text",
    calls_left: "numeric",
    calls_bought: "numeric",
    paid: "numeric",
    updated_at: "timestamptz",
  },
  key: ["account", "service"],
};

/** What the marketplace keeps of its channel. */
export function marketplaceStore(channel: string): StoreDefinition {
  const tables = [servicesTable, usersTable, callRightsTable];
  // Changes with what rows are made of, as with how names are folded.
  return { schema: "marketplace", source: `fabric/${channel}`, tables, version: "folded 2" };
}
