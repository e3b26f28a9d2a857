import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importsByPath } from "./imports.ts";

interface Step {
  readonly isImported: boolean;
  readonly file: string;
}

const [, walksText = ""] = readFileSync("docs/architecture.md", "utf8").split("\n## Walks\n");
const walks = walksText
  .split("\n### ")
  .slice(1)
  .map((text) => ({
    name: text.split("\n")[0] ?? "",
    text,
    steps: [...text.matchAll(/^\d+\. (→ |⇢ )?`([^`]+)`/gm)].map(
      ([, arrow, file = ""]): Step => ({ isImported: arrow === "→ ", file }),
    ),
  }));

test("there are five walks", () => {
  expect(walks.map(({ steps }) => steps.length >= 10)).toEqual(Array(5).fill(true));
});

test.each(walks)("$name: all files exist", ({ text }) => {
  const named = [...text.matchAll(/`([^`]+\.ts)`/g)].map(([, file = ""]) => file);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

test.each(walks)("$name: each file is imported by one before it, where it says so", ({ steps }) => {
  const strangers = steps.filter(({ isImported, file }, at) => {
    const before = steps.slice(0, at).flatMap((step) => importsByPath(step.file));
    return isImported && !before.includes(file);
  });
  expect(strangers).toEqual([]);
});
