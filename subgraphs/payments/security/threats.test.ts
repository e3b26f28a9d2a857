import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const page = await readFile("docs/security/payments-threats.md", "utf8");
const rows = [...page.matchAll(/^\| (?!attack|-)(.+?) \| (.+?) \| `(.+?)` ?(.*?) ?\|$/gm)];

test("the page has rows", () => {
  expect(rows.length).toBeGreaterThan(30);
});

test.each(rows.map(([, attack, , file, name]) => ({ attack, file: file ?? "", name: name ?? "" })))(
  "$attack: its test is there",
  async ({ file, name }) => {
    expect((await readFile(file, "utf8")).includes(name)).toBe(true);
  },
);
