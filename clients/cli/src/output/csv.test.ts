import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("cells are quoted where they have to be, and no name is a formula", () => {
  expect(csvLine(["a", null, 'b"c', "d,e", -5, "-12", "=1+1", "-1+1", "@x", "two\nlines"])).toBe(
    'a,,"b""c","d,e",-5,-12,\'=1+1,\'-1+1,\'@x,two\\u{a}lines',
  );
});
