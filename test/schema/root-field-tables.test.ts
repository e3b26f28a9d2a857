import { expect, test } from "vitest";
import { permissionsPage } from "../../scripts/root-field-tables.ts";

const pageWith = (...rows: readonly string[]) =>
  ["<!-- root fields -->", "| root field | who may call it |", "|---|---|", ...rows, "<!-- /root fields -->", ""].join(
    "\n",
  );

test("a new field gets its row from its directives, an old one keeps it, one that is gone has none", () => {
  const sdl = `type Query { kept: Int known: Int @authenticated open: Int }
    type Mutation { act: Int @requiresScopes(scopes: [["ops:write"]]) @policy(policies: [["bulk-import"]]) }`;
  const page = pageWith("| `Query.gone` | everybody |", "| `Query.kept` | any token |");
  expect(permissionsPage(page, [sdl])).toBe(
    pageWith(
      "| `Query.kept` | any token |",
      "| `Query.known` | any token |",
      "| `Query.open` | everybody |",
      "| `Mutation.act` | `ops:write policy:bulk-import` |",
    ),
  );
});
