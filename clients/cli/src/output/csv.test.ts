import { expect, test } from "vitest";
import { Csv, csvLine } from "./csv.ts";
import { type Column, exactly } from "./table.ts";

test("cells are quoted where they have to be, and no name is a formula", () => {
  expect(csvLine(["a", null, 'b"c', "d,e", -5, "-12", "=1+1", "-1+1", "@x", "two\nlines"])).toBe(
    'a,,"b""c","d,e",-5,-12,\'=1+1,\'-1+1,\'@x,two\\u{a}lines',
  );
});

test("columns of a table become those of a file, with integers in place of amounts and more behind", () => {
  const shown: readonly Column<{ name: string; price: string }>[] = [
    { heading: "FULL NAME", of: ({ name }) => name },
    { heading: "PRICE", of: ({ price }) => `${price} wei`, isNumber: true },
  ];
  const csv = new Csv(exactly(shown, { PRICE: ({ price }) => price, ASSET: () => "ether" }));
  expect([csv.head, ...csv.lines([{ name: "a,b", price: "5" }])]).toEqual(["fullName,price,asset", '"a,b",5,ether']);
});
