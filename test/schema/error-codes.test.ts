import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorCodes } from "../../errors/platform-error.ts";

const page = readFileSync("docs/reference/errors.md", "utf8");
const sources = globSync("{gateway,serving,store,subgraph-protocol,subgraphs/kit}/**/*.ts").filter(
  (file) => !file.includes("test"),
);

/** Codes that errors are made with, wherever they are made. */
const made = sources.flatMap((file) => [
  ...readFileSync(file, "utf8").matchAll(/(?:code: |unauthenticated\(|forClients\([^)]*code: )"([A-Z_]{4,})"/g),
]);

/** Which the gateway answers as another one. */
const inner = new Set(["TIMEOUT_ERROR"]);

test("every code that an error may have is explained on its page", () => {
  const codes = new Set([...errorCodes, ...made.map(([, code = ""]) => code)]);
  expect(codes.has("BAD_USER_INPUT")).toBe(true);
  expect([...codes].filter((code) => !inner.has(code) && !page.includes(`\`${code}\``))).toEqual([]);
});

test.each(["docs/reference/errors.md", "docs/guides/paying.md"])("%s says of every code what to do", (path) => {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => /^\|[^|]*(?:\|[^|`]*)?`[A-Z]+_?[A-Z_]+`/.test(line))
    .map((line) => line.split("|").slice(1, -1));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual([]);
});
