import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("docs/reference/limits.md", "utf8");
const [, section = ""] = /## What stays in memory\n([\s\S]*?)\n## /.exec(page) ?? [];
const rows = [...section.matchAll(/^\| (?!what|-)(.+) \| (.+) \| `(.+)` \|$/gm)];

test("the table of what stays in memory has rows", () => expect(rows.length).toBeGreaterThan(15));

test.each(rows.map(([, what, bound, file]) => ({ what, bound, file: file ?? "" })))(
  "$what is bounded where the table says: $file",
  ({ bound, file }) => {
    expect(existsSync(file)).toBe(true);
    expect(bound).toMatch(/\S/);
  },
);
