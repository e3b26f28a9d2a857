import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { StoreDefinition } from "../../store/projection/store.ts";
import { tableStatements } from "../../store/tables/table.ts";
import { marketplaceStore } from "../../subgraphs/marketplace/projection/tables.ts";
import { opsStore } from "../../subgraphs/ops/projection/tables.ts";
import { paymentsStore } from "../../subgraphs/payments/projection/tables.ts";

/** SHA-256 of the statements that create a store's tables. */
function layoutOf({ schema, tables }: StoreDefinition): string {
  const statements = tables.flatMap((table) => tableStatements(schema, table));
  return createHash("sha256").update(statements.join(";")).digest("hex");
}

/** A store whose tables look different is emptied when it is opened, so a new digest here is a decision. */
test.each([
  [opsStore("ops"), "902dcddb5c6091dc4cff2e122c90b2b97d2928371af1a33a0458a10e199992f3"],
  [marketplaceStore("marketplace"), "0718f8f36933c4ef7155596ac2a715d1d585993a5343370f90c42e3823c68eae"],
  [paymentsStore, "b0d0e3996dd3f9d725b27bb476c397075839cc0cf8a03be8897c45a7c998ceba"],
])("the store $schema keeps what earlier versions wrote", (definition, digest) => {
  expect(layoutOf(definition)).toBe(digest);
});
