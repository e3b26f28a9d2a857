import { createHash } from "node:crypto";
import type { StoreDefinition } from "../projection/store.ts";
import { tableStatements } from "../tables/table.ts";

/**
 * SHA-256 of the statements that create a store's tables. A store whose tables look different is emptied when it is
 * opened, so a new digest in a test is a decision.
 */
export function layoutDigest({ schema, tables }: StoreDefinition): string {
  const statements = tables.flatMap((table) => tableStatements(schema, table));
  return createHash("sha256").update(statements.join(";")).digest("hex");
}
