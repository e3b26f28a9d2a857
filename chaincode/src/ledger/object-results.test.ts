import { JSONSerializer } from "fabric-contract-api";
import { expect, test } from "vitest";

test("a contract may return objects, nested ones too, and not only text", () => {
  const result = { name: "a", parts: [{ name: "b", count: 2 }], nothing: null };
  expect(JSON.parse(new JSONSerializer().toBuffer(result).toString())).toEqual(result);
});
